import type { Machine } from '#platform/machine.ts';
import type { Actor, Role } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';

export const states = ['draft', 'submitted', 'bureauReviewed', 'legallyReviewed', 'published', 'superseded', 'repealed'] as const;
export type State = (typeof states)[number];

/** What people do with a version. `supersede` is no one's deed: publishing the next version does it. */
export const deeds = ['submit', 'withdraw', 'review', 'legalReview', 'publish', 'return', 'repeal'] as const;
export type Deed = (typeof deeds)[number];
export type Move = Deed | 'supersede';

export const versionMachine: Machine<State, Move> = {
  draft: { submit: 'submitted' },
  submitted: { review: 'bureauReviewed', return: 'draft', withdraw: 'draft' },
  bureauReviewed: { legalReview: 'legallyReviewed', return: 'draft' },
  legallyReviewed: { publish: 'published', return: 'draft' },
  published: { supersede: 'superseded', repeal: 'repealed' },
  superseded: {},
  repealed: {},
};

/** Whether a power has been published, by its newest version: the next one is opened only then. */
export const wasPublished = ({ number, state }: Readonly<{ number: number; state: State }>): boolean =>
  number > 1 || state === 'published' || state === 'superseded' || state === 'repealed';

/** At whose desk a version of each state lies. */
export const deskOf: Readonly<Record<State, Role | null>> = {
  draft: 'departmentHead',
  submitted: 'office',
  bureauReviewed: 'legalAffairs',
  legallyReviewed: 'office',
  published: 'office',
  superseded: null,
  repealed: null,
};

/** Whose deed it is in a state: the desk's where the version lies, except that who handed it in may take it back. */
const doerOf = (state: State, deed: Deed): Role | null => (deed === 'withdraw' ? 'departmentHead' : deskOf[state]);

/**
 * A version as its desks see it. `authors` are all who wrote at it or submitted it, ever, by person: none of them passes or returns it,
 * whatever their roles. `submittedBy` handed it in last.
 */
export type Matter = Readonly<{ state: State; departmentId: string; authors: readonly string[]; submittedBy: string | null }>;
type Who = Pick<Actor, 'personId' | 'roles' | 'departments'>;
export type Hindrance = 'powers/cannot' | 'powers/desk/forbidden' | 'powers/withdraw/forbidden' | 'powers/own-matter';

const byDepartment: ReadonlySet<Deed> = new Set(['submit', 'withdraw']);
const judging: ReadonlySet<Deed> = new Set(['review', 'legalReview', 'publish', 'return']);

/** Why a person may not do a deed to a version now; null: they may. */
export function hindrance(
  { state, departmentId, authors, submittedBy }: Matter,
  deed: Deed,
  { personId, roles, departments }: Who,
): Hindrance | null {
  if (!versionMachine[state][deed]) return 'powers/cannot';
  const doer = doerOf(state, deed);
  if (doer === null || !roles.has(doer)) return 'powers/desk/forbidden';
  if (byDepartment.has(deed) && !departments.includes(departmentId)) return 'powers/desk/forbidden';
  if (deed === 'withdraw' && submittedBy !== personId) return 'powers/withdraw/forbidden';
  return judging.has(deed) && authors.includes(personId) ? 'powers/own-matter' : null;
}

/**
 * The state that a version comes to by a deed.
 *
 * @throws Refusal `powers/cannot` in a state that does not allow it; `powers/desk/forbidden` at another's desk; `powers/withdraw/forbidden`
 *   for who did not submit it; `powers/own-matter` for those who wrote or submitted it
 */
export function decided(matter: Matter, deed: Deed, who: Who): State {
  const why = hindrance(matter, deed, who);
  if (why) throw new Refusal(why, { state: matter.state, deed, desk: doerOf(matter.state, deed) });
  return versionMachine[matter.state][deed]!;
}

export const deedsOpenTo = (matter: Matter, who: Who): Deed[] => deeds.filter((deed) => hindrance(matter, deed, who) === null);

/** Whether a person may write at the powers of a department: its head, whoever oversees it, and the office. */
export const mayDraft = ({ roles, departments }: Who, departmentId: string): boolean => roles.has('office') || departments.includes(departmentId);
