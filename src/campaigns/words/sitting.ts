import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';
import { words as risks } from '#risks/words.ts';

const t = (facts: Facts, key: string) => String(facts[key]);

/** What the pages, the minutes and the refusals of a sitting say. */
export const sittingWords = wordBook({
  name: ['评估会', 'Sitting'],
  pages: { sittings: ['评估会', 'Sittings'], points: ['评估会风险点', 'Points of a sitting'] },
  empty: ['还没有开过评估会。表审核以后，由领导小组办公室召开。', 'There was no sitting yet. The office opens one when forms are reviewed.'],
  noPoints: ['没有等待评估的风险点：表审核以后会列在这里。', 'No point waits: those of reviewed forms are listed here.'],
  noneFound: ['没有符合筛选条件的风险点。', 'No point fits the filters.'],
  states: { open: ['进行中', 'Open'], closed: ['已结束', 'Closed'] },
  seats: { head: ['组长', 'Head'], deputy: ['副组长', 'Deputy'], member: ['成员', 'Member'] },
  columns: {
    number: ['编号', 'Number'],
    campaign: ['排查', 'Round'],
    heldOn: ['日期', 'Day'],
    place: ['地点', 'Place'],
    state: ['状态', 'State'],
    chair: ['主持', 'In the chair'],
    evaluated: ['评定', 'Decided'],
    registered: ['登记', 'Registered'],
    present: ['到会', 'Present'],
    opinion: ['领导小组意见', 'Opinion of the group'],
    form: ['表', 'Form'],
    department: ['科室、单位', 'Department'],
    person: ['岗位人员', 'Post holder'],
    description: ['风险点', 'Risk point'],
    proposal: ['建议', 'Proposed'],
    selfLevel: ['自评', 'Self'],
    reviewerLevel: ['审核', 'Reviewer'],
    level: ['定级', 'Level'],
    why: ['意见', 'Opinion'],
    pointState: ['办理', 'Stage'],
    tier: ['层级', 'Tier'],
    reason: ['理由', 'Reason'],
    into: ['并入', 'Into'],
    descriptions: ['拆分为（每行一个）', 'Split into (a line each)'],
    ids: ['风险点', 'Points'],
    campaignId: ['排查', 'Round'],
    chairId: ['主持', 'In the chair'],
  },
  pointStates: risks.states,
  levels: risks.levels,
  tiers: risks.tiers,
  deeds: {
    open: ['召开评估会', 'Open a sitting'],
    attend: ['记录到会', 'Record who came'],
    evaluate: ['定级', 'Set the level'],
    agree: ['批量同意', 'Agree'],
    agreeAll: [(count: number) => `同意全部一致的 ${count} 个`, (count: number) => `Agree with all ${count} that agree`],
    agreeChosen: [(count: number) => `按建议定级 ${count} 个`, (count: number) => `Set ${count} as proposed`],
    merge: ['合并', 'Merge'],
    split: ['拆分', 'Split'],
    return: ['退回填报人', 'Send back'],
    close: ['结束会议', 'Close the sitting'],
    register: ['登记造册', 'Register'],
    minutes: ['会议纪要（Word）', 'Minutes (Word)'],
  },
  explained: {
    closes: [
      '结束后，领导小组意见写入每份已全部定级的表，再按顺序登记造册。没有定完级的表留待下次评估会。',
      'Closing writes the group’s opinion into every form whose points all have their level; then they are registered in order. The rest waits for the next sitting.',
    ],
    registers: ['按科室、层级和表号的顺序连续编号。', 'Numbers follow one another by department, tier and form.'],
    opinion: ['与建议或者审核等级不同的，须写明意见。', 'Say why where it differs from the proposal or the reviewer’s.'],
    agree: ['建议、自评和审核三者一致的，按此定级。', 'Where proposal, self rating and reviewer agree, that is the level.'],
    chosen: ['按建议定级；与审核等级不同的，须写明意见。', 'Set as proposed; say why where the reviewer’s differs.'],
    merge: ['其余的并入选定的一个，不再编号，保留链接。', 'The others go into the one chosen; they get no number and keep a link to it.'],
    split: [
      '第一行留作原风险点，其余各为一个新的风险点，措施相同。',
      'The first line stays with the point, each other one is a new point with the same measures.',
    ],
    return: ['整份表退回填报人，意见标在这一行。', 'The whole form goes back to who filed it, with this remark at its line.'],
    recused: [(names: string) => `回避：${names}`, (names: string) => `Withdrew: ${names}`],
    own: ['您的本人事项，须由办公室另一人记录。', 'Your own matter: another person of the office records it.'],
    merged: [(into: string) => `并入：${into}`, (into: string) => `Went into: ${into}`],
  },
  figures: {
    waiting: ['待定级', 'Waiting'],
    agreeing: ['三者一致', 'All agree'],
    evaluated: ['已定级', 'Decided'],
    merged: ['已并入', 'Merged'],
    registered: ['已登记', 'Registered'],
  },
  filters: {
    agreeing: ['等级', 'Ratings'],
    yes: ['三者一致', 'All agree'],
    no: ['有差异', 'Differing'],
    all: ['全部', 'All'],
    search: ['风险点、姓名、表号', 'Point, name, form'],
  },
  likeness: {
    title: ['可能重复', 'Perhaps the same'],
    none: ['没有文字相近的风险点。', 'No points with like wording.'],
    like: [(percent: number) => `相似 ${percent}%`, (percent: number) => `${percent}% alike`],
  },
  presentOf: [
    (facts: Facts) => `应到 ${t(facts, 'all')} 人，实到 ${t(facts, 'present')} 人`,
    (facts: Facts) => `${t(facts, 'present')} of ${t(facts, 'all')} present`,
  ],
  defaultOpinion: [
    '经领导小组评估，同意按确定等级落实防控措施，登记造册。',
    'The leading group has evaluated the points; measures are to be carried out by the levels decided, and the points registered.',
  ],
  done: {
    registered: [
      (facts: Facts) => `登记 ${t(facts, 'registered')} 个${facts['left'] === 0 ? '' : `；您的本人事项 ${t(facts, 'left')} 个，须由另一人登记`}`,
      (facts: Facts) =>
        `Registered: ${t(facts, 'registered')}${facts['left'] === 0 ? '' : `; your own matters, left to another person: ${t(facts, 'left')}`}`,
    ],
    agreed: [
      (facts: Facts) => `定级 ${t(facts, 'evaluated')} 个${facts['left'] === 0 ? '' : `；您的本人事项 ${t(facts, 'left')} 个未定`}`,
      (facts: Facts) => `Decided: ${t(facts, 'evaluated')}${facts['left'] === 0 ? '' : `; your own matters, left open: ${t(facts, 'left')}`}`,
    ],
    closed: [(count: number) => `会议结束，${count} 份表已评估`, (count: number) => `The sitting is closed; forms evaluated: ${count}`],
  },
  minutes: {
    title: [(year: number) => `${year}年度廉政风险等级评估会纪要`, (year: number) => `Minutes of the sitting on integrity risks, ${year}`],
    bureau: ['单位', 'Bureau'],
    number: ['编号', 'Number'],
    heldOn: ['时间', 'Day'],
    place: ['地点', 'Place'],
    chair: ['主持', 'In the chair'],
    present: ['出席', 'Present'],
    absent: ['缺席', 'Absent'],
    recused: ['回避', 'Withdrew'],
    decided: ['等级评定', 'Levels decided'],
    serial: ['序号', 'No.'],
    changes: ['合并、拆分和退回', 'Merged, split and sent back'],
    what: ['事项', 'What'],
    registered: ['登记编号', 'Register number'],
    counted: ['表决人数', 'Counted'],
    opinion: ['领导小组意见', 'Opinion of the group'],
    totals: [
      (facts: Facts) => `共评定 ${t(facts, 'all')} 个：一级 ${t(facts, 'one')} 个，二级 ${t(facts, 'two')} 个，三级 ${t(facts, 'three')} 个。`,
      (facts: Facts) => `Decided: ${t(facts, 'all')}; level 1: ${t(facts, 'one')}, level 2: ${t(facts, 'two')}, level 3: ${t(facts, 'three')}.`,
    ],
    signature: ['主持人(签字):', 'In the chair (signature): '],
    recorder: ['记录人(签字):', 'Minutes taken by (signature): '],
    deeds: { merge: ['合并', 'Merged'], split: ['拆分', 'Split'], return: ['退回', 'Sent back'] },
  },
  lineOpinion: [(facts: Facts) => `${t(facts, 'serial')}.${t(facts, 'text')}`, (facts: Facts) => `${t(facts, 'serial')}.${t(facts, 'text')}`],
  lineMerged: [(serial: number) => `${serial}.并入同类风险点`, (serial: number) => `${serial}. merged with a like point`],
});

export const sittingRefusals = wordBook({
  'campaigns/sitting/not-found': ['没有找到这次评估会，或者您不能查看。', 'There is no such sitting, or you may not see it.'],
  'campaigns/sitting/cannot': ['评估会的状态不允许这样办理，请刷新后再看。', 'The state of the sitting does not allow this; reload the page.'],
  'campaigns/sitting/open': ['这次排查已有进行中的评估会，请在那里办理。', 'A sitting of this round is open already; go on there.'],
  'campaigns/sitting/members/invalid': [
    '到会人员和主持人须是领导小组成员，且至少一人到会。',
    'Who is present and in the chair must belong to the leading group; at least one is present.',
  ],
  'campaigns/sitting/campaign/invalid': ['没有找到这次排查。', 'There is no such round.'],
  'campaigns/sitting/point/not-found': [
    '有的风险点不在这次评估会上：表可能已退回。请刷新后再看。',
    'Some of the points do not lie before this sitting: their form may have been returned. Reload the page.',
  ],
  'campaigns/sitting/point/cannot': [
    '这个风险点的状态不允许这样办理，请刷新后再看。',
    'The state of this point does not allow this; reload the page.',
  ],
  'campaigns/sitting/opinion/invalid': [
    (facts: Facts) =>
      `等级与${facts['proposal'] === facts['level'] ? `审核的 ${t(facts, 'reviewerLevel')} 级` : `建议的 ${t(facts, 'proposal')} 级`}不同，请写明意见。`,
    (facts: Facts) =>
      `The level differs from ${facts['proposal'] === facts['level'] ? `the reviewer’s level ${t(facts, 'reviewerLevel')}` : `the proposed level ${t(facts, 'proposal')}`}; say why.`,
  ],
  'campaigns/sitting/proposal/invalid': [
    '有的风险点没有发生频率或者危害程度，没有建议等级，请逐个定级。',
    'Some of the points have no likelihood or harm, so that no level is proposed; set them one by one.',
  ],
  'campaigns/sitting/nobody-counted': [
    '到会人员都与这个风险点有关，须回避，无人可以评定。请先记录到会。',
    'Everybody present must withdraw from this point; nobody is left to decide. Record who came first.',
  ],
  'campaigns/sitting/merge/invalid': ['请选择两个以上同一层级的风险点合并。', 'Choose two points or more, of the same tier.'],
  'campaigns/sitting/entangled': [
    '这份表有风险点已经合并或者拆分，不能退回。请在会上直接定级。',
    'Points of this form were merged or split, so that it cannot go back. Decide them here.',
  ],
  'campaigns/sitting/undecided': ['会上还没有评定任何风险点。', 'No point was decided at this sitting yet.'],
});
