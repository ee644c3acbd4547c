import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

/** Points stand in the trail as tenths. */
const pointsOf = ({ value }: Facts) => (Number(value) / 10).toFixed(1);

type Days = Readonly<{ days: number }>;

export const processWords = wordBook({
  states: {
    proposed: ['待告知', 'To be notified'],
    notified: ['陈述申辩中', 'Open to statement'],
    stated: ['待决定', 'To be decided'],
    decided: ['待确认', 'To be confirmed'],
    posted: ['已记入', 'Posted'],
    dropped: ['不予扣分', 'Dropped'],
    appealed: ['申诉中', 'Under appeal'],
    upheld: ['申诉后维持', 'Upheld'],
    reversed: ['已冲销', 'Reversed'],
    // Of dispositions, for histories.
    open: ['处置中', 'Open'],
    closed: ['已办结', 'Closed'],
    withdrawn: ['已撤销', 'Withdrawn'],
  },
  dispositionStates: { open: ['处置中', 'Open'], closed: ['已办结', 'Closed'], withdrawn: ['已撤销', 'Withdrawn'] },
  entryKinds: { deduct: ['扣分', 'Deduction'], share: ['连带', 'Share'], reverse: ['冲销', 'Reversal'], raise: ['提级', 'Raise'] },
  values: {
    points: [pointsOf, pointsOf],
    appliesTo: [
      ({ value }: Facts) => (value === 'person' ? '个人' : '科室、单位'),
      ({ value }: Facts) => (value === 'person' ? 'Person' : 'Department'),
    ],
    confirmedAs: [
      ({ value }: Facts) => (value === 'disciplineHead' ? '纪检组长' : value === 'bureauHead' ? '局长' : '市纪委'),
      ({ value }: Facts) => (value === 'disciplineHead' ? 'Head of discipline' : value === 'bureauHead' ? 'Head of the bureau' : 'Commission'),
    ],
  },
  entryOf: [
    ({ account, entry }: { account: string; entry: string }) => `${account}，${entry}`,
    ({ account, entry }: { account: string; entry: string }) => `${account}: ${entry.toLowerCase()}`,
  ],
  process: {
    propose: ['提出', 'Proposed'],
    notify: ['告知', 'Notified'],
    state: ['陈述申辩', 'Statement'],
    decide: ['决定', 'Decided'],
    confirm: ['确认', 'Confirmed'],
    post: ['记入台账', 'Posted'],
    appeal: ['申诉', 'Appeal'],
    judge: ['申诉决定', 'Judgement'],
  },
  processNotes: {
    office: ['领导小组办公室', 'Office of the leading group'],
    notProposer: ['提出人不参加', 'not the one who proposed'],
    thirdPerson: ['提出、决定、确认三人分离', 'three different people'],
    waived: ['放弃陈述申辩', 'Waived'],
    notStated: ['期满未陈述', 'Nothing was said in time'],
    until: [({ day }: { day: string }) => `至 ${day}`, ({ day }: { day: string }) => `until ${day}`],
    defence: [({ days }: Days) => `告知次日起 ${days} 个工作日`, ({ days }: Days) => `${days} working days from the day after notice`],
    appeal: [({ days }: Days) => `记入次日起 ${days} 个工作日内`, ({ days }: Days) => `within ${days} working days after posting`],
    dismissed: ['不予扣分', 'Decided against'],
    onPaper: ['市纪委以上的决定，由市纪委据书面决定登记', 'Above the commission, the commission records what was decided on paper'],
  },
  confirming: {
    disciplineHead: ['纪检组长', 'Head of discipline'],
    bureauHead: ['局长', 'Head of the bureau'],
    commission: ['市纪委', 'Commission'],
  },
  responsible: {
    office: ['领导小组办公室', 'Office of the leading group'],
    subject: ['本人', 'The person'],
    departmentHead: ['科室、单位负责人', 'Head of department'],
    leaderInCharge: ['分管领导', 'Leader in charge'],
    bureauHead: ['局长', 'Head of the bureau'],
    disciplineHead: ['纪检组长', 'Head of discipline'],
    personnel: ['人事科', 'Personnel'],
    partyCommittee: ['局党委', 'Party committee'],
    commission: ['市纪委', 'Commission'],
  },
  deeds: {
    propose: ['提出扣分', 'Propose a deduction'],
    proposeDepartment: ['对科室、单位提出', 'Propose for a department'],
    notify: ['告知本人', 'Notify'],
    state: ['提交陈述申辩', 'Submit a statement'],
    waive: ['放弃申辩', 'Waive the statement'],
    decide: ['决定扣分', 'Decide to deduct'],
    dismiss: ['不予扣分', 'Decide against'],
    confirm: ['确认记入', 'Confirm and post'],
    refuse: ['不予确认', 'Refuse to confirm'],
    appeal: ['提出申诉', 'Appeal'],
    uphold: ['维持', 'Uphold the deduction'],
    reverse: ['申诉成立，冲销', 'Grant the appeal and reverse'],
    settleStep: ['办结此步', 'Settle the step'],
    post: ['记入台账', 'Posted to the ledger'],
    raise: ['达到预警等级', 'Warning raised'],
    openDisposition: ['开启处置', 'Disposition opened'],
    closeDisposition: ['处置办结', 'Disposition closed'],
    withdrawDisposition: ['撤销处置', 'Disposition withdrawn'],
    installScheme: ['启用附带的扣分细则和预警标准', 'Shipped scheme installed'],
  },
  fields: {
    person: ['姓名', 'Person'],
    departmentAccount: ['科室、单位', 'Department'],
    item: ['扣分项', 'Item'],
    facts: ['事实和证据', 'Facts and evidence'],
    behaviourOn: ['行为日期', 'Day of the behaviour'],
    statement: ['陈述申辩内容', 'What you have to say'],
    statementHelp: ['提交后陈述申辩期即告结束。', 'The period for statements ends when you submit.'],
    opinion: ['决定意见（须回应本人陈述）', 'Opinion, answering the statement'],
    grounds: ['申诉理由', 'Grounds'],
    judgement: ['申诉决定和理由', 'Judgement and reasons'],
    evidence: ['证据', 'Evidence'],
  },
  confirmations: {
    waive: ['放弃后陈述申辩期结束，办公室可以作出决定。', 'The period ends, and the office may decide.'],
    confirm: [
      '确认后即记入台账，不能修改；达到预警标准的，同时预警并开启处置。',
      'It is then in the ledger and cannot be changed. Where a threshold is reached, a warning is raised and a disposition opens.',
    ],
    refuse: ['不予确认后，此项扣分终止。', 'The deduction ends here.'],
  },
});
