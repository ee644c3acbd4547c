import type { Day } from '#engine/days.ts';
import type { Level } from '../level.ts';
import type { KeyArea, MeasureKind } from '../point.ts';
import type { Field } from './fields.ts';

/** A cell's text and where it stands; of merged cells the first, whose text holds for all of them. */
export type Cell = Readonly<{ text: string; line: number; column: number }>;

/** A row below the heading. `section`: the department that a title over it names, where its own cell says none. */
export type RowIn = Readonly<{ line: number; cells: readonly Cell[]; section: string }>;

/** A table as its cells say it. `owner`: the department of all its rows where no column says one; `remarks`: what is worth a look in how it is read. */
export type TableIn = Readonly<{
  sheet: string;
  fields: ReadonlyArray<Field | null>;
  owner: Readonly<{ id: string; name: string }> | null;
  rows: readonly RowIn[];
  remarks: readonly Fault[];
}>;

/** Why a cell is refused, or worth a look: `column` from 0, null where the whole row is meant. */
export type Fault = Readonly<{
  field: Field;
  column: number | null;
  value: string;
  code: string;
  facts: Readonly<Record<string, string | number>>;
}>;

export type MeasureIn = Readonly<{ text: string; kind: MeasureKind | null }>;

/** What a row says, or several that a merged cell makes one; null where it says nothing. */
export type Entry = Readonly<{
  sheet: string;
  row: number;
  rows: readonly number[];
  section: string;
  serial: string | null;
  department: Readonly<{ id: string; name: string }> | null;
  position: string | null;
  person: string | null;
  personId: string | null; // where it is certain who is meant
  description: string | null;
  keyArea: KeyArea | null;
  selfLevel: Level | null;
  level: Level | null;
  likelihood: number | null;
  harm: number | null;
  measures: readonly MeasureIn[];
  responsible: string | null;
  responsibleId: string | null;
  date: Day | null;
  faults: readonly Fault[];
  remarks: readonly Fault[];
}>;

/** Why a row may be refused. */
export const reasons = [
  'missing-department',
  'unknown-department',
  'missing-description',
  'missing-level',
  'unknown-level',
  'ambiguous-level',
  'duplicate-serial',
  'bad-date',
  'merged-across-departments',
] as const;
export type Reason = (typeof reasons)[number];

/** What is worth a look and refuses nothing. */
export const hints = [
  'long-text',
  'no-measures',
  'unknown-person',
  'title-left',
  'unknown-key-area',
  'unread-level',
  'unread-grade',
  'level-by-matrix',
  'other-column',
  'read-by-content',
  'left-out',
] as const;
export type Hint = (typeof hints)[number];
