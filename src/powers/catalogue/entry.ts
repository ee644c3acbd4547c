import type { Limit } from '../limits.ts';
import type { Basis, Category, KeyArea } from '../power.ts';
import type { State } from '../version.ts';
import type { Field } from './fields.ts';

/** What names a power, beside its code. */
export type Identity = Readonly<{ name: string; category: Category; departmentId: string; open: boolean; keyArea: KeyArea | null }>;

/** What a catalogue says of a version. */
export type Content = Readonly<{
  basis: readonly Basis[];
  procedure: string;
  responsibility: string;
  statutory: Limit | null;
  promised: Limit | null;
  positions: readonly string[]; // ids
}>;

/** A power that is there, by its newest version that the reader may see. */
export type Existing = Identity & Content & Readonly<{ powerId: string; code: string; department: string; number: number; state: State }>;

/** Why a cell is refused, or worth a look: `column` from 0, null where the whole row is meant. */
export type Fault = Readonly<{
  field: Field | null;
  column: number | null;
  value: string;
  code: string;
  facts: Readonly<Record<string, string | number>>;
}>;

/** A row of a table as its cells say it. */
export type RowTexts = Readonly<{
  line: number;
  has: (field: Field) => boolean;
  text: (field: Field) => string;
  columnsOf: (field: Field) => number[];
}>;

/** A row as it is understood. `missing`: positions that it names and that are not there; `power`: the one whose code it has. */
export type Entry = Readonly<{
  sheet: string;
  row: number;
  code: string | null; // null: to be given by category
  department: string;
  power: Existing | null;
  identity: Partial<Identity>;
  content: Partial<Content>;
  missing: readonly string[];
  faults: readonly Fault[];
  remarks: readonly Fault[];
}>;

export type Outcome = 'new' | 'changed' | 'unchanged' | 'refused';

/** What becomes of a row. */
export function outcomeOf({ faults, power, identity, content, missing }: Entry): Outcome {
  if (faults.length > 0) return 'refused';
  if (!power) return 'new';
  return Object.keys(identity).length + Object.keys(content).length + missing.length > 0 ? 'changed' : 'unchanged';
}
