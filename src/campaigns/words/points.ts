import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

const count = (facts: Facts, key = 'count') => Number(facts[key]);
const text = (facts: Facts, key: string) => String(facts[key] ?? '');
const many = (number: number, one: string, more = `${one}s`) => `${number} ${number === 1 ? one : more}`;

/** What is said of the risk points of a form while they are written. */
export const points = wordBook({
  points: {
    title: ['廉政风险点', 'Integrity risk points'],
    note: [
      ({ carried, fresh }: Facts) => `上年带入 ${String(carried)} 个，新增 ${String(fresh)} 个`,
      ({ carried, fresh }: Facts) => `${String(carried)} from last year, ${String(fresh)} new`,
    ],
    empty: ['还没有风险点。从上面带入，或者加一个。', 'No risk point yet. Take one over from above, or add one.'],
    add: ['加一个风险点', 'Add a risk point'],
    one: [(facts: Facts) => `风险点 ${text(facts, 'number')}`, (facts: Facts) => `Risk point ${text(facts, 'number')}`],
    remove: [(facts: Facts) => `删去风险点 ${text(facts, 'number')}`, (facts: Facts) => `Remove risk point ${text(facts, 'number')}`],
    removed: [(facts: Facts) => `已删去：${text(facts, 'text')}`, (facts: Facts) => `Removed: ${text(facts, 'text')}`],
    undo: ['撤销', 'Undo'],
    carried: ['上年', 'last year'],
    fresh: ['新增', 'new'],
    unwritten: ['还没有写表现形式', 'Not described yet'],
    measures: [(facts: Facts) => `措施 ${count(facts)} 条`, (facts: Facts) => many(count(facts), 'measure')],
    faults: [(facts: Facts) => `${count(facts)} 处要改`, (facts: Facts) => `${count(facts)} to correct`],
    noElement: ['未选要素', 'No element chosen'],
    close: ['写好了', 'Done'],
    next: ['下一个风险点', 'Next risk point'],
  },
  line: {
    descriptionHint: ['写清在哪个环节、会怎样出问题。', 'Say at which step it could go wrong, and how.'],
    power: ['所涉职权', 'Power'],
    noPower: ['不涉及具体职权', 'None in particular'],
    step: ['环节', 'Step'],
    wholePower: ['不限环节', 'Any step'],
    positions: ['涉及岗位', 'Positions touched'],
    whoAnswers: ['选人', 'Choose a person'],
    leader: ['责任领导', 'Leader responsible'],
    department: ['责任科室', 'Department responsible'],
    whichDepartment: ['选科室、单位', 'Choose a department'],
    sources: ['来源', 'Drawn from'],
    sourcesHint: ['本轮岗位、科室查找出来的风险点，可选多个。', 'Points that positions and departments found this round; several may be chosen.'],
    noSources: ['选择下级风险点', 'Choose points of the tiers below'],
    previous: ['对应上年', 'Continues'],
    noPrevious: ['本年新增', 'New this year'],
  },
  matrix: {
    title: ['发生频率 × 危害程度', 'Likelihood × harm'],
    label: ['发生频率和危害程度', 'Likelihood and harm'],
    help: ['点一格：越往上越常发生，越往右危害越大。', 'Choose a cell: the higher the likelier, the further right the graver.'],
    up: ['↑', '↑'],
    right: ['→', '→'],
    cell: [
      (facts: Facts) => `发生频率 ${text(facts, 'likelihood')}，危害程度 ${text(facts, 'harm')}，建议${text(facts, 'level')}`,
      (facts: Facts) => `Likelihood ${text(facts, 'likelihood')}, harm ${text(facts, 'harm')}: proposes ${text(facts, 'level')}`,
    ],
    none: ['还没有选。', 'Nothing chosen yet.'],
    proposes: [
      (facts: Facts) => `${text(facts, 'likelihood')} × ${text(facts, 'harm')}，按矩阵建议`,
      (facts: Facts) => `${text(facts, 'likelihood')} × ${text(facts, 'harm')}; the matrix proposes`,
    ],
    proposed: ['建议', 'proposed'],
    differs: [
      (level: string) => `与矩阵建议的${level}不同，评定人会看到。`,
      (level: string) => `Not what the matrix proposes (${level}); reviewers will see it.`,
    ],
  },
  measures: {
    title: ['防控措施', 'Measures'],
    one: [(facts: Facts) => `措施 ${text(facts, 'number')}`, (facts: Facts) => `Measure ${text(facts, 'number')}`],
    hint: ['写清做什么、谁来查', 'What is done, and who looks at it'],
    add: ['加一条措施', 'Add a measure'],
    remove: [(facts: Facts) => `删去措施 ${text(facts, 'number')}`, (facts: Facts) => `Remove measure ${text(facts, 'number')}`],
    choose: ['请选择', 'Choose'],
    noInstitution: ['不依托制度', 'None'],
    when: ['期限', 'When'],
    byDay: ['限日完成', 'By a day'],
    day: ['完成日期', 'Day'],
  },
  carry: {
    previous: [
      (facts: Facts) => `上年风险点 ${count(facts)} 个未带入`,
      (facts: Facts) => `${many(count(facts), 'point')} of last year not taken over`,
    ],
    all: [(facts: Facts) => `全部带入 ${count(facts)} 个`, (facts: Facts) => (count(facts) === 1 ? 'Take it over' : `Take over all ${count(facts)}`)],
    common: [(facts: Facts) => `常见的风险点 ${count(facts)} 个`, (facts: Facts) => `${many(count(facts), 'point')} that often come up`],
    take: ['带入', 'Take over'],
    takeThis: [(facts: Facts) => `带入：${text(facts, 'text')}`, (facts: Facts) => `Take over: ${text(facts, 'text')}`],
    show: ['展开', 'Show'],
    hide: ['收起', 'Hide'],
  },
});
