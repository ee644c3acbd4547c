import type { KeyArea } from '../point.ts';
import type { Cell, Fault, Hint, Reason, RowIn, TableIn } from './entry.ts';
import type { Field } from './fields.ts';
import type { DepartmentNames, PeopleNames } from './names.ts';

/** What a register is read against: the bureau as it is. `keyArea`: the area that a text names; `levelOf`: what the matrix proposes. */
export type House = Readonly<{
  departments: DepartmentNames;
  people: PeopleNames;
  keyArea: (text: string) => KeyArea | null;
  levelOf: (likelihood: number, harm: number) => 1 | 2 | 3;
}>;

/** One record being read: what its cells say, and what is wrong with it so far. */
export class Reader {
  readonly table: TableIn;
  readonly rows: readonly RowIn[];
  readonly house: House;
  readonly faults: Fault[] = [];
  readonly remarks: Fault[] = [];

  constructor(table: TableIn, rows: readonly RowIn[], house: House) {
    this.table = table;
    this.rows = rows;
    this.house = house;
  }

  has(field: Field): boolean {
    return this.table.fields.includes(field);
  }

  /** What is said of a field: of several columns and rows each on its own line; empty where nothing is. */
  text(field: Field): string {
    return this.cells(field)
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join('\n');
  }

  /** The cells that say a field, each once. */
  cells(field: Field): Cell[] {
    const columns = columnsOf(this.table, field);
    if (columns.length === 0) return [];
    return [...new Set(this.rows.flatMap(({ cells }) => columns.flatMap((at) => cells[at] ?? [])))];
  }

  /** Notes what is wrong with a cell; returns null, as what is refused says nothing. */
  fault(field: Field, reason: Reason, facts: Fault['facts'] = {}, value = this.text(field)): null {
    this.faults.push(this.at(field, reason, facts, value));
    return null;
  }

  remark(field: Field, hint: Hint, facts: Fault['facts'] = {}): null {
    this.remarks.push(this.at(field, hint, facts, this.text(field)));
    return null;
  }

  private at(field: Field, code: string, facts: Fault['facts'], value: string): Fault {
    const [column = null] = columnsOf(this.table, field);
    return { field, column, value: value.slice(0, 200), code: `risks/import/${code}`, facts };
  }
}

const columnsByField = new WeakMap<TableIn['fields'], Map<Field, readonly number[]>>(); // each is asked for in every row

export function columnsOf({ fields }: Pick<TableIn, 'fields'>, field: Field): readonly number[] {
  const known = columnsByField.get(fields) ?? new Map<Field, readonly number[]>();
  if (known.size === 0) columnsByField.set(fields, known);
  const found = known.get(field) ?? fields.flatMap((it, at) => (it === field ? [at] : []));
  known.set(field, found);
  return found;
}
