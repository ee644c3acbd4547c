import { ditto } from '#platform/sheets/cell-text.ts';
import { daySaid } from './day.ts';
import { type Contents, contentsOf, isLike, type Known } from './contents.ts';
import type { Field } from './fields.ts';
import { levelSaid } from './level.ts';
import { plain } from './plain.ts';

const lookedAt = 30; // rows; titles and notes are few
const below = 60; // rows that tell what the columns are
const longest = 20; // characters of a heading

/** Whether a cell is what stands below a heading, or beside a label above one, but never in it. */
export function isValue(text: string, { departments, people }: Known): boolean {
  const said = text.trim();
  return /[:：]$|^\d+$/.test(said) || ditto.test(said) || daySaid(said) !== null || departments.named(said) !== null || people.knows(said);
}

const texts: ReadonlySet<Field> = new Set(['description', 'measures', 'prevention', 'monitoring', 'handling']);
const ticked: ReadonlySet<Field> = new Set(['one', 'two', 'three', 'selfOne', 'selfTwo', 'selfThree']);

/** Whether a cell of a field has what only a record has: a level, a day, a text of risks or measures, whoever signs below. */
export function isReal(field: Field, text: string, house: Known): boolean {
  if (ticked.has(field)) return /[√✓✔☑●■]/.test(text);
  if (field === 'level' || field === 'selfLevel') return levelSaid(text) !== null;
  if (field === 'date') return daySaid(text) !== null;
  const said = text.replace(/^[^:：]{1,10}[:：]\s*/, ''); // 制表：桑晚晴
  return texts.has(field) && /\p{L}{2}/u.test(said) && plain(said).length >= 4 && !isValue(said, house) && !house.departments.isBureau(said);
}

/**
 * Which row, from 0, is the heading of a register: the first that is named like one, else short texts over columns of levels, of
 * departments or people, and of long texts; null where none is.
 *
 * @param isNamed whether the texts of a row can only be such a heading
 */
export function headingAt(rows: readonly string[][], isNamed: (texts: readonly string[]) => boolean, known: Known): number | null {
  const top = rows.slice(0, lookedAt);
  const named = top.findIndex((row) => isNamed(row));
  const at = named >= 0 ? named : top.findIndex((row, it) => isOver(row, rows.slice(it + 1, it + 1 + below), known));
  return at < 0 ? null : at;
}

/** Whether a row is such a heading by what stands below it. */
export function isOver(row: readonly string[], rows: readonly string[][], known: Known): boolean {
  const said = row.filter((text) => text !== '');
  const levels = said.filter((text) => levelSaid(text) !== null).length; // a heading names none, or each of them
  if (said.length < 3 || levels === 1 || levels === 2 || said.some((text) => plain(text).length > longest || isValue(text, known))) return false;
  if (rows.length === 0) return false;
  const textsOf = (column: number): string[] => rows.map((cells) => cells[column] ?? '');
  return isRegister(row.map((_, column) => contentsOf(textsOf(column), known)));
}

const isRegister = (columns: readonly Contents[]): boolean =>
  columns.some((it) => isLike('level', it, false)) &&
  columns.some((it) => isLike('description', it, false) || isLike('measures', it, false)) &&
  columns.some((it) => isLike('department', it, false) || isLike('person', it, false) || isLike('position', it, false) || it.counting);
