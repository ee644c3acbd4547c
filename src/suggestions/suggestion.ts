import { addDays, type Day } from '#engine/days.ts';
import type { Machine } from '#platform/machine.ts';
import type { Actor, Role } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';

/** 群众提, 互相查, 领导点, 组织评: how others than oneself find a risk (domain §5). A risk point taken up is found by the same word. */
export const sources = ['public', 'mutual', 'leader', 'organization'] as const;
export type Source = (typeof sources)[number];
export type InsideSource = Exclude<Source, 'public'>;

export const states = ['received', 'dispatched', 'answered', 'takenUp', 'declined'] as const;
export type State = (typeof states)[number];

/** `word`: the author says more; it leaves the state as it is. */
export const deeds = ['dispatch', 'answer', 'takeUp', 'decline', 'word'] as const;
export type Deed = (typeof deeds)[number];

/** To whom the author's name is shown: to all who handle the suggestion, or to the leading group's office only. */
export const namedTos = ['handlers', 'office'] as const;
export type NamedTo = (typeof namedTos)[number];

export const textBounds = { least: 5, most: 2000 } as const; // characters

/** An answer does not end a suggestion: each is taken up as a risk point, or declined with a reason. */
export const suggestionMachine: Machine<State, Deed> = {
  received: { dispatch: 'dispatched', answer: 'answered', takeUp: 'takenUp', decline: 'declined', word: 'received' },
  dispatched: { dispatch: 'dispatched', answer: 'answered', takeUp: 'takenUp', decline: 'declined', word: 'dispatched' },
  answered: { dispatch: 'dispatched', answer: 'answered', takeUp: 'takenUp', decline: 'declined', word: 'answered' },
  takenUp: {},
  declined: {},
};

export const isOpen = (state: State): boolean => state !== 'takenUp' && state !== 'declined';

/**
 * A suggestion as those see it who act on it. `author` is null for one from outside; `subject` is on whose position the risk is seen,
 * where that is said. `answerer` answers for the department that has it; `standIn` does the office's deeds where every member of the
 * office is author or subject. `answeredBy` answered for that department.
 */
export type Matter = Readonly<{
  state: State;
  author: string | null;
  subject: string | null;
  answerer: string | null;
  standIn: string | null;
  answeredBy: string | null;
}>;
type Who = Pick<Actor, 'personId' | 'roles'>;
export type Hindrance =
  | 'suggestions/cannot'
  | 'suggestions/author/forbidden'
  | 'suggestions/own-matter'
  | 'suggestions/answerer/forbidden'
  | 'suggestions/office/forbidden'
  | 'suggestions/own-answer/forbidden';

/** Why a person may not do a deed to a suggestion now; null: they may. */
export function hindrance(matter: Matter, deed: Deed, { personId, roles }: Who): Hindrance | null {
  const { state, author, subject, answerer, standIn, answeredBy } = matter;
  if (!suggestionMachine[state][deed]) return 'suggestions/cannot';
  if (deed === 'word') return personId === author ? null : 'suggestions/author/forbidden';
  if (personId === author || personId === subject) return 'suggestions/own-matter';
  if (deed === 'answer' && state === 'dispatched') return personId === answerer ? null : 'suggestions/answerer/forbidden';
  if (!roles.has('office') && personId !== standIn) return 'suggestions/office/forbidden';
  return isEnd(deed) && personId === answeredBy ? 'suggestions/own-answer/forbidden' : null;
}

const isEnd = (deed: Deed) => deed === 'takeUp' || deed === 'decline';

/** @throws Refusal the hindrance, if there is one */
export function decided(matter: Matter, deed: Deed, who: Who): State {
  const why = hindrance(matter, deed, who);
  if (why) throw new Refusal(why, { state: matter.state, deed });
  return suggestionMachine[matter.state][deed]!;
}

export const deedsOpenTo = (matter: Matter, who: Who): Deed[] => deeds.filter((deed) => hindrance(matter, deed, who) === null);

const leaders: readonly Role[] = ['bureauHead', 'partyCommittee', 'leaderInCharge'];

/** As what somebody may leave a suggestion, the most particular first. */
export function sourcesOpenTo(roles: ReadonlySet<Role>): InsideSource[] {
  return [
    ...(leaders.some((role) => roles.has(role)) ? (['leader'] as const) : []),
    ...(roles.has('office') ? (['organization'] as const) : []),
    'mutual',
  ];
}

/** Whether an author's name may be shown to a reader. */
export const mayName = ({ author, namedTo }: Readonly<{ author: string | null; namedTo: NamedTo }>, { personId, roles }: Who): boolean =>
  author !== null && (namedTo === 'handlers' || personId === author || roles.has('office'));

const longestWait = 366;

/** Between which days a department may be asked to answer. */
export const dueBounds = (today: Day): Readonly<{ first: Day; last: Day }> => ({ first: addDays(today, 1), last: addDays(today, longestWait) });
