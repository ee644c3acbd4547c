import { wordBook } from '#platform/words.ts';

type F = Readonly<Record<string, unknown>>;
const t = (facts: F, key: string) => String(facts[key]);

/** What the first page says of this module. */
export const home = wordBook({
  todos: {
    fill: [(f: F) => `填报${t(f, 'year')}年度排查表 ${t(f, 'number')}`, (f: F) => `Fill in form ${t(f, 'number')} of ${t(f, 'year')}`],
    remind: [
      (f: F) => `排查表 ${t(f, 'number')} 还没有提交，离截止还有 ${t(f, 'days')} 天`,
      (f: F) => `Form ${t(f, 'number')} is not handed in; days left: ${t(f, 'days')}`,
    ],
    urged: [
      (f: F) => `催办：排查表 ${t(f, 'number')} 还没有提交，请尽快填报`,
      (f: F) => `Reminder: form ${t(f, 'number')} is not handed in; please do so soon`,
    ],
    late: [(f: F) => `排查表 ${t(f, 'number')} 逾期未交`, (f: F) => `Form ${t(f, 'number')} is late`],
    mend: [(f: F) => `排查表 ${t(f, 'number')} 被退回，请修改后重新提交`, (f: F) => `Form ${t(f, 'number')} was returned; mend it and hand it in`],
    assess: [(f: F) => `评定排查表 ${t(f, 'number')}`, (f: F) => `Assess form ${t(f, 'number')}`],
    review: [(f: F) => `审核排查表 ${t(f, 'number')}`, (f: F) => `Review form ${t(f, 'number')}`],
    adopt: [(f: F) => `记录领导小组通过 ${t(f, 'number')}`, (f: F) => `Record that the leading group adopted ${t(f, 'number')}`],
    opine: [(f: F) => `对 ${t(f, 'number')} 出具意见`, (f: F) => `Give the commission’s opinion on ${t(f, 'number')}`],
    sign: [(f: F) => `在排查表 ${t(f, 'number')} 上签名`, (f: F) => `Sign form ${t(f, 'number')}`],
    more: [(f: F) => `另有 ${t(f, 'count')} 份排查表等您办理`, (f: F) => `Further forms that wait for you: ${t(f, 'count')}`],
    evaluate: [(f: F) => `${t(f, 'count')} 份排查表已审核，等领导小组评估`, (f: F) => `Reviewed forms that wait for the sitting: ${t(f, 'count')}`],
    standIn: [
      (f: F) => `评估会 ${t(f, 'number')} 上有 ${t(f, 'count')} 个办公室人员本人的风险点，请您记录`,
      (f: F) => `Sitting ${t(f, 'number')}: points that concern everybody of the office, for you to record: ${t(f, 'count')}`,
    ],
    close: [
      (f: F) => `${t(f, 'year')}年度排查已过截止日，还有 ${t(f, 'count')} 份未交，请结束填报或者延期`,
      (f: F) => `The round of ${t(f, 'year')} is past its day, not filed: ${t(f, 'count')}; close or extend it`,
    ],
  },
  todoDeeds: {
    fill: ['填报', 'Fill in'],
    remind: ['填报', 'Fill in'],
    urged: ['填报', 'Fill in'],
    late: ['填报', 'Fill in'],
    mend: ['修改', 'Mend'],
    assess: ['评定', 'Assess'],
    review: ['审核', 'Review'],
    adopt: ['记录', 'Record'],
    opine: ['出具意见', 'Give the opinion'],
    sign: ['签名', 'Sign'],
    more: ['查看', 'See them'],
    evaluate: ['评估', 'Evaluate'],
    standIn: ['记录', 'Record'],
    close: ['办理', 'Settle'],
  },
  rules: {
    due: ['本轮排查的截止日，由领导小组办公室确定。', 'The last day of the round, which the leading group’s office set.'],
    standIn: [
      '办公室人员都须回避的，评估会的记录由纪检组长办理。',
      'Where everybody of the office must withdraw, the discipline head keeps the record of the sitting.',
    ],
    desk: ['排查表在本轮截止日前走完评定、审核。', 'Forms pass their desks by the round’s last day.'],
  },
  senders: { office: ['领导小组办公室', 'The leading group’s office'] },
  figures: {
    filed: { name: ['排查表已交', 'Forms handed in'], unit: ['份', ''], period: ['本轮', 'this round'] },
    reviewed: { name: ['排查表已审核', 'Forms reviewed'], unit: ['份', ''], period: ['本轮', 'this round'] },
  },
});
