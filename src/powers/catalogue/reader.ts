import type { Day } from '#engine/days.ts';
import type { WorkCalendar } from '#engine/working-days.ts';
import type { Existing, Fault, RowTexts } from './entry.ts';
import type { Field } from './fields.ts';
import type { Departments } from './names.ts';
import type { Positions } from './positions.ts';
import type { Powers } from './powers.ts';
import { isAsWritten, type Written } from './written.ts';

/**
 * What a row is read against. `codes`: of every power, also of those that the reader may not see; `drafting`: departments whose powers the
 * reader may write; `adding`: positions that are missing are made; `publishing`: the reader may open to all what has been published.
 */
export type House = Readonly<{
  departments: Departments;
  positions: Positions;
  powers: Powers;
  codes: ReadonlySet<string>;
  drafting: ReadonlySet<string>;
  calendar: WorkCalendar;
  today: Day;
  adding: boolean;
  publishing: boolean;
}>;

type Facts = Readonly<Record<string, string | number>>;

/** One row being read: what it says, what is there, and what is wrong with it so far. */
export class Reader {
  readonly row: RowTexts;
  readonly headings: readonly string[];
  readonly house: House;
  readonly power: Existing | null;
  readonly faults: Fault[] = [];
  readonly remarks: Fault[] = [];
  private readonly written: readonly Written[];

  constructor(row: RowTexts, headings: readonly string[], house: House, power: Existing | null) {
    this.row = row;
    this.headings = headings;
    this.house = house;
    this.power = power;
    this.written = power ? house.powers.written(power) : [];
  }

  /** What a field says where it is not just what a catalogue of ours writes there; null where it says nothing new. */
  changed(field: keyof Written): string | null {
    if (!this.row.has(field)) return null;
    const text = this.row.text(field);
    return this.written.some((it) => isAsWritten(text, it[field])) ? null : text;
  }

  /** Notes what is wrong with a cell. Returns nothing, as a field that is refused changes nothing. */
  fault(field: Field, code: string, facts: Facts = {}): Record<string, never> {
    this.faults.push(this.at(field, code, facts));
    return {};
  }

  remark(field: Field, code: string, facts: Facts = {}): void {
    this.remarks.push(this.at(field, code, facts));
  }

  heading(field: Field): string {
    return this.row.columnsOf(field).map((at) => this.headings[at] ?? '')[0] ?? '';
  }

  private at(field: Field, code: string, facts: Facts): Fault {
    const [column = null] = this.row.columnsOf(field);
    return { field, column, value: this.row.text(field).slice(0, 200), code: `powers/catalogue/${code}`, facts };
  }
}
