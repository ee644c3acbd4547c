import { dayNumber } from './days.ts';
import { type Columns, daysAt, half, type Layout, type Replayed, type ReplayOptions } from './replay.ts';
import { unsureOf } from './replay-slowly.ts';
import { type Tables, unsaid, workingDaysBetween } from './tables.ts';

type Told = Omit<Replayed, 'slow'>;

/** Whether each case fits, so far and as a whole. */
export function tellOrder({ grown }: Tables, { stride }: Layout, records: Int32Array, { fits, ends }: Told, unsure: Uint8Array): void {
  for (let at = 0; at < fits.length; at += 1) {
    const state = records[at * stride]!;
    const end = state < 0 ? 0 : grown.ends[state]!;
    if (state === unsaid || end === 2) unsure[at]! |= unsureOf.order;
    fits[at] = state >= 0 ? 1 : 0;
    ends[at] = end;
  }
}

/** Whether one person did both tasks of a pair, where no more than two people did either. */
export function tellPairs({ pairs }: Tables, { stride, slots }: Layout, records: Int32Array, { fits, separated }: Told): void {
  for (const [pair, { a, b }] of pairs.entries()) {
    if (a < 0 || b < 0) continue;
    const ofA = slots[a]!;
    const ofB = slots[b]!;
    for (let at = 0; at < fits.length; at += 1) {
      const one = records[at * stride + ofA]!;
      const other = records[at * stride + ofB]!;
      if (one !== 0 && other !== 0) separated[at * pairs.length + pair] = meets(one, other) ? 1 : 0;
    }
  }
}

/** Both hold at least one person. */
function meets(a: number, b: number): boolean {
  const first = b & half;
  const second = b >>> 16;
  return (a & half) === first || (a & half) === second || (a >>> 16 !== 0 && (a >>> 16 === first || a >>> 16 === second));
}

/** The same for cases in which a third person did a separated task; `thirds` are the steps by which they did. */
export function tellCrowded(
  { pairs }: Tables,
  { stride, slots }: Layout,
  records: Int32Array,
  { case: cases, task, person }: Columns,
  thirds: Uint32Array,
  { separated }: Told,
): void {
  const more = new Map<number, number[]>(); // by place in the records
  const peopleAt = (place: number): number[] => {
    const both = records[place]!;
    return [both & half, both >>> 16, ...(more.get(place) ?? [])].filter((one) => one !== 0);
  };
  for (const at of thirds) {
    const place = cases[at]! * stride + slots[task[at]!]!;
    more.set(place, [...(more.get(place) ?? []), person[at]!]);
  }
  for (const at of new Set([...thirds].map((event) => cases[event]!))) {
    for (const [pair, { a, b }] of pairs.entries()) {
      if (a < 0 || b < 0) continue;
      const others = new Set(peopleAt(at * stride + slots[b]!));
      separated[at * pairs.length + pair] = Number(peopleAt(at * stride + slots[a]!).some((one) => others.has(one)));
    }
  }
}

/** Whether a total limit is exceeded, as `caseClocks` reads it. */
export function tellTotal(
  tables: Tables,
  { stride, totals }: Layout,
  records: Int32Array,
  total: number,
  { finished, today }: ReplayOptions,
  dayBefore: number,
  { fits, over }: Told,
  unsure: Uint8Array,
): void {
  const { from, to, figure, unit } = tables.totals[total]!;
  const place = totals[total]!;
  const stops = tables.stopping.size > 0 && !finished;
  const until = dayNumber(today) - dayBefore;
  for (let at = 0; at < fits.length; at += 1) {
    const days = records[at * stride + daysAt]!;
    const own = records[at * stride + place]!;
    if (days === 0) continue;
    const begun = from === null ? days & half : own & half;
    const ended = to === null ? 0 : own >>> 16;
    // Its first task may be still to come; or the clock stood still, or does.
    if ((begun === 0 && ended === 0 && !finished) || stops) {
      unsure[at]! |= unsureOf.totals;
      continue;
    }
    const start = begun === 0 ? days & half : begun;
    const end = ended !== 0 ? ended : finished ? days >>> 16 : until;
    const used = unit === 'workingDay' ? workingDaysBetween(tables, start + dayBefore, end + dayBefore) : end - start;
    over[at * tables.totals.length + total] = used > figure ? 1 : 0;
  }
}
