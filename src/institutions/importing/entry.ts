import type { Action, Class } from '../institution.ts';
import type { Field } from './fields.ts';

/** A row of the list, by field; the texts of a cell as they stand in the file. */
export type RowTexts = Readonly<{
  line: number;
  has: (field: Field) => boolean;
  text: (field: Field) => string;
  columnsOf: (field: Field) => readonly number[];
}>;

/** What is wrong with a row, and at which field; the sentence is that of `code`. */
export type Fault = Readonly<{ field: Field; column: number | null; value: string; code: string; facts: Readonly<Record<string, string | number>> }>;

/** A row as it is understood. `path`: of its file within the folder; refused where there are faults. */
export type Entry = Readonly<{
  sheet: string;
  row: number;
  title: string;
  documentNumber: string;
  class: Class | null;
  action: Action;
  departmentId: string | null;
  effectiveFrom: string | null;
  path: string | null;
  faults: readonly Fault[];
}>;
