import { addDays, day, weekday, yearOf, type Day } from '#engine/days.ts';
import { Refusal } from '#platform/refusal.ts';

/** What a notice says of a year: the days off, and the weekend days worked instead 调休; those of the December before may be among them. */
export type Notice = Readonly<{ year: number; off: readonly Day[]; makeup: readonly Day[] }>;

type Said = Readonly<{ date: unknown; off: boolean | null; place: string }>;

/**
 * Reads the notice of a year: JSON as `{ holidays, makeup }` or as holiday-cn's year file `{ days: [{ date, isOffDay }] }`, or a table
 * with the columns `date` and `kind` (off 休, work 班). Of a file of several years only the year asked for is taken.
 *
 * @throws Refusal `calendar/file/invalid` with what is wrong (`fault`), where (`place`) and the value that is
 */
export function readNotice(text: string, year: number): Notice {
  const whole = text.replace(/^\uFEFF/, '');
  const said = /^\s*[[{]/.test(whole) ? saidInJson(whole, year) : saidInTable(whole);
  const seen = new Map<Day, boolean>();
  for (const { date, off, place } of said) {
    const on = dayAt(date, place);
    if (off === null) refuse('kind', place, on);
    if (seen.has(on) && seen.get(on) !== off) refuse('both', place, on);
    if (!off && weekday(on) < 6 && !seen.has(on)) continue; // an ordinary working day needs no word
    seen.set(on, off!);
  }
  return ofYear(seen, year);
}

function refuse(fault: string, place: string, value: unknown): never {
  throw new Refusal('calendar/file/invalid', { fault, place, value: String(value).slice(0, 40) });
}

function dayAt(date: unknown, place: string): Day {
  try {
    return day(typeof date === 'string' ? date.trim() : '');
  } catch {
    return refuse('day', place, date);
  }
}

/** The year's own days, and those of the December before where nothing else of that year is told. */
function ofYear(seen: ReadonlyMap<Day, boolean>, year: number): Notice {
  const before = [...seen.keys()].filter((on) => yearOf(on) === year - 1);
  const withDecember = before.every((on) => on.slice(5, 7) === '12');
  const days = [...seen].filter(([on]) => yearOf(on) === year || (withDecember && yearOf(on) === year - 1)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (!days.some(([on]) => yearOf(on) === year)) refuse('noDays', String(year), year);
  const of = (wanted: boolean): Day[] => days.flatMap(([on, off]) => (off === wanted ? [on] : []));
  return { year, off: of(true), makeup: of(false) };
}

const isRecord = (it: unknown): it is Record<string, unknown> => typeof it === 'object' && it !== null && !Array.isArray(it);

function saidInJson(text: string, year: number): Said[] {
  const file = parsed(text);
  if (!isRecord(file)) return refuse('shape', '1', '');
  const { days, holidays, makeup } = file;
  if (Array.isArray(days)) {
    if (file['year'] !== undefined && file['year'] !== year) refuse('otherYear', 'year', file['year']);
    return days.map((it: unknown, at): Said => {
      const { date, isOffDay } = isRecord(it) ? it : {};
      return { date, off: typeof isOffDay === 'boolean' ? isOffDay : null, place: `days[${at}]` };
    });
  }
  if (!Array.isArray(holidays)) return refuse('shape', '1', '');
  const listed = (list: readonly unknown[], off: boolean, name: string) => list.map((date, at): Said => ({ date, off, place: `${name}[${at}]` }));
  return [...listed(holidays, true, 'holidays'), ...listed(Array.isArray(makeup) ? makeup : [], false, 'makeup')];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Refusal('calendar/file/invalid', { fault: 'json', place: '1', value: '' }, { cause });
  }
}

const kinds: ReadonlyMap<string, boolean> = new Map([
  ...['off', 'holiday', '休', '放假'].map((word) => [word, true] as const),
  ...['work', 'makeup', '班', '上班'].map((word) => [word, false] as const),
]);

function saidInTable(text: string): Said[] {
  const [head = '', ...lines] = text.split(/\r?\n/);
  const names = head.split(',').map((name) => name.trim().toLowerCase());
  const [date, kind] = [names.indexOf('date'), names.indexOf('kind')];
  if (date < 0 || kind < 0) return refuse('columns', '1', head);
  return lines.flatMap((line, at): Said[] => {
    if (line.trim() === '') return [];
    const cells = line.split(',').map((cell) => cell.trim());
    return [{ date: cells[date], off: kinds.get((cells[kind] ?? '').toLowerCase()) ?? null, place: String(at + 2) }];
  });
}

/** A year's first and last day that a notice may speak of. */
export const spanOf = (year: number): readonly [first: Day, last: Day] => [day(`${year - 1}-12-01`), day(`${year}-12-31`)];

/** The days from the December before to the end of the year. */
export function daysOf(year: number): Day[] {
  const [first, last] = spanOf(year);
  const days: Day[] = [];
  for (let at = first; at <= last; at = addDays(at, 1)) days.push(at);
  return days;
}
