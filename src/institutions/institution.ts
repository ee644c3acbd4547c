import type { Machine } from '#platform/machine.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';

export const classes = ['postManagement', 'powerOperation', 'enforcement'] as const;
export type Class = (typeof classes)[number];

/** What a round does with an institution: 清理、整合、建立、补充、完善、废止. */
export const actions = ['clean', 'integrate', 'establish', 'supplement', 'improve', 'abolish'] as const;
export type Action = (typeof actions)[number];

/** What the office may say that a round did; abolishing is a deed of its own. */
export const roundActions = ['clean', 'integrate', 'establish', 'supplement', 'improve'] as const satisfies readonly Action[];

export const statuses = ['draft', 'inForce', 'abolished'] as const;
export type Status = (typeof statuses)[number];

/** `revising`: in force, while its next version is written. */
export const states = ['draft', 'inForce', 'revising', 'abolished'] as const;
export type State = (typeof states)[number];

export const deeds = ['change', 'enact', 'revise', 'discard', 'round', 'circulate', 'abolish'] as const;
export type Deed = (typeof deeds)[number];

/** `round`: says what this year's round did; `circulate`: asks people to sign that they read it. Both leave the state as it is. */
export const institutionMachine: Machine<State, Deed> = {
  draft: { change: 'draft', enact: 'inForce' },
  inForce: { revise: 'revising', round: 'inForce', circulate: 'inForce', abolish: 'abolished' },
  revising: { change: 'revising', enact: 'inForce', discard: 'inForce', round: 'revising', circulate: 'revising', abolish: 'abolished' },
  abolished: {},
};

export const stateOf = (status: Status, revising: boolean): State => (status === 'inForce' && revising ? 'revising' : status);

export type Hindrance = 'institutions/keeper/forbidden' | 'institutions/cannot';
type Keeper = Pick<Actor, 'roles' | 'bureauId'>;

/** Why somebody may not do a deed to an institution of a bureau now; null: they may. The library is kept by the bureau's office alone. */
export function hindrance(state: State, deed: Deed, who: Keeper, bureauId: string): Hindrance | null {
  if (!who.roles.has('office') || who.bureauId !== bureauId) return 'institutions/keeper/forbidden';
  return institutionMachine[state][deed] ? null : 'institutions/cannot';
}

/** @throws Refusal the hindrance, if there is one */
export function moved(state: State, deed: Deed, who: Keeper, bureauId: string): State {
  const why = hindrance(state, deed, who, bureauId);
  if (why) throw new Refusal(why, { state, deed });
  return institutionMachine[state][deed]!;
}

export const deedsOpenTo = (state: State, who: Keeper, bureauId: string): Deed[] =>
  deeds.filter((deed) => hindrance(state, deed, who, bureauId) === null);

/** @throws Refusal `institutions/keeper/forbidden` */
export function keeper(actor: Pick<Actor, 'roles'>): void {
  if (!actor.roles.has('office')) throw new Refusal('institutions/keeper/forbidden');
}
