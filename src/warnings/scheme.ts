import type { ResponsibleKey } from '#organization/responsible.ts';

/** Whose account: a person's twelve points, or a department's own. */
export const accountKinds = ['person', 'department'] as const;
export type AccountKind = (typeof accountKinds)[number];

/** 预警等级, mildest first. D comes before any fault and is never the result of points. */
export const levels = ['D', 'C', 'B', 'A'] as const;
export type Level = (typeof levels)[number];
export type FaultLevel = Exclude<Level, 'D'>;
export const faultLevels = ['C', 'B', 'A'] as const satisfies readonly FaultLevel[];

/** Keys that name a body: no one person is meant, and the office puts its deed on record. */
export const bodies: ReadonlySet<ResponsibleKey> = new Set(['office', 'partyCommittee', 'commission']);

/** From so many tenths deducted in the year an account stands at the level. */
export type Threshold = Readonly<{ appliesTo: AccountKind; level: FaultLevel; atLeast: number }>;

/** Code, group, tenths of a point, whose account, behaviour, source clause. */
export type DefaultItem = readonly [item: string, group: string, points: number, appliesTo: AccountKind, behaviour: string, source: string];

/** `days` are working days from the opening. */
export type DefaultStep = Readonly<{ text: string; responsible: readonly ResponsibleKey[]; days: number; evidence: string }>;
export type DefaultPlan = Readonly<{ appliesTo: AccountKind; level: FaultLevel; steps: readonly DefaultStep[] }>;
