import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

export const words = wordBook({
  group: ['职权与流程', 'Powers and flowcharts'],
  pages: { powers: ['职权目录', 'Powers'] },
  empty: [
    '还没有您能查看的职权。职权由科室、单位负责人登记，经审核公布后列在这里。',
    'There is no power that you may see yet. Heads of departments enter them; once reviewed and published they are listed here.',
  ],
  columns: {
    code: ['编码', 'Code'],
    name: ['职权名称', 'Power'],
    category: ['类别', 'Category'],
    department: ['科室、单位', 'Department'],
    statutory: ['法定时限', 'Statutory limit'],
    statutoryUnit: ['法定时限单位', 'Unit of the statutory limit'],
    promised: ['承诺时限', 'Promised limit'],
    promisedLimit: ['承诺时限', 'Promised limit'],
    statutoryLimit: ['法定时限', 'Statutory limit'],
    promisedUnit: ['承诺时限单位', 'Unit of the promised limit'],
    limits: ['时限（承诺 / 法定）', 'Limit (promised / statutory)'],
    version: ['版本', 'Version'],
    state: ['状态', 'State'],
    validFrom: ['生效日期', 'In force from'],
    open: ['是否公开', 'Published to all'],
    basis: ['行使依据', 'Legal basis'],
    document: ['依据文件', 'Document'],
    article: ['条款', 'Article'],
    text: ['条文', 'Wording'],
    procedure: ['程序', 'Procedure'],
    responsibility: ['责任', 'Responsibility'],
    reason: ['理由', 'Reason'],
  },
  categories: {
    licence: ['行政许可', 'Administrative licence'],
    penalty: ['行政处罚', 'Administrative penalty'],
    coercion: ['行政强制', 'Administrative coercion'],
    levy: ['行政征收', 'Administrative levy'],
    payment: ['行政给付', 'Administrative payment'],
    inspection: ['行政检查', 'Administrative inspection'],
    confirmation: ['行政确认', 'Administrative confirmation'],
    reward: ['行政奖励', 'Administrative reward'],
    ruling: ['行政裁决', 'Administrative ruling'],
    otherAdministrative: ['其他行政权力', 'Other administrative power'],
    personnel: ['人事管理', 'Personnel'],
    finance: ['财务管理', 'Finance'],
    procurement: ['物资采购', 'Procurement'],
    engineering: ['工程项目', 'Works'],
    specialFunds: ['专项资金', 'Special funds'],
    fundVoting: ['产业项目资金票决', 'Voting on industry funds'],
  },
  states: {
    draft: ['草稿', 'Draft'],
    submitted: ['已提交，待局内审核', 'Submitted, awaiting the office'],
    bureauReviewed: ['局内已审，待法制审核', 'Reviewed, awaiting legal affairs'],
    legallyReviewed: ['法制已审，待公布', 'Legally reviewed, awaiting publication'],
    published: ['已公布', 'Published'],
    superseded: ['已被新版取代', 'Superseded'],
    repealed: ['已废止', 'Repealed'],
  },
  units: { workingDay: ['个工作日', 'working days'], calendarDay: ['日', 'days'], immediate: ['即办', 'at once'] },
  oneOf: { workingDay: ['个工作日', 'working day'], calendarDay: ['日', 'day'] },
  values: { open: [({ value }: Facts) => (value === 'true' ? '公开' : '不公开'), ({ value }: Facts) => (value === 'true' ? 'Yes' : 'No')] },
  noLimit: ['未定', 'none'],
  yes: ['公开', 'Yes'],
  no: ['不公开', 'No'],
  deeds: {
    add: ['登记职权', 'Enter a power'],
    draft: ['起草', 'Draft'],
    upload: ['上传流程图', 'Upload a flowchart'],
    download: ['下载流程图', 'Download the flowchart'],
    submit: ['提交审核', 'Submit for review'],
    review: ['局内审核通过', 'Pass the review'],
    legalReview: ['法制审核通过', 'Pass the legal review'],
    publish: ['公布', 'Publish'],
    return: ['退回', 'Return'],
    repeal: ['废止', 'Repeal'],
  },
  done: {
    draft: ['起草', 'drafted'],
    submit: ['提交审核', 'submitted'],
    review: ['局内审核通过', 'passed the review'],
    legalReview: ['法制审核通过', 'passed the legal review'],
    publish: ['公布', 'published'],
    return: ['退回', 'returned'],
    repeal: ['废止', 'repealed'],
  },
  versionOf: [({ number }: Facts) => `第 ${String(number)} 版`, ({ number }: Facts) => `Version ${String(number)}`],
  inForce: [
    ({ from, to }: Facts) => `${String(from)} 起施行${to ? `，至 ${String(to)}` : ''}`,
    ({ from, to }: Facts) => `in force from ${String(from)}${to ? ` to ${String(to)}` : ''}`,
  ],
  mayEndLate: [
    '承诺时限与法定时限单位不同，在部分受理日会晚于法定时限，请改为同一单位。',
    'The promised limit is counted in another unit and ends after the statutory one for some days of acceptance; use one unit.',
  ],
  flowchart: ['权力运行流程图', 'Flowchart'],
  noFlowchart: ['这一版还没有流程图。没有流程图不能提交审核。', 'This version has no flowchart yet. It cannot be submitted without one.'],
  chooseStep: ['点流程图上的环节，看它的要求。', 'Choose a step of the flowchart to see what is asked of it.'],
  steps: ['环节清单', 'Steps'],
  step: ['环节', 'Step'],
  performers: ['可办岗位', 'Who may take it'],
  anyone: ['未限定岗位', 'No position is named'],
  stepLimit: ['环节时限', 'Limit of the step'],
  separatedFrom: ['不相容环节', 'Not by the same person as'],
  noSeparation: ['无', 'none'],
  stopsClock: { title: ['停计时限', 'Stops the clock'], supplement: ['补正', 'Supplement'], special: ['特别程序', 'Special procedure'] },
  history: ['版本与审核', 'Versions and reviews'],
  particulars: ['职权内容', 'Particulars'],
  publishNote: [
    '公布后这一版不再改动；上一版到前一日为止。首版可以写已经施行的日期。',
    'Once published this version never changes; the one before ends the day before. A first version may name a day gone by.',
  ],
  repealNote: ['今日为最后施行日，之后受理的办件不再适用。', 'Today is its last day in force.'],
  returnNote: ['退回到起草人，理由会写进审核记录。', 'It goes back to the draft; the reason stays in the review log.'],
  todos: {
    submit: [
      ({ name, number }: Facts) => `修改被退回的职权：${String(name)}（第 ${String(number)} 版）`,
      ({ name, number }: Facts) => `Revise the returned power ${String(name)} (version ${String(number)})`,
    ],
    review: [
      ({ name, number }: Facts) => `局内审核职权：${String(name)}（第 ${String(number)} 版）`,
      ({ name, number }: Facts) => `Review the power ${String(name)} (version ${String(number)})`,
    ],
    legalReview: [
      ({ name, number }: Facts) => `法制审核职权：${String(name)}（第 ${String(number)} 版）`,
      ({ name, number }: Facts) => `Review the legality of ${String(name)} (version ${String(number)})`,
    ],
    publish: [
      ({ name, number }: Facts) => `公布职权：${String(name)}（第 ${String(number)} 版）`,
      ({ name, number }: Facts) => `Publish the power ${String(name)} (version ${String(number)})`,
    ],
  },
});

const unsound = {
  unreachable: ['走不到', 'can never be reached'],
  cannotEnd: ['走到后可能永远办不完', 'may leave the case without an end'],
  tokensLeft: ['办结后仍有环节未了', 'may still be waiting when the case has ended'],
  unbounded: ['会被重复触发', 'may be started twice at once'],
  noStart: ['缺少开始', 'lacks a start'],
  noEnd: ['缺少结束', 'lacks an end'],
} as const;
type Unsound = Readonly<{ kind: keyof typeof unsound; node: string; name: string }>;
const unsoundAt = (facts: Facts, at: 0 | 1) =>
  (facts['faults'] as readonly Unsound[]).map(({ kind, node, name }) => [name || node, unsound[kind][at]]);

export const refusals = wordBook({
  'powers/not-found': ['没有找到这项职权或这一版本，或者您不能查看。', 'There is no such power or version, or you may not see it.'],
  'powers/drafting/forbidden': [
    '职权由本科室、单位负责人或领导小组办公室起草。',
    'A power is drafted by the head of its department or by the leading group’s office.',
  ],
  'powers/department/invalid': ['所选科室、单位不属于本单位。', 'The department does not belong to this bureau.'],
  'powers/code-taken': [
    ({ code }: Facts) => `编码 ${String(code)} 已被另一项职权使用。`,
    ({ code }: Facts) => `The code ${String(code)} already names another power.`,
  ],
  'powers/under-review': [
    ({ number }: Facts) => `第 ${String(number)} 版正在审核，退回或公布后才能再起草。`,
    ({ number }: Facts) => `Version ${String(number)} is under review; draft again once it is returned or published.`,
  ],
  'powers/no-flowchart': ['没有流程图。请先上传权力运行流程图。', 'There is no flowchart. Upload one first.'],
  'powers/flowchart/too-large': ['流程图文件超过 5 MB。', 'The flowchart is larger than 5 MB.'],
  'powers/flowchart/invalid': ['流程图读不懂。', 'The flowchart cannot be read.'],
  'powers/unsound': [
    (facts: Facts) =>
      `流程图不健全：${unsoundAt(facts, 0)
        .map(([node, what]) => `“${node}”${what}`)
        .join('；')}。每个环节都应在从开始到结束的路上。`,
    (facts: Facts) =>
      `The flowchart is not sound: ${unsoundAt(facts, 1)
        .map(([node, what]) => `“${node}” ${what}`)
        .join('; ')}. Every step must lie on a way from start to end.`,
  ],
  'powers/soundness-undecided': [
    '流程图的走法太多，无法判断是否健全，请简化。',
    'The flowchart has too many ways to tell whether it is sound; simplify it.',
  ],
  'powers/limit-without-unit/invalid': ['时限的数字和单位要一起填。', 'A limit needs both its figure and its unit.'],
  'powers/promise-too-long': [
    '承诺时限不得长于法定时限。承诺是对群众说的，只能比法律更快。',
    'The promised limit must not exceed the statutory one: a promise to the public can only be quicker than the law.',
  ],
  'powers/valid-from/invalid': [
    ({ earliest }: Facts) => `生效日期最早为 ${String(earliest)}，不能倒追。`,
    ({ earliest }: Facts) => `The earliest day is ${String(earliest)}; a version is never put in force backwards.`,
  ],
  'powers/cannot': ['这一版的状态不允许这样办理，请刷新后再看。', 'The state of this version does not allow this; reload the page.'],
  'powers/desk/forbidden': ['这一版不在您的岗位办理。', 'This version does not lie at your desk.'],
  'powers/own-matter': [
    '您起草或提交过这一版，不能由您审核、公布或退回，请由另一人办理。',
    'You drafted or submitted this version, so another person must review, publish or return it.',
  ],
});
