import { weekdaysCalendar } from '#engine/china.ts';
import { day } from '#engine/days.ts';
import { replay } from '#engine/replay.ts';
import { tablesOf } from '#engine/tables.ts';
import { mixedColumns, receiptCases, receiptFlow } from '../test/columns.ts';
import { medianSeconds, type Measure } from './timing.ts';

const copies = 100;

export async function measure(): Promise<Measure[]> {
  const cases = receiptCases();
  const tables = tablesOf(receiptFlow('top5'), weekdaysCalendar);
  const columns = mixedColumns(tables, cases, copies, 1);
  const options = { cases: cases.length * copies, finished: true, today: day('2012-12-31') };
  const told = replay(tables, columns, options);
  const fitting = told.ends.reduce((sum, one) => sum + one);
  if (columns.length !== 857_700 || fitting !== 1251 * copies) throw new Error(`${columns.length} events, ${fitting} cases fit`);

  /** The same order of events, looked up case by case in a plain Map of states by name. */
  const next = new Map<string, number>();
  for (let at = 0; at < tables.grown.sets.length * tables.width; at += 1)
    next.set(`${Math.floor(at / tables.width)} ${at % tables.width}`, tables.grown.next[at]!);
  const byMap = (): Map<number, number> => {
    const states = new Map<number, number>();
    for (let at = 0; at < columns.length; at += 1) {
      const of = columns.case[at]!;
      states.set(of, next.get(`${states.get(of) ?? 0} ${columns.task[at]!}`) ?? -1);
    }
    return states;
  };
  const ours = await medianSeconds(41, () => replay(tables, columns, options));
  const plain = await medianSeconds(5, byMap);
  const rate = columns.length / ours / 1e6;
  return [
    { what: '857,700 events of 143,400 cases, mixed: order, 20 working days, three separated pairs', value: rate, unit: 'M events/s', must: '>= 30' },
    { what: 'beside order alone by a plain Map', value: plain / ours, unit: 'times', must: 'more than 1' },
    { what: 'cases that the plain functions were asked about', value: told.slow, unit: 'cases', must: 'few' },
  ];
}
