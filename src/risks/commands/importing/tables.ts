import type { Book } from '#platform/sheets/book.ts';
import { Headings } from '#platform/sheets/columns.ts';
import { partsOf } from '#platform/sheets/split.ts';
import { type Kind, type Said, type SheetReading, type Table, understandSheet } from '#platform/sheets/table.ts';
import type { TableIn } from '../../importing/entry.ts';
import { type Field, names, others, several } from '../../importing/fields.ts';
import type { DepartmentNames, Named } from '../../importing/names.ts';
import { plain, simplified } from '../../importing/plain.ts';
import { isDepartmentTitle, sectionSaid } from '../../importing/sections.ts';

export const tableKind = 'risks.register';

/** Traditional characters are read like the simplified ones beside them. */
class RegisterHeadings extends Headings<Field> {
  override readonly isKnown = (heading: string): boolean => knownHeadings.isKnown(simplified(heading));
  override proposed(headings: readonly string[]): (Field | null)[] {
    const fields = super.proposed(headings.map(simplified));
    const [whole, part] = [fields.indexOf('department'), headings.findIndex((it, at) => fields[at] === null && isDepartment(it))];
    return whole >= 0 && part >= 0 && isBureau(headings[whole]!) ? fields.with(whole, null).with(part, 'department') : fields;
  }
}

/** Where 单位 stands beside 科室 it is the bureau. */
const isBureau = (heading: string): boolean => /^(单位|单位名称|机构|机构名称)$/.test(plain(heading));
const isDepartment = (heading: string): boolean => /^(所属|所在|责任)?(科室|部门|处室|股室)(名称)?$/.test(plain(heading));

const knownHeadings = new Headings<Field>(names, { several, others });
const descriptions = new Headings<'description'>({ description: names.description }, { several: [], others: [] });
const headings = new RegisterHeadings(names, { several, others });

/** A row that can only be a heading of a register: most of it is known, what the risk is among it. */
export function isHeading(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text !== '');
  if (filled.some((text) => text.length > 30)) return false;
  const known = filled.filter(headings.isKnown).length;
  return known >= 3 && known * 10 >= filled.length * 6 && filled.some((text) => descriptions.isKnown(simplified(text)));
}

export type Usual = (names: readonly string[]) => ReadonlyArray<Field | null> | undefined;
export type TableSeen = Readonly<{ index: number; table: Table<Field>; turned: boolean; owner: Named | null }>;
type Reading = Readonly<Record<string, SheetReading<Field> & Readonly<{ owner?: string | undefined }>>>;

/** The tables of a book, numbered through: what each column says, which rows are records, and whose each is where no column says so. */
export function tablesIn(book: Book, departments: DepartmentNames, reading: Reading, given: Usual): TableSeen[] {
  const parts = book.sheets.flatMap((sheet) => partsOf(sheet, isHeading));
  let last: TableSeen | undefined;
  return parts.map(({ sheet, turned }, index) => {
    const own = reading[index] ?? {};
    const seen = understandSheet(sheet, kindOf(departments), own, given);
    const table = own.headingRow === undefined && isOther(seen) ? { ...seen, ...nothing } : seen;
    last = { index, table, turned, owner: departments.ofSheet(table.above, table.name) ?? (last ? carried(last, table, departments) : null) };
    return last;
  });
}

/** Whose a table is that goes on below a heading printed once more, as at the top of a page: the department above, unless a title says another. */
function carried(before: TableSeen, { name, heading, above }: Table<Field>, departments: DepartmentNames): Named | null {
  const isSame = name === before.table.name && heading !== null && heading.names.join('\n') === before.table.heading?.names.join('\n');
  if (!isSame || above.some((text) => isDepartmentTitle(text) && !departments.isBureau(text))) return null;
  const section = before.table.records.at(-1)?.text('department') ?? '';
  return section === '' ? before.owner : departments.named(section);
}

const nothing = { leftOut: 'no-heading', heading: null, fields: [], records: [], aside: [] } as const;

/** A table that says neither what a risk is nor what is done against it is another one, such as a count of the levels. */
const isOther = ({ fields }: Table<Field>): boolean =>
  !(['description', 'measures', 'prevention', 'monitoring', 'handling'] as const).some((field) => fields.includes(field));

/** A title between the rows names a department: 二、林业科. */
function kindOf(departments: DepartmentNames): Kind<Field> {
  const section = (text: string, before: Said<Field>, banner: boolean): Said<Field> | null => {
    const department = sectionSaid(text, { within: before.department !== undefined, banner }, departments);
    return department === null ? null : { department };
  };
  return { headings, section, serial: 'serial' };
}

/** As the rules of a register take it. */
export function tableIn({ table }: TableSeen, owner: Named | null): TableIn {
  const columns = table.fields.flatMap((field, at) => (field === 'department' ? [at] : []));
  const rows = table.records.flatMap((record) =>
    record.rows.map(({ line, cells }) => ({
      line,
      cells,
      section: columns.some((at) => cells[at]?.text) ? '' : record.text('department'),
    })),
  );
  return { sheet: table.name, fields: table.fields, owner, rows };
}
