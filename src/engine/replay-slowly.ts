import { align } from './alignment.ts';
import { caseClocks } from './clock.ts';
import { type Day, dayFromNumber } from './days.ts';
import type { Flow, Step } from './flow.ts';
import type { Columns, Replayed, ReplayOptions } from './replay.ts';
import { separationFaults } from './separation.ts';
import type { Tables } from './tables.ts';

/** What a case's record could not hold, as bits. */
export const unsureOf = { order: 1, pairs: 2, totals: 4 };

/**
 * Asks the plain functions about what is not sure, and writes their answers over those of the replay.
 *
 * @param unsure by case, bits of {@link unsureOf}
 * @returns how many cases they were asked about
 */
export function replaySlowly(tables: Tables, columns: Columns, options: ReplayOptions, unsure: Uint8Array, told: Omit<Replayed, 'slow'>): number {
  const { flow, calendar, totals } = tables;
  const cases = stepsOf(tables, columns, unsure);
  const limited = cases.size === 0 ? [] : totals.map(({ limit }): Flow => ({ ...flow, limits: [limit] }));
  for (const [at, steps] of cases) {
    if ((unsure[at]! & unsureOf.order) !== 0) [told.fits[at], told.ends[at]] = [fitting(tables, steps, false), fitting(tables, steps, true)];
    if ((unsure[at]! & unsureOf.pairs) !== 0) {
      const faults = separationFaults(flow, steps);
      const same = flow.separations.map(({ taskA, taskB }) => Number(faults.some((fault) => fault.taskA === taskA && fault.taskB === taskB)));
      told.separated.set(same, at * same.length);
    }
    if ((unsure[at]! & unsureOf.totals) === 0) continue;
    const over = limited.map((one) => caseClocks(one, steps, calendar, options.today, options.finished)[0]?.light === 'red');
    told.over.set(over.map(Number), at * over.length);
  }
  return cases.size;
}

function fitting({ net }: Tables, steps: readonly Step[], finished: boolean): number {
  const alignment = align(
    net,
    steps.map(({ activity }) => activity),
    { finished },
  );
  return alignment.found ? Number(alignment.cost === 0) : 2;
}

function stepsOf({ names }: Tables, { length, case: of, task, person, day }: Columns, unsure: Uint8Array): Map<number, Step[]> {
  const cases = new Map<number, Step[]>();
  for (let at = 0; at < unsure.length; at += 1) if (unsure[at] !== 0) cases.set(at, []);
  if (cases.size === 0) return cases;
  const days = new Map<number, Day>(); // far fewer than steps, and dear to write
  const dayOf = (on: number): Day => days.get(on) ?? days.set(on, dayFromNumber(on)).get(on)!;
  for (const at of eventsOf(length, of, unsure)) {
    const actor = person[at] === 0 ? null : String(person[at]);
    cases.get(of[at]!)!.push({ id: String(at), activity: names[task[at]!]!, at, day: dayOf(day[at]!), actor });
  }
  return cases;
}

function eventsOf(length: number, of: Uint32Array, unsure: Uint8Array): Uint32Array {
  const events = new Uint32Array(length);
  let count = 0;
  for (let at = 0; at < length; at += 1) {
    if (unsure[of[at]!] === 0) continue;
    events[count] = at;
    count += 1;
  }
  return events.subarray(0, count);
}
