import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';
import { words as powers } from '#powers/words.ts';
import { checkups } from './words/checkup.ts';

export { refusals } from './words/refusals.ts';

const pointsOf = ({ count }: Facts, which = '') => `${String(count)} ${which}risk ${count === 1 ? 'point' : 'points'}`;
const gapOf = (facts: Facts) => String(facts['gaps']);

const levels = { 1: ['一级', 'Level 1'], 2: ['二级', 'Level 2'], 3: ['三级', 'Level 3'] } as const;
const measureKinds = { prevention: ['前期预防', 'Prevention'], monitoring: ['中期监控', 'Monitoring'], handling: ['后期处置', 'Handling'] } as const;
const measureStatuses = {
  planned: ['未办', 'Planned'],
  underWay: ['办理中', 'Under way'],
  done: ['已落实', 'Done'],
  cancelled: ['已取消', 'Cancelled'],
} as const;

export const words = wordBook({
  group: ['风险与制度', 'Risks and institutions'],
  pages: { register: ['风险点登记册', 'Risk register'], measures: ['防控措施', 'Measures'] },
  empty: [
    '还没有您能查看的风险点。风险点由科室、单位负责人或办公室登记。',
    'There is no risk point that you may see yet. Heads of departments and the office enter them.',
  ],
  checkups,
  noMeasures: [
    '还没有您能查看的防控措施。措施在风险点的页面上制定。',
    'There is no measure that you may see yet. Measures are added on the page of a risk point.',
  ],
  note: [
    (facts: Facts) => `${String(facts['total'])} 个；防控缺口 ${gapOf(facts)} 个`,
    (facts: Facts) =>
      `${String(facts['total'])} ${facts['total'] === 1 ? 'point' : 'points'}, ${gapOf(facts)} control ${facts['gaps'] === 1 ? 'gap' : 'gaps'}`,
  ],
  onStep: {
    none: ['这一环节还没有风险点。', 'No risk point sits on this step yet.'],
    notYet: ['环节存上以后，可以在这里登记风险点。', 'Once the step is saved, risk points can be entered here.'],
  },
  columns: {
    number: ['编号', 'Number'],
    year: ['年度', 'Year'],
    description: ['风险点（表现形式）', 'Risk point'],
    risk: ['风险点', 'Risk point'],
    tier: ['层级', 'Tier'],
    department: ['科室、单位', 'Department'],
    departmentId: ['科室、单位', 'Department'],
    person: ['岗位人员', 'Post holder'],
    keyArea: ['重点环节', 'Key area'],
    aspect: ['方面', 'Aspect'],
    element: ['要素', 'Element'],
    foundBy: ['排查方式', 'How it was found'],
    likelihood: ['发生频率', 'Likelihood'],
    harm: ['危害程度', 'Harm'],
    selfLevel: ['自评等级', 'Self-rated level'],
    proposal: ['建议等级', 'Proposed level'],
    level: ['等级', 'Level'],
    opinion: ['评定意见', 'Opinion'],
    state: ['状态', 'State'],
    power: ['职权与环节', 'Power and step'],
    step: ['环节', 'Step'],
    measures: ['措施', 'Measures'],
    control: ['防控', 'Control'],
    measure: ['措施内容', 'Measure'],
    text: ['内容', 'Text'],
    measureKind: ['措施类别', 'Kind'],
    measureStatus: ['办理情况', 'Status'],
    kind: ['措施类别', 'Kind'],
    status: ['办理情况', 'Status'],
    responsible: ['责任人', 'Responsible'],
    dueOn: ['完成期限', 'Due'],
    evidence: ['落实情况', 'Evidence'],
    institution: ['制度', 'Institution'],
    clause: ['条', 'Clause'],
    signedAt: ['签署时间', 'Signed'],
  },
  tiers: { position: ['岗位', 'Position'], department: ['科室、单位', 'Department'], bureau: ['单位', 'Bureau'] },
  keyAreas: powers.keyAreas,
  aspects: {
    duties: ['岗位职责', 'Duties'],
    process: ['业务流程', 'Procedure'],
    management: ['管理环节', 'Management'],
    institutions: ['制度机制', 'Institutions'],
    environment: ['外部环境', 'Environment'],
  },
  elements: { power: ['权', 'Power'], money: ['钱', 'Money'], people: ['人', 'People'], goods: ['物', 'Goods'], works: ['工', 'Works'] },
  foundBys: {
    self: ['自己找', 'Found by oneself'],
    public: ['群众提', 'Raised by the public'],
    mutual: ['互相查', 'Found by colleagues'],
    leader: ['领导点', 'Pointed out by a leader'],
    organization: ['组织评', 'Found by the organization'],
  },
  states: {
    draft: ['待评定', 'To be evaluated'],
    evaluated: ['已评定，待登记', 'Evaluated, to be registered'],
    registered: ['已登记', 'Registered'],
    void: ['作废', 'Void'],
    merged: ['已并入', 'Merged'],
  },
  origins: {
    entered: ['直接录入', 'Entered'],
    form: ['排查表', 'Form'],
    import: ['导入', 'Imported'],
    suggestion: ['意见采纳', 'Suggestion'],
  },
  levels,
  kinds: measureKinds,
  statuses: measureStatuses,
  proposals: levels,
  levelWords: {
    1: ['建立制度，重点监管', 'Establish rules, key supervision'],
    2: ['完善制度，强化监督', 'Improve rules, closer supervision'],
    3: ['落实制度，加强提醒', 'Carry rules out, remind more'],
  },
  controls: { missing: ['缺口', 'Gap'], underWay: ['办理中', 'Under way'], settled: ['已落实', 'Settled'] },
  controlAt: {
    1: { missing: ['缺制度', 'None in force'], underWay: ['建立中', 'Being established'], settled: ['已建立', 'Established'] },
    2: { missing: ['缺完善', 'Not improved'], underWay: ['完善中', 'Being improved'], settled: ['已完善', 'Improved'] },
    3: { missing: ['缺提醒', 'No reminder'], underWay: ['缺提醒', 'No reminder'], settled: ['已提醒', 'Reminded'] },
  },
  gapWhy: {
    1: ['一级风险点须有施行中的制度。', 'A level-1 point needs an institution in force.'],
    2: ['二级风险点须有本轮建立或完善的施行制度。', 'A level-2 point needs an institution in force that this round established or improved.'],
    3: ['三级风险点须有定期提醒：一项写明期限的前期预防措施。', 'A level-3 point needs a reminder: a preventive measure with a day.'],
  },
  gapOnly: { label: ['防控缺口', 'Control gaps'], yes: ['只看缺口', 'Gaps only'] },
  matrix: {
    title: ['风险矩阵', 'Risk matrix'],
    note: ['发生频率 × 危害程度', 'Likelihood × harm'],
    light: ['轻', 'Slight'],
    harm: ['危害程度', 'Harm'],
    grave: ['重', 'Grave'],
    explained: [
      '颜色深浅为个数，粗线为建议等级的分界。等级由领导小组评定，与建议不同的须写明意见。',
      'Depth is how many, the thick line where the proposed level changes. The leading group decides; an opinion says why where it differs.',
    ],
    obliges: ['要求', 'Obliges to'],
    count: ['个数', 'Points'],
    gaps: ['缺口', 'Gaps'],
  },
  measureKinds,
  measureStatuses,
  due: { label: ['期限', 'Due'], overdue: ['已逾期', 'Overdue'], soon: ['即将到期', 'Due soon'] },
  overdue: ['逾期', 'Overdue'],
  deeds: {
    add: ['登记风险点', 'Enter a risk point'],
    evaluate: ['定级', 'Set the level'],
    register: ['登记造册', 'Register'],
    revise: ['变更登记', 'Revise'],
    link: ['关联制度', 'Link an institution'],
    unlink: ['解除关联', 'Unlink'],
    linkPower: ['关联职权', 'Link a power'],
    unlinkPower: ['解除职权关联', 'Unlink a power'],
    addMeasure: ['制定措施', 'Add a measure'],
    finishMeasure: ['报告落实', 'Report it done'],
    startMeasure: ['开始办理', 'Begin'],
    showMeasure: ['提供佐证', 'Give evidence'],
    reopenMeasure: ['退回重办', 'Reopen'],
    cancelMeasure: ['取消措施', 'Cancel'],
    changeMeasure: ['调整', 'Change'],
    remindMeasures: ['催办', 'Remind'],
    signPromise: ['签署承诺', 'Sign'],
  },
  sheets: {
    measures: ['防控措施', 'Measures'],
    institutions: ['制度', 'Institutions'],
    promises: ['承诺', 'Promises'],
    assessment: ['等级评估', 'Assessment'],
  },
  none: {
    measures: ['还没有防控措施。', 'No measure yet.'],
    institutions: ['还没有关联制度。', 'No institution is linked yet.'],
    promises: ['还没有人在承诺中回应这个风险点。', 'Nobody’s promise answers this point yet.'],
  },
  clauseOf: [
    (facts: Facts) => `${String(facts['year'])} 年承诺第 ${String(facts['clause'])} 条`,
    (facts: Facts) => `Promise of ${String(facts['year'])}, clause ${String(facts['clause'])}`,
  ],
  proposed: [
    (facts: Facts) => `发生频率 ${String(facts['likelihood'])} × 危害程度 ${String(facts['harm'])}，按矩阵建议：`,
    (facts: Facts) => `Likelihood ${String(facts['likelihood'])} × harm ${String(facts['harm'])}; the matrix proposes `,
  ],
  opinionOf: [(opinion: string) => `评定意见：${opinion}`, (opinion: string) => `Opinion: ${opinion}`],
  opinionHelp: ['与建议等级不同的，须写明意见。', 'Where the level differs from the proposal, say why.'],
  titleOfDraft: ['未登记的风险点', 'Risk point without a number'],
  todos: {
    measureDue: [(facts: Facts) => `落实防控措施：${String(facts['text'])}`, (facts: Facts) => `Carry out the measure: ${String(facts['text'])}`],
    measureOverdue: [(facts: Facts) => `防控措施已逾期：${String(facts['text'])}`, (facts: Facts) => `Overdue measure: ${String(facts['text'])}`],
    measureReminded: [
      (facts: Facts) => `催办：${String(facts['text'])}`,
      (facts: Facts) => `You are reminded of the measure: ${String(facts['text'])}`,
    ],
    measuresOverdue: [
      (facts: Facts) => `本科室有 ${String(facts['count'])} 项防控措施逾期未落实`,
      (facts: Facts) => `${String(facts['count'])} overdue ${facts['count'] === 1 ? 'measure' : 'measures'} in your department`,
    ],
    evaluate: [(facts: Facts) => `评定 ${String(facts['count'])} 个风险点的等级`, (facts: Facts) => `Set the level of ${pointsOf(facts)}`],
    register: [(facts: Facts) => `登记 ${String(facts['count'])} 个已评定的风险点`, (facts: Facts) => `Register ${pointsOf(facts, 'evaluated ')}`],
  },
  todoDeeds: {
    measureDue: ['报告落实', 'Report it done'],
    measureOverdue: ['报告落实', 'Report it done'],
    measureReminded: ['报告落实', 'Report it done'],
    measuresOverdue: ['查看并催办', 'Look and remind'],
    evaluate: ['定级', 'Set levels'],
    register: ['登记造册', 'Register'],
  },
  rules: {
    measureDue: ['措施自己写明的完成期限，到期前几日起提醒。', 'The day that the measure itself names; it is recalled some days before.'],
    measuresOverdue: ['最早一项措施的完成期限。', 'The day of the earliest of these measures.'],
  },
  figures: {
    controlGaps: {
      name: ['防控缺口', 'Control gaps'],
      unit: ['个', ({ count }: Facts) => (count === 1 ? 'point' : 'points')],
      period: ['现在', 'now'],
    },
    measuresOverdue: {
      name: ['逾期防控措施', 'Overdue measures'],
      unit: ['项', ({ count }: Facts) => (count === 1 ? 'measure' : 'measures')],
      period: ['截至今天', 'as of today'],
    },
  },
});
