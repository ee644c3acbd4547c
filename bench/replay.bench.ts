import { weekdaysCalendar } from '#engine/china.ts';
import { day } from '#engine/days.ts';
import { type Columns, replay } from '#engine/replay.ts';
import { type Tables, tablesOf } from '#engine/tables.ts';
import { mixedColumns, receiptCases, receiptFlow } from '../test/columns.ts';
import { type Measure, scan, sideBySide } from './timing.ts';

const copies = 100;

/** The order of steps alone, event by event as they come, looked up in plain Maps: of cases by number, of states by name. */
function byMaps({ grown, width }: Tables, columns: Columns): () => Map<number, number> {
  const next = new Map<string, number>();
  for (let at = 0; at < grown.sets.length * width; at += 1) next.set(`${Math.floor(at / width)} ${at % width}`, grown.next[at]!);
  return () => {
    const states = new Map<number, number>();
    for (let at = 0; at < columns.length; at += 1) {
      const of = columns.case[at]!;
      states.set(of, next.get(`${states.get(of) ?? 0} ${columns.task[at]!}`) ?? -1);
    }
    return states;
  };
}

export async function measure(): Promise<Measure[]> {
  const cases = receiptCases();
  const tables = tablesOf(receiptFlow('top5'), weekdaysCalendar);
  const columns = mixedColumns(tables, cases, copies, 1);
  const options = { cases: cases.length * copies, finished: true, today: day('2012-12-31') };
  const told = replay(tables, columns, options);
  const fitting = told.ends.reduce((sum, one) => sum + one);
  if (columns.length !== 857_700 || fitting !== 1251 * copies || told.slow > 0)
    throw new Error(`${columns.length} events, ${fitting} fit, ${told.slow}`);
  const bytes = [columns.case, columns.task, columns.person, columns.day];
  const [ours, plain, raw] = await sideBySide(
    15,
    () => replay(tables, columns, options),
    byMaps(tables, columns),
    () => bytes.forEach((column) => scan(column)),
  );
  const rate = (seconds: number): number => columns.length / seconds / 1e6;
  return [
    {
      what: '857,700 events of 143,400 cases, mixed: order, 20 working days, three separated pairs',
      value: rate(ours),
      unit: 'M events/s',
      must: '>= 30',
      beside: [
        { what: 'order alone by plain Maps', value: rate(plain) },
        { what: 'the raw scan of the columns', value: rate(raw) },
      ],
    },
  ];
}
