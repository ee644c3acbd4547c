import type { LimitUnit } from '#engine/flow.ts';

export const categories = [
  'licence',
  'penalty',
  'coercion',
  'levy',
  'payment',
  'inspection',
  'confirmation',
  'reward',
  'ruling',
  'otherAdministrative',
  'personnel',
  'finance',
  'procurement',
  'engineering',
  'specialFunds',
  'fundVoting',
] as const;
export type Category = (typeof categories)[number];

/** What a bureau does within itself; never published to all. */
export const internalCategories: ReadonlySet<Category> = new Set(categories.slice(categories.indexOf('personnel')));

/** Whether anybody may read what is published of a power. */
export const isPublic = ({ open, category }: Readonly<{ open: boolean; category: Category }>): boolean => open && !internalCategories.has(category);

/** 重点环节: where power most easily goes wrong. */
export const keyAreas = ['approval', 'procurement', 'enforcement', 'personnel', 'specialFunds', 'fundVoting', 'engineering', 'other'] as const;
export type KeyArea = (typeof keyAreas)[number];

/** One legal basis 行使依据 of a power. */
export type Basis = Readonly<{ document: string; article: string; text: string }>;

/** The limits of a version: each a figure and its unit, neither where none is set. */
export type Limits = Readonly<{
  statutoryLimit: number | null;
  statutoryUnit: LimitUnit | null;
  promisedLimit: number | null;
  promisedUnit: LimitUnit | null;
}>;

/** What a version says in words and figures. Who exercises the power and how it runs stand beside it. */
export type Wording = Limits & Readonly<{ basis: readonly Basis[]; procedure: string; responsibility: string }>;

/** What a reviewer asks to be changed at one place: a field of the version, or `node:` and the id of a node. */
export type Remark = Readonly<{ place: string; reason: string }>;
