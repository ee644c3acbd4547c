import type { Level } from '../level.ts';
import { daySaid } from './day.ts';
import type { Entry, MeasureIn, RowIn, TableIn } from './entry.ts';
import type { Field } from './fields.ts';
import { isRing, levelSaid, starsOf, tickSaid } from './level.ts';
import { measuresIn } from './measures.ts';
import { plain, saidIn, someIn } from './plain.ts';
import { columnsOf, type House, Reader } from './reader.ts';

export type { House } from './reader.ts';

const longText = 500; // characters, beyond which a text is worth a look; it is kept whole

/** What the rows of a table say, record by record, in their order. */
export function understand(table: TableIn, house: House): Entry[] {
  const apart = acrossDepartments(table, house);
  const habits = habitsOf(table);
  const entries = gathered(table).map((rows) => {
    const it = new Reader(table, rows, house);
    const own = entryOf(it, habits);
    for (const field of rows.flatMap(({ line }) => apart.get(line) ?? [])) it.fault(field, 'merged-across-departments', {}, '');
    return own;
  });
  const [first, ...others] = withoutTwins(entries, table);
  return first ? [{ ...first, remarks: [...table.remarks, ...first.remarks] }, ...others] : [];
}

/** Rows that are one record: they share the merged cells of serial, risk, level and department, as far as there are such columns. */
function gathered(table: TableIn): RowIn[][] {
  const needed = (['serial', 'department', 'description', 'level'] as const)
    .map((field) => columnsOf(table, field))
    .filter(({ length }) => length > 0);
  const isOne = (above: RowIn, row: RowIn): boolean =>
    columnsOf(table, 'description').length > 0 &&
    above.section === row.section &&
    needed.every((columns) => columns.some((at) => row.cells[at]?.text) && columns.every((at) => row.cells[at] === above.cells[at]));
  const records: RowIn[][] = [];
  for (const row of table.rows) {
    const above = records.at(-1)?.at(-1);
    if (above && isOne(above, row)) records.at(-1)!.push(row);
    else records.push([row]);
  }
  return records;
}

/** By line, the fields whose merged cell reaches over more than one department: the first row keeps it, the others do not know whose it is. */
function acrossDepartments(table: TableIn, { departments }: House): Map<number, Field[]> {
  const column = columnsOf(table, 'department')[0];
  const keyOf = ({ cells, section }: RowIn): string => {
    const text = (column === undefined ? '' : cells[column]?.text) || section;
    return departments.named(text)?.id ?? plain(text);
  };
  const found = new Map<number, Field[]>();
  for (const [at, field] of table.fields.entries()) {
    if (field === null || field === 'department') continue;
    const isMerged = (row: RowIn, it: number): boolean =>
      [table.rows[it - 1], table.rows[it + 1]].some((beside) => beside?.cells[at] === row.cells[at]);
    const merged = Map.groupBy(table.rows.filter(isMerged), ({ cells }) => cells[at]);
    for (const [cell, rows] of merged) {
      if (!cell || cell.text === '') continue;
      if (new Set(rows.map(keyOf).filter((key) => key !== '')).size < 2) continue;
      for (const { line } of rows.slice(1)) found.set(line, [...(found.get(line) ?? []), field]);
    }
  }
  return found;
}

function entryOf(it: Reader, habits: Habits): Entry {
  const { sheet } = it.table;
  const { section, line: row } = it.rows[0]!;
  const department = departmentOf(it);
  const person = personIn(it, 'person');
  const responsible = personIn(it, 'responsible');
  const likelihood = gradeOf(it, 'likelihood');
  const harm = gradeOf(it, 'harm');
  const { people } = it.house;
  return {
    sheet,
    row,
    rows: it.rows.map(({ line }) => line),
    section,
    serial: saidIn(it.text('serial'))?.replace(/\s+/g, '') ?? null,
    department,
    position: saidIn(it.text('position'))?.replace(/\s*\n\s*/g, '、') ?? null,
    person,
    personId: person === null ? null : people.certain(person, department?.id ?? null),
    description: descriptionOf(it),
    keyArea: keyAreaOf(it),
    selfLevel: selfLevelOf(it, habits),
    level: levelOf(it, habits.graded ? [likelihood, harm] : [null, null], habits),
    likelihood,
    harm,
    measures: measuresOf(it),
    responsible,
    responsibleId: responsible === null ? null : people.certain(responsible, department?.id ?? null),
    date: dateOf(it),
    faults: it.faults,
    remarks: it.remarks,
  };
}

function departmentOf(it: Reader): Entry['department'] {
  const { owner } = it.table;
  const { section } = it.rows[0]!;
  const isSaid = !it.has('department') || it.house.departments.named(section) !== null;
  const text = saidIn(it.text('department')) ?? (isSaid ? saidIn(section) : null);
  if (text === null) return !it.has('department') && owner ? owner : it.fault('department', 'missing-department');
  return it.house.departments.named(text) ?? it.fault('department', 'unknown-department', {}, text);
}

function descriptionOf(it: Reader): string | null {
  const text = saidIn(it.text('description'));
  if (text === null) return it.fault('description', 'missing-description');
  if (text.length > longText) it.remark('description', 'long-text', { length: text.length });
  return text;
}

const ticks = { level: ['one', 'two', 'three'], selfLevel: ['selfOne', 'selfTwo', 'selfThree'] } as const;

/** The level whose own column is ticked; undefined where the table has no such columns. */
function ticked(it: Reader, of: keyof typeof ticks, { ringed }: Habits): Level | 'ambiguous' | 'unknown' | null | undefined {
  const columns = ticks[of].flatMap((field, at) => (it.has(field) ? [{ field, level: (at + 1) as Level }] : []));
  if (columns.length === 0) return undefined;
  const said = columns.map(({ field, level }) => ({ level, chosen: tickSaid(it.text(field), level, ringed) }));
  if (said.some(({ chosen }) => chosen === null)) return 'unknown';
  const [one, ...more] = said.filter(({ chosen }) => chosen);
  return more.length > 0 ? 'ambiguous' : (one?.level ?? null);
}

type Grades = readonly [number | null, number | null];

const stroke = (text: string): boolean => /^一?$/.test(text.trim());

/** What a level's cell says: 无 is no level, and no empty cell either. */
const levelText = (text: string, { numerals }: Habits): string | null => (!numerals && stroke(text) ? null : saidIn(text));

/** The final level; where the table has none at all, what the matrix makes of likelihood and harm. */
function levelOf(it: Reader, [likelihood, harm]: Grades, habits: Habits): Level | null {
  const text = levelText(it.text('level'), habits);
  const chosen = ticked(it, 'level', habits);
  const field = it.has('level') || chosen === undefined ? 'level' : ticks.level.find((mark) => it.has(mark))!;
  if (text === null && chosen === undefined && !it.has('level') && likelihood !== null && harm !== null) {
    it.remark('likelihood', 'level-by-matrix', { likelihood, harm });
    return it.house.levelOf(likelihood, harm);
  }
  const said = text === null ? undefined : levelSaid(habits.hollow ? starsOf(text) : text);
  if (text === null && (chosen === null || chosen === undefined)) return it.fault(field, 'missing-level');
  if (said === null || chosen === 'unknown') return it.fault(field, 'unknown-level');
  const both = [said, chosen].filter((level) => level !== null && level !== undefined);
  return both.includes('ambiguous') || new Set(both).size > 1 ? it.fault(field, 'ambiguous-level') : (both[0] as Level);
}

/** How those concerned rated it: nothing rests on it, so that it is only worth a look where it cannot be read. */
function selfLevelOf(it: Reader, habits: Habits): Level | null {
  const text = habits.numerals ? saidIn(it.text('selfLevel')) : someIn(it.text('selfLevel'));
  const said = text === null ? ticked(it, 'selfLevel', habits) : levelSaid(text);
  if (said === 1 || said === 2 || said === 3) return said;
  if (text === null && (said === null || said === undefined)) return null;
  return it.remark(it.has('selfLevel') ? 'selfLevel' : 'selfOne', 'unread-level');
}

function gradeOf(it: Reader, field: 'likelihood' | 'harm'): number | null {
  const text = saidIn(it.text(field));
  if (text === null) return null;
  const grade = Number(plain(text).replace(/[分级]$/, ''));
  return Number.isInteger(grade) && grade >= 1 && grade <= 5 ? grade : it.remark(field, 'unread-grade');
}

/** Whether a table grades from 1 to 5, as our matrix does: figures up to 3 may be of another scale. */
function hasFiveGrades(table: TableIn): boolean {
  const columns = (['likelihood', 'harm'] as const).flatMap((field) => columnsOf(table, field));
  return columns.length === 2 && table.rows.some(({ cells }) => columns.some((at) => /^[45][分级]?$/.test(plain(cells[at]?.text ?? ''))));
}

/** How a table writes what a single cell of it leaves in doubt. `numerals`: 二 and 三 are levels, and so 一 is no stroke; `ringed`: ○ is a tick; `hollow`: ☆ is a star. */
type Habits = Readonly<{ graded: boolean; numerals: boolean; ringed: boolean; hollow: boolean }>;

function habitsOf(table: TableIn): Habits {
  const textsOf = (fields: readonly Field[]): string[] => {
    const columns = fields.flatMap((field) => columnsOf(table, field));
    return table.rows.flatMap(({ cells }) => columns.map((at) => plain(cells[at]?.text ?? ''))).filter((text) => text !== '');
  };
  const marks = textsOf([...ticks.level, ...ticks.selfLevel]);
  return {
    graded: hasFiveGrades(table),
    numerals: textsOf(['level', 'selfLevel']).some((text) => text === '二' || text === '三'),
    hollow: !textsOf(['level', 'selfLevel']).some((text) => /★[☆✩]/.test(text)),
    ringed: marks.length > 0 && marks.every(isRing),
  };
}

function keyAreaOf(it: Reader): Entry['keyArea'] {
  const text = someIn(it.text('keyArea'));
  return text === null ? null : (it.house.keyArea(text) ?? it.remark('keyArea', 'unknown-key-area'));
}

const kinds = ['prevention', 'monitoring', 'handling'] as const;

function measuresOf(it: Reader): MeasureIn[] {
  const of = (field: 'measures' | (typeof kinds)[number], kind: MeasureIn['kind']): MeasureIn[] =>
    it.cells(field).flatMap(({ text }) => (someIn(text) === null ? [] : measuresIn(text).map((measure) => ({ text: measure, kind }))));
  const measures = [...of('measures', null), ...kinds.flatMap((kind) => of(kind, kind))];
  const column = (['measures', ...kinds] as const).find((field) => it.has(field));
  if (column && measures.length === 0) it.remark(column, 'no-measures');
  return measures;
}

function personIn(it: Reader, field: 'person' | 'responsible'): string | null {
  const text = someIn(it.text(field));
  if (text === null) return null;
  const { names, titled } = it.house.people.namedIn(text);
  const name = names.join('、');
  if (titled) it.remark(field, 'title-left', { name });
  if (!it.house.people.knows(name)) it.remark(field, 'unknown-person', { name });
  return name;
}

function dateOf(it: Reader): Entry['date'] {
  const text = saidIn(it.text('date'));
  return text === null ? null : (daySaid(text) ?? it.fault('date', 'bad-date'));
}

/** Of two with one serial the later is refused; a title that names a department begins to count anew. */
function withoutTwins(entries: readonly Entry[], table: TableIn): Entry[] {
  const first = new Map<string, number>();
  const [column = null] = columnsOf(table, 'serial');
  return entries.map((entry) => {
    if (entry.serial === null) return entry;
    const key = `${entry.section}\n${plain(entry.serial)}`;
    const row = first.get(key);
    first.set(key, row ?? entry.row);
    if (row === undefined) return entry;
    const fault = { field: 'serial' as const, column, value: entry.serial, code: 'risks/import/duplicate-serial', facts: { row } };
    return { ...entry, faults: [...entry.faults, fault] };
  });
}
