import { type LeadFacts, type LeadKind, leadKinds } from '#engine/lead.ts';

/** What a check may find, in the order in which people read them; what is unusual 异常 comes last. */
export const kinds = [
  'skipped',
  'outOfOrder',
  'repeated',
  'notInFlow',
  'authority',
  'separation',
  'nodeOver',
  'totalOver',
  'tooLong',
  ...leadKinds,
] as const;
export type Kind = (typeof kinds)[number];

/** Whether it is a lead 线索 by a published formula. */
export const isLead = (kind: Kind): kind is LeadKind => (leadKinds as readonly string[]).includes(kind);

/** Found among many cases, by a nightly comparison and not by judging the one that it stands in. */
export const groupKinds = ['batchEnd', 'oneHandler', 'discretion'] as const satisfies readonly LeadKind[];

/** From a lead, which is no fault in itself, to the gravest. */
export const cards = ['lead', 'notice', 'yellow', 'red'] as const;
export type Card = (typeof cards)[number];

export const findingStates = ['open', 'withdrawn'] as const;
export type FindingState = (typeof findingStates)[number];

export const gravity = (card: Card): number => cards.indexOf(card);

export const gravestOf = (of: readonly Card[]): Card => of.reduce((gravest, card) => (gravity(card) > gravity(gravest) ? card : gravest), 'lead');

/** What the sentence of a finding is made of; names, not ids. `at` is an instant, `on` and `due` are days. */
export type FindingFacts = Readonly<{
  step?: string;
  other?: string;
  actor?: string;
  after?: string;
  next?: string;
  allowed?: string;
  at?: string;
  on?: string;
  due?: string;
  limit?: number;
  used?: number;
  unit?: 'workingDay' | 'calendarDay' | 'immediate';
  basis?: 'promised' | 'statutory';
  near?: boolean;
  overStatutory?: boolean;
  provisional?: boolean;
  events?: number;
  upTo?: number;
  applicant?: string;
  /** Of a batch: within so many minutes. */
  minutes?: number;
}> &
  Partial<LeadFacts>;
