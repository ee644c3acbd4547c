import { ditto } from '#platform/sheets/cell-text.ts';
import type { Field } from './fields.ts';
import { daySaid } from './day.ts';
import { levelSaid } from './level.ts';
import { measuresIn } from './measures.ts';
import type { House } from './reader.ts';
import { plain, saidIn } from './plain.ts';

/** What the cells of a column are: of those that say something the share, from 0 to 1, that is each kind; `length`: characters, on average. */
export type Contents = Readonly<{
  filled: number;
  level: number;
  department: number;
  person: number;
  day: number;
  area: number;
  areas: number; // that are named, each once
  post: number;
  bureau: number;
  figure: number;
  listed: number; // numbered lists of measures
  counting: boolean; // figures that grow from row to row
  different: number;
  length: number;
}>;

export type Known = Pick<House, 'departments' | 'people' | 'keyArea'>;

const mostCells = 100; // of a column: more say the same
const postName = /(岗|岗位|员|长|主任|书记|会计|出纳)$/;
const listNumber = /^[\s]*([(（]?[1１一][.．、)）]|[①⑴⒈]|一是)/;

/** What a column's cells are, by the first of them. @param texts from top to bottom, as they stand in the file */
export function contentsOf(texts: readonly string[], { departments, people, keyArea }: Known): Contents {
  const said = texts.filter((text) => saidIn(text) !== null && !ditto.test(text.trim())).slice(0, mostCells);
  const share = (is: (text: string) => boolean): number => (said.length === 0 ? 0 : said.filter(is).length / said.length);
  const isLong = (text: string): boolean => text.length > 40;
  return {
    filled: said.length,
    level: share((text) => !isLong(text) && levelSaid(text) !== null),
    department: share((text) => !isLong(text) && departments.named(text) !== null && !departments.isBureau(text)),
    person: share((text) => !isLong(text) && people.knows(people.namedIn(text).names.join('、'))),
    day: share((text) => !isLong(text) && daySaid(text) !== null),
    area: share((text) => !isLong(text) && keyArea(text) !== null),
    areas: new Set(said.flatMap((text) => (isLong(text) ? [] : (keyArea(text) ?? [])))).size,
    post: share((text) => !isLong(text) && postName.test(plain(text))),
    bureau: share((text) => !isLong(text) && departments.isBureau(text)),
    figure: share((text) => /^\d*\.?\d*$/.test(plain(text))),
    listed: share((text) => listNumber.test(text) && measuresIn(text).length > 1),
    counting: isCounting(said.filter((text) => !/[:：]/.test(text))),
    different: said.length === 0 ? 0 : new Set(said.map(plain)).size / said.length,
    length: said.length === 0 ? 0 : said.reduce((sum, text) => sum + plain(text).length, 0) / said.length,
  };
}

/** Whether they are numbers that mostly grow by one, now and then by two, and begin anew here and there. */
function isCounting(texts: readonly string[]): boolean {
  const numbers = texts.flatMap((text) => /^[^\d]{0,8}(?:\d{1,6}-)?0*(\d{1,9})[^\d]?$/.exec(plain(text))?.[1] ?? []).map(Number);
  const grow = numbers.filter((number, at) => at > 0 && [1, 2].includes(number - numbers[at - 1]!)).length;
  const begin = numbers.filter((number, at) => at > 0 && number === 1 && numbers[at - 1]! > 1).length;
  const steps = numbers.length - 1;
  if (steps < 1 || numbers.length < texts.length * 0.8) return false;
  return (grow >= steps * most && grow + begin >= steps * 0.75) || (steps > 1 && inPlace(numbers) >= numbers.length * 0.75);
}

/** How many stand where they would if nobody had miscounted. */
function inPlace(numbers: readonly number[]): number {
  const byDistance = Map.groupBy(numbers.keys(), (at) => numbers[at]! - at);
  return Math.max(...[...byDistance.values()].map(({ length }) => length));
}

const most = 0.6; // of the cells, so that some may be wrong
const isText = (it: Contents): boolean =>
  [it.level, it.department, it.person, it.day, it.area, it.post, it.bureau, it.figure].every((share) => share < most) && !it.counting;

/** What a field's cells are like, for those fields that can be told by them. `worded`: the heading has a word of the field. */
const likeness: Readonly<Partial<Record<Field, (it: Contents, worded: boolean) => boolean>>> = {
  level: (it) => it.level >= most && !it.counting,
  selfLevel: (it) => it.level >= most && !it.counting,
  department: (it) => it.department >= most,
  date: (it) => it.day >= most && !it.counting,
  responsible: (it) => it.person >= most,
  person: (it) => it.person >= most,
  keyArea: (it) => it.area >= most && it.level < most,
  serial: (it) => it.counting,
  measures: (it, worded) => isText(it) && (worded ? it.length >= 4 : it.listed >= 0.3),
  position: (it) => it.post >= most && it.person < most && it.department < most && it.length <= 15,
  description: (it, worded) => isText(it) && it.different >= 0.5 && (worded ? it.length >= 4 : it.length >= 8 && it.listed < 0.3),
};

/** Whether a column's cells are those of a field. */
export const isLike = (field: Field, it: Contents, worded: boolean): boolean => it.filled > 0 && (likeness[field]?.(it, worded) ?? false);

const nearlyAll = 0.9; // of the cells
const clearly: Readonly<Partial<Record<Field, (it: Contents) => boolean>>> = {
  level: (it) => it.level >= nearlyAll && it.figure < most && !it.counting,
  department: (it) => it.department >= nearlyAll,
  date: (it) => it.day >= nearlyAll && it.figure < most && !it.counting,
  responsible: (it) => it.person >= nearlyAll,
  person: (it) => it.person >= nearlyAll,
  keyArea: (it) => it.area >= nearlyAll && it.level < most && it.areas >= 2,
  measures: (it) => it.listed >= 0.5,
  serial: (it) => it.counting,
};

/** Whether nearly all cells of a column are those of a field, and of nothing else, whatever its heading says. */
export const isClearly = (field: Field, it: Contents): boolean => it.filled >= 3 && (clearly[field]?.(it) ?? false);

const isOther = (it: Contents): boolean => Math.max(it.figure, it.bureau, it.department, it.day, it.level, it.area) >= most;
const strangers: Readonly<Partial<Record<Field, (it: Contents) => boolean>>> = {
  level: (it) => it.level === 0,
  department: (it) => it.department === 0,
  date: (it) => it.day === 0,
  description: (it) => isOther(it),
  measures: (it) => isOther(it),
  person: (it) => it.person === 0 && Math.max(it.department, it.level, it.day) >= most,
  responsible: (it) => it.person === 0 && Math.max(it.department, it.level, it.day, it.post) >= most,
  position: (it) => it.person >= most || it.department >= most,
  keyArea: (it) => it.area === 0,
};

/** Whether a column's cells cannot be those of a field, though its heading says so. */
export const isUnlike = (field: Field, it: Contents): boolean => it.filled >= 2 && (strangers[field]?.(it) ?? false);
