import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { readXlsx } from 'hucre/xlsx';
import { day, type Day } from '#engine/days.ts';
import { csvRows } from '#platform/formats/csv-rows.ts';
import { FormatError } from '#platform/formats/format-error.ts';
import { logLimits } from '#platform/formats/limits.ts';
import type { Holds } from '#supervision/judge.ts';

/** Who is who in a log, and who held which position when. `idOf` gives the personnel number of what a source wrote: a number, or a name that one person bears. */
export type Roster = Readonly<{ idOf: (written: string) => string; names: ReadonlyMap<string, string>; holds: Holds }>;

/** A line of a roster: who held which positions of a department; a day left out is no bound. */
export type Person = Readonly<{
  number: string;
  name: string;
  department: string;
  positions: readonly string[];
  from: Day | null;
  to: Day | null;
}>;
type Line = Readonly<{ cells: readonly string[]; line: number }>;

const heads = {
  number: ['工号', '人员编号', 'number', 'id'],
  name: ['姓名', 'name'],
  department: ['所在部门', '部门', '科室', '所在科室', 'department'],
  position: ['岗位', 'position'],
  others: ['兼任岗位', 'other positions'],
  from: ['任职起', '起始日期', 'valid from'],
  to: ['任职止', '终止日期', 'valid to'],
} as const;
type Column = keyof typeof heads;

/**
 * A roster 人员名册, as a spreadsheet or as a delimited text: below the row that names 姓名, 部门 and 岗位 (and 工号, 兼任岗位 separated
 * by 、, 任职起, 任职止 where there are any), a row a person.
 *
 * Several rows of one number and name are what one person held; a name alone may stand for the number.
 *
 * @throws FormatError `formats/csv-columns` without those headings, `formats/csv-value` with the place of a day that is none,
 *   `formats/roster-number` where two people bear one number
 */
export async function readPeople(file: string): Promise<Person[]> {
  const bytes = await readFile(file);
  return peopleIn(bytes[0] === 0x50 && bytes[1] === 0x4b ? await sheetLines(bytes) : await textLines(bytes));
}

async function sheetLines(bytes: Uint8Array): Promise<Line[]> {
  const { sheets } = await readXlsx(bytes).catch((error: unknown) => {
    throw new FormatError('formats/malformed', { line: 1, reason: error instanceof Error ? error.message : String(error) });
  });
  return (sheets[0]?.rows ?? []).map((row, at) => ({ line: at + 1, cells: row.map((cell) => textOf(cell)) }));
}

const textOf = (cell: unknown): string =>
  cell instanceof Date ? cell.toISOString().slice(0, 10) : cell === null || cell === undefined ? '' : String(cell).trim();

async function textLines(bytes: Uint8Array): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const { cells, line } of csvRows(Readable.from([bytes]), logLimits)) lines.push({ line, cells: cells.map((cell) => cell.trim()) });
  return lines;
}

function peopleIn(lines: readonly Line[]): Person[] {
  const columnsIn = ({ cells }: Line) => new Map(Object.entries(heads).map(([key, names]) => [key as Column, placeOf(cells, names)]));
  const top = lines.findIndex((line) => (['name', 'department', 'position'] as const).every((key) => columnsIn(line).get(key)! >= 0));
  if (top < 0)
    throw new FormatError('formats/csv-columns', { line: 1, missing: '姓名 部门 岗位', header: lines[0]?.cells.join(' | ').slice(0, 500) ?? '' });
  const columns = columnsIn(lines[top]!);
  const named = new Map<string, string>();
  return lines.slice(top + 1).flatMap((line): Person[] => {
    const cell = (key: Column): string => line.cells[columns.get(key)!] ?? '';
    const on = (key: Column): Day | null => (cell(key) === '' ? null : dayOf(cell(key), line.line, columns.get(key)! + 1));
    if (cell('name') === '') return [];
    const [number, name] = [cell('number') || cell('name'), cell('name')];
    if ((named.get(number) ?? name) !== name)
      throw new FormatError('formats/roster-number', { line: line.line, value: number, name, other: named.get(number)! });
    named.set(number, name);
    const positions = [cell('position'), ...cell('others').split(/[、，,;；]/)].map((it) => it.trim()).filter((it) => it !== '');
    return [{ number, name, department: cell('department'), positions, from: on('from'), to: on('to') }];
  });
}

const placeOf = (cells: readonly string[], names: readonly string[]): number => cells.findIndex((cell) => names.includes(cell.toLowerCase()));

function dayOf(text: string, line: number, column: number): Day {
  try {
    return day(text.replaceAll(/[./]/g, '-'));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new FormatError('formats/csv-value', { line, column, value: text.slice(0, 200) });
  }
}

/** Who is who by the lines of a roster. Without one nobody is known: what a log writes stands for whom it means, and nothing is held against them. */
export function rosterOf(people: readonly Person[] | null): Roster {
  if (people === null) return { idOf: (written) => written, names: new Map(), holds: () => true };
  const byNumber = Map.groupBy(people, ({ number }) => number);
  const byName = Map.groupBy(people, ({ name }) => name);
  const idOf = (written: string): string => {
    const numbers = new Set((byName.get(written) ?? []).map(({ number }) => number));
    return byNumber.has(written) || numbers.size !== 1 ? written : [...numbers][0]!;
  };
  const holds: Holds = (id, { department, position }, on) =>
    !byNumber.has(id) ||
    byNumber.get(id)!.some((it) => it.department === department && it.positions.includes(position) && (it.from ?? on) <= on && (it.to ?? on) >= on);
  return { idOf, holds, names: new Map(people.map(({ number, name }) => [number, name])) };
}
