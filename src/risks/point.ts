import type { Machine } from '#platform/machine.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';

export { keyAreas, type KeyArea } from '#powers/power.ts';
export { type MeasureKind, measureKinds, type MeasureStatus, measureStatuses } from './measure.ts';

export const tiers = ['position', 'department', 'bureau'] as const;
export const aspects = ['duties', 'process', 'management', 'institutions', 'environment'] as const;
export const elements = ['power', 'money', 'people', 'goods', 'works'] as const;
export const foundBys = ['self', 'public', 'mutual', 'leader', 'organization'] as const;
export type Tier = (typeof tiers)[number];
export type Aspect = (typeof aspects)[number];
export type Element = (typeof elements)[number];
export type FoundBy = (typeof foundBys)[number];

/**
 * `void` 作废: an import that was undone; its number stays given and the point counts nowhere. `merged` 并入: the sitting found it to be the same
 * as another, which it went into; it gets no number.
 */
export const states = ['draft', 'evaluated', 'registered', 'void', 'merged'] as const;
export type State = (typeof states)[number];
/** Whence a point came; one of a `form` is evaluated and registered at the sitting, with its form. */
export const origins = ['entered', 'form', 'import', 'suggestion'] as const;
export type Origin = (typeof origins)[number];
export const deeds = ['evaluate', 'register', 'revise', 'tend'] as const;
export type Deed = (typeof deeds)[number];

/** `tend`: link institutions, add measures; `revise`: a version more of what is registered. Both leave the state as it is. */
export const pointMachine: Machine<State, Deed> = {
  draft: { evaluate: 'evaluated', tend: 'draft' },
  evaluated: { evaluate: 'evaluated', register: 'registered', tend: 'evaluated' },
  registered: { revise: 'registered', tend: 'registered' },
  void: {},
  merged: {},
};

/** A risk point as those see it who act on it. `personId` is whose position it sits on. */
export type Matter = Readonly<{ state: State; origin: Origin; departmentId: string; personId: string | null; authorId: string }>;
/** What a deed left of a point. */
export type Done = Readonly<{ id: string; state: State; number: string | null }>;
type Who = Pick<Actor, 'personId' | 'roles' | 'departments'>;
export type Hindrance = 'risks/cannot' | 'risks/at-sitting' | 'risks/office/forbidden' | 'risks/department/forbidden' | 'risks/own-matter';

/** Whether a person may enter and tend the points of a department: its head, whoever oversees it, and the office. */
export const mayTend = ({ roles, departments }: Who, departmentId: string): boolean => roles.has('office') || departments.includes(departmentId);

/** Why a person may not do a deed to a point now; null: they may. The office acts for the leading group in evaluating. */
export function hindrance({ state, origin, departmentId, personId, authorId }: Matter, deed: Deed, who: Who): Hindrance | null {
  if (!pointMachine[state][deed]) return 'risks/cannot';
  if (deed === 'tend') return mayTend(who, departmentId) ? null : 'risks/department/forbidden';
  if (origin === 'form' && deed !== 'revise') return 'risks/at-sitting';
  if (!who.roles.has('office')) return 'risks/office/forbidden';
  const own = who.personId === personId || (deed === 'evaluate' && who.personId === authorId);
  return own ? 'risks/own-matter' : null;
}

/** @throws Refusal the hindrance, if there is one */
export function decided(matter: Matter, deed: Deed, who: Who): State {
  const why = hindrance(matter, deed, who);
  if (why) throw new Refusal(why, { state: matter.state, deed });
  return pointMachine[matter.state][deed]!;
}

export const deedsOpenTo = (matter: Matter, who: Who): Deed[] => deeds.filter((deed) => hindrance(matter, deed, who) === null);
