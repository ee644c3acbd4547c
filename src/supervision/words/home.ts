import { wordBook } from '#platform/words.ts';

type F = Readonly<Record<string, unknown>>;
const t = (facts: F, key: string) => String(facts[key]);
const many = (count: unknown, one: string, more: string) => `${String(count)} ${count === 1 ? one : more}`;

/** What the first page says of this module. */
export const home = wordBook({
  todos: {
    dispatch: [
      (f: F) => `发出督办单 ${t(f, 'number')}（异常 ${t(f, 'findings')} 条）`,
      (f: F) => `Dispatch inquiry ${t(f, 'number')} (${many(f['findings'], 'finding', 'findings')})`,
    ],
    dispatchMany: [(f: F) => `另有 ${t(f, 'count')} 件督办单待发出`, (f: F) => `${many(f['count'], 'more inquiry', 'more inquiries')} to dispatch`],
    answer: [(f: F) => `答复督办单 ${t(f, 'number')}`, (f: F) => `Answer inquiry ${t(f, 'number')}`],
    verify: [(f: F) => `核实督办单 ${t(f, 'number')} 的答复`, (f: F) => `Verify the answer to inquiry ${t(f, 'number')}`],
    verifyMany: [(f: F) => `另有 ${t(f, 'count')} 件答复待核实`, (f: F) => `${many(f['count'], 'more answer', 'more answers')} to verify`],
    late: [
      (f: F) => `督办单 ${t(f, 'number')} 逾期未答复，请督促${t(f, 'department')}`,
      (f: F) => `Inquiry ${t(f, 'number')} is not answered in time; press ${t(f, 'department')}`,
    ],
    undispatched: [
      (f: F) => `有 ${t(f, 'count')} 件督办单逾期未发出`,
      (f: F) => `${many(f['count'], 'inquiry was', 'inquiries were')} not dispatched in time`,
    ],
  },
  rules: {
    dispatch: [
      '异常出黄牌、红牌后，办公室应按时发出或说明理由不予督办。',
      'The office dispatches or dismisses what a yellow or red card drafted, in time.',
    ],
    answer: ['督办单发出的次日起按工作日计算答复期限。', 'The days for the answer are working days, counted from the day after the dispatch.'],
    late: [
      '逾期 1 个工作日报分管领导，逾期 3 个工作日报市纪委。',
      'One working day late it goes to the leader in charge, three late to the commission.',
    ],
  },
  senders: { checks: ['监察引擎', 'The checks'] },
  todoDeeds: {
    dispatch: ['发出', 'Dispatch'],
    dispatchMany: ['查看', 'See them'],
    answer: ['答复', 'Answer'],
    verify: ['核实', 'Verify'],
    verifyMany: ['查看', 'See them'],
    late: ['督促', 'Press'],
    undispatched: ['查看', 'See them'],
  },
  figures: {
    perHundred: { name: ['每百件异常', 'Findings per hundred cases'], unit: ['条', ''], period: ['本月', 'this month'] },
    inTime: { name: ['督办按时答复', 'Inquiries answered in time'], unit: ['件', ''], period: ['本年', 'this year'] },
    open: { name: ['在办督办单', 'Open inquiries'], unit: ['件', ''], period: ['现在', 'now'] },
    late: { name: ['逾期督办单', 'Late inquiries'], unit: ['件', ''], period: ['现在', 'now'] },
  },
});
