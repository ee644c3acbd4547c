import type { aspects, elements, foundBys, KeyArea, MeasureKind, Tier } from '#risks/point.ts';

/** How often a measure is done; a level-3 point is reminded by it. */
export const periods = ['month', 'quarter', 'halfYear', 'year'] as const;
export type Period = (typeof periods)[number];

export const institutionActions = ['establish', 'supplement', 'improve', 'abolish'] as const;

/** A measure of a line while it is written. It is done by a day or again and again, and may rest on an institution. */
export type LineMeasure = Readonly<{
  text: string;
  kind: MeasureKind | null;
  dueOn: string | null;
  every: Period | null;
  institutionId: string | null;
}>;

/** A risk point as a form says it. Null: not said yet. `step` is `version:node`, `previousId` last year's risk point that it continues. */
export type Line = Readonly<{
  id: string;
  previousId: string | null;
  description: string;
  keyArea: KeyArea | null;
  aspect: (typeof aspects)[number] | null;
  element: (typeof elements)[number] | null;
  powerId: string | null;
  step: string | null;
  foundBy: (typeof foundBys)[number];
  likelihood: number | null; // 1–5
  harm: number | null; // 1–5
  selfLevel: number | null; // 1–3
  measures: readonly LineMeasure[];
  positions: readonly string[]; // names; department form
  responsible: string | null; // a person; department form
  departmentId: string | null; // 责任科室; bureau form
  leaderId: string | null; // 责任领导; bureau form
  sources: readonly string[]; // risk points of the tiers below; bureau form
}>;

export type PositionContent = Readonly<{
  tier: 'position';
  sex: string;
  birth: string;
  party: string;
  since: string;
  duties: string;
  points: readonly Line[];
  promise: string;
}>;
export type PlannedInstitution = Readonly<{ title: string; action: (typeof institutionActions)[number] | null; dueOn: string | null }>;
export type DepartmentContent = Readonly<{
  tier: 'department';
  functions: string;
  heldAt: string | null; // the day on which the department met over it
  points: readonly Line[];
  institutions: readonly PlannedInstitution[];
  promise: string;
}>;
export type Meeting = Readonly<{
  at: string | null; // a day
  present: readonly string[]; // people
  absent: readonly string[]; // 回避 or away
  chair: string | null;
  recorder: string | null;
  conclusion: string;
}>;
export type BureauContent = Readonly<{ tier: 'bureau'; points: readonly Line[]; meeting: Meeting; promise: string }>;
export type Content = PositionContent | DepartmentContent | BureauContent;

export const bounds = { points: 100, measures: 20, text: 2000, short: 200, drawing: 20_000 } as const;

const noMeeting: Meeting = { at: null, present: [], absent: [], chair: null, recorder: null, conclusion: '' };

/** A form on which nothing is written yet. */
export function blank(tier: Tier, promise: string): Content {
  if (tier === 'position') return { tier, sex: '', birth: '', party: '', since: '', duties: '', points: [], promise };
  if (tier === 'department') return { tier, functions: '', heldAt: null, points: [], institutions: [], promise };
  return { tier, points: [], meeting: noMeeting, promise };
}

/** A line on which nothing is written yet; the page and the prefilling begin with it. */
export const blankLine = (id: string): Line => ({
  id,
  previousId: null,
  description: '',
  keyArea: null,
  aspect: null,
  element: null,
  powerId: null,
  step: null,
  foundBy: 'self',
  likelihood: null,
  harm: null,
  selfLevel: null,
  measures: [],
  positions: [],
  responsible: null,
  departmentId: null,
  leaderId: null,
  sources: [],
});

export const blankMeasure: LineMeasure = { text: '', kind: null, dueOn: null, every: null, institutionId: null };
