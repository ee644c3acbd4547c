/** What a check may find, in the order in which people read them. */
export const kinds = ['skipped', 'outOfOrder', 'repeated', 'notInFlow', 'authority', 'separation', 'nodeOver', 'totalOver', 'tooLong'] as const;
export type Kind = (typeof kinds)[number];

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
}>;
