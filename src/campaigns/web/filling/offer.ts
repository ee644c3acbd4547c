import type { Matrix } from '#risks/level.ts';
import type { Tier } from '#risks/point.ts';
import type { Line } from '../../content.ts';

type Named = Readonly<{ id: string; name: string }>;

/** A risk point of a tier below, which the bureau's form may rest on. */
export type Source = Readonly<{
  id: string;
  number: string | null;
  description: string;
  tier: Tier;
  level: number | null;
}>;

/** What the fields of a form offer: from the organization, the powers, the institutions, last year, and the library. */
export type Offer = Readonly<{
  year: number;
  matrix: Matrix;
  powers: ReadonlyArray<Named & Readonly<{ code: string }>>;
  steps: ReadonlyArray<Readonly<{ step: string; powerId: string; name: string }>>;
  institutions: readonly Named[];
  people: readonly Named[]; // of the department; of the bureau's form, the party committee
  departments: readonly Named[];
  positions: readonly string[];
  sources: readonly Source[];
  /** Last year's points, ready to be taken over. */
  previous: readonly Line[];
  /** Points that often come up in the key areas of these powers. */
  common: readonly Line[];
}>;
