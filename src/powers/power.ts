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

/** One legal basis 行使依据 of a power. */
export type Basis = Readonly<{ document: string; article: string; text: string }>;
