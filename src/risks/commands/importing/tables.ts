import type { Heading } from '#platform/formats/table-heading.ts';
import type { Book, BookSheet } from '#platform/sheets/book.ts';
import { Headings } from '#platform/sheets/columns.ts';
import { partsOf } from '#platform/sheets/split.ts';
import { type Kind, type Said, type SheetReading, type Table, textsBelow, understandSheet } from '#platform/sheets/table.ts';
import { doubts, settled, type Told } from '../../importing/columns.ts';
import type { Known } from '../../importing/contents.ts';
import type { Fault, TableIn } from '../../importing/entry.ts';
import { type Field, fields, names, others, several } from '../../importing/fields.ts';
import { headingAt, isOver, isReal, isValue } from '../../importing/heading.ts';
import type { DepartmentNames, Named } from '../../importing/names.ts';
import { levelSaid } from '../../importing/level.ts';
import { plain, simplified } from '../../importing/plain.ts';
import { isDepartmentTitle, sectionSaid } from '../../importing/sections.ts';

export const tableKind = 'risks.register';

/** Traditional characters are read like the simplified ones beside them. */
class RegisterHeadings extends Headings<Field> {
  override readonly isKnown = (heading: string): boolean => plainNames.isKnown(simplified(heading));
  override readonly isOther = (heading: string): boolean => plainNames.isOther(simplified(heading));
  override readonly mayBe = (field: Field, heading: string): boolean => plainNames.mayBe(field, simplified(heading));
  override proposed(headings: readonly string[]): (Field | null)[] {
    return super.proposed(headings.map(simplified));
  }
}

const plainNames = new Headings<Field>(names, { several, others });
const headings = new RegisterHeadings(names, { several, others });
const shortest = 16; // characters of a heading that is only like one of ours

/** A row that can only be a heading of a register: most of it is known or like what is, what the risk or the measures are among it. */
export function isHeading(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text !== '');
  if (filled.length < 3 || filled.some((text) => text.length > 30 || /[。；]/.test(text))) return false;
  const known = filled.filter((text) => headings.isKnown(text) && levelSaid(text) === null); // levels stand in rows, too
  if (known.length === 0) return false;
  const isOurs = (text: string): boolean =>
    known.includes(text) || headings.isKnown(text) || (plain(text).length <= shortest && fields.some((it) => headings.mayBe(it, text)));
  const ours = filled.filter(isOurs).length;
  return (
    ours >= 3 && ours * 10 >= filled.length * 6 && filled.some((text) => headings.mayBe('description', text) || headings.mayBe('measures', text))
  );
}

export type Usual = (names: readonly string[]) => ReadonlyArray<Field | null> | undefined;
/** `doubts`: what is worth a look in how its columns are read. */
export type TableSeen = Readonly<{ index: number; table: Table<Field>; turned: boolean; owner: Named | null; doubts: readonly Fault[] }>;
type Reading = Readonly<Record<string, SheetReading<Field> & Readonly<{ owner?: string | undefined }>>>;

/** The tables of a book, numbered through: what each column says, which rows are records, and whose each is where no column says so. */
export function tablesIn(book: Book, house: Known, reading: Reading, given: Usual): TableSeen[] {
  const parts = book.sheets.flatMap((sheet) => partsOf(sheet, isHeading, (texts, below) => isOver(texts, below, house)));
  const { departments } = house;
  let last: TableSeen | undefined;
  return parts.map(({ sheet, turned }, index) => {
    const own = reading[index] ?? {};
    const seen = understandSheet(sheet, kindOf(house), own, given);
    const table = own.headingRow === undefined && isOther(seen) ? { ...seen, ...nothing } : seen;
    const owner = departments.ofSheet(table.above, table.name) ?? (last ? carried(last, table, departments) : null);
    const isSaid = own.fields !== undefined || (table.heading !== null && given(table.heading.names) !== undefined);
    last = {
      index,
      table,
      turned,
      owner,
      doubts: isSaid || !table.heading ? [] : doubts(toldOf(sheet, table.heading), table.fields, headings.mayBe, house),
    };
    return last;
  });
}

const toldOf = (sheet: BookSheet, heading: Heading): Told => told(heading.names, headings.proposed(heading.names), textsBelow(sheet, heading));
const told = (columns: readonly string[], proposed: Told['proposed'], rows: Told['rows']): Told => ({
  names: columns,
  proposed,
  rows,
  other: headings.isOther,
});

/** Whose a table is that goes on below a heading printed once more, as at the top of a page: the department above, unless a title says another. */
function carried(before: TableSeen, { name, heading, above }: Table<Field>, departments: DepartmentNames): Named | null {
  const isSame = name === before.table.name && heading !== null && heading.names.join('\n') === before.table.heading?.names.join('\n');
  if (!isSame || above.some((text) => isDepartmentTitle(text) && !departments.isBureau(text))) return null;
  const section = before.table.records.at(-1)?.text('department') ?? '';
  return section === '' ? before.owner : departments.named(section);
}

const nothing = { leftOut: 'no-heading', heading: null, fields: [], records: [], aside: [] } as const;

/** A table that says neither what a risk is nor what is done against it is another one, such as a count of the levels. */
const isOther = (table: Table<Field>): boolean =>
  !(['description', 'measures', 'prevention', 'monitoring', 'handling'] as const).some((field) => table.fields.includes(field));

/** A title between the rows names a department: 二、林业科. */
function kindOf(house: Known): Kind<Field> {
  const section = (text: string, before: Said<Field>, banner: boolean): Said<Field> | null => {
    const department = sectionSaid(text, { within: before.department !== undefined, banner }, house.departments);
    return department === null ? null : { department };
  };
  return {
    headings,
    section,
    serial: 'serial',
    settled: (columns, proposed, rows) => settled(told(columns, proposed, rows), house),
    headingAt: (rows) => headingAt(rows, isHeading, house),
    isValue: (cell) => isValue(cell, house),
    isReal: (field, cell) => isReal(field, cell, house),
  };
}

/** As the rules of a register take it. */
export function tableIn({ table, doubts: remarks }: TableSeen, owner: Named | null): TableIn {
  const columns = table.fields.flatMap((field, at) => (field === 'department' ? [at] : []));
  const rows = table.records.flatMap((record) =>
    record.rows.map(({ line, cells }) => ({
      line,
      cells,
      section: columns.some((at) => cells[at]?.text) ? '' : record.text('department'),
    })),
  );
  return { sheet: table.name, fields: table.fields, owner, rows, remarks };
}
