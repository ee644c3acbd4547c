import { dayFromNumber, type Day } from './days.ts';
import type { Step } from './flow.ts';
import type { Columns } from './replay.ts';
import type { Tables } from './tables.ts';

/**
 * Steps laid case by case, those of a case in their order. `ends`: by case, the place after its last step; its first is
 * where the case before ends. `words`: two a step: its day after `firstDay`, above its task's name in the lowest `bits`;
 * and who did it.
 */
export type Cases = Readonly<{ ends: Uint32Array; words: Uint32Array; bits: number; firstDay: number }>;

/** The place of a case's first step. */
export const beginOf = ({ ends }: Cases, one: number): number => (one === 0 ? 0 : ends[one - 1]!);
/** What was done at a place, by the number of its name. */
export const taskAt = ({ words, bits }: Cases, at: number): number => words[2 * at]! & ((1 << bits) - 1);
/** The day of a place, in days since 1970. */
export const dayAt = ({ words, bits, firstDay }: Cases, at: number): number => (words[2 * at]! >>> bits) + firstDay;
/** Who did it, by number from 1; 0 where nobody is named. */
export const personAt = ({ words }: Cases, at: number): number => words[2 * at + 1]!;

/**
 * Lays mixed steps out case by case, those of a case as they came. `many`: how many cases there are; `width`: how many names.
 *
 * Counting sort: Seward, "Information sorting in the application of electronic digital computers to business operations"
 * (1954). What comes after goes through the steps once, in order, and needs no record of any case but the one at hand.
 *
 * @throws RangeError for a case or task beyond those numbered; where names and days together are more than 32 bits tell apart
 */
export function byCase({ length, case: cases, task, person, day }: Columns, many: number, width: number): Cases {
  const ends = new Uint32Array(many);
  let [low, high, bad] = [length > 0 ? day[0]! : 0, length > 0 ? day[0]! : 0, 0];
  for (let at = 0; at < length; at += 1) {
    const of = cases[at]!;
    bad |= of | (many - 1 - of) | (width - 1 - task[at]!);
    ends[of]! += 1;
    if (day[at]! < low) low = day[at]!;
    if (day[at]! > high) high = day[at]!;
  }
  if (bad < 0) throw new RangeError(`event ${cases.findIndex((of, at) => of >= many || task[at]! >= width)}: case or task not numbered`);
  const bits = 32 - Math.clz32(width - 1);
  if (high - low >= 2 ** (32 - bits)) throw new RangeError(`days from ${low} to ${high}: too far apart`);
  let place = 0;
  for (let one = 0; one < many; one += 1) {
    const steps = ends[one]!;
    ends[one] = place;
    place += steps;
  }
  const words = new Uint32Array(2 * length);
  for (let at = 0; at < length; at += 1) {
    const of = cases[at]!;
    const to = ends[of]!;
    words[2 * to] = ((day[at]! - low) << bits) | task[at]!;
    words[2 * to + 1] = person[at]!;
    ends[of] = to + 1; // in the end that of the case
  }
  return { ends, words, bits, firstDay: low };
}

/** The steps of a case as the plain functions want them. */
export function stepsOf({ names }: Tables, cases: Cases, one: number): Step[] {
  const steps: Step[] = [];
  for (let at = beginOf(cases, one); at < cases.ends[one]!; at += 1) {
    const person = personAt(cases, at);
    const actor = person === 0 ? null : String(person);
    steps.push({ id: String(at), activity: names[taskAt(cases, at)]!, at, day: dayOf(dayAt(cases, at)), actor });
  }
  return steps;
}

const days = new Map<number, Day>(); // far fewer than steps, and dear to write
const mostDays = 100_000;

function dayOf(number: number): Day {
  const known = days.get(number);
  if (known) return known;
  if (days.size >= mostDays) days.clear();
  const made = dayFromNumber(number);
  days.set(number, made);
  return made;
}
