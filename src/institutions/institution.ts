import type { Machine } from '#platform/machine.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';

export const classes = ['postManagement', 'powerOperation', 'enforcement'] as const;
export type Class = (typeof classes)[number];

/** What a round does with an institution: 清理、整合、建立、补充、完善、废止. */
export const actions = ['clean', 'integrate', 'establish', 'supplement', 'improve', 'abolish'] as const;
export type Action = (typeof actions)[number];

export const statuses = ['draft', 'inForce', 'abolished'] as const;
export type Status = (typeof statuses)[number];
export type Move = 'enact' | 'abolish';

export const institutionMachine: Machine<Status, Move> = {
  draft: { enact: 'inForce' },
  inForce: { abolish: 'abolished' },
  abolished: {},
};

/** @throws Refusal `institutions/cannot` when the institution's status does not allow it */
export function moved(status: Status, move: Move): Status {
  const next = institutionMachine[status][move];
  if (!next) throw new Refusal('institutions/cannot', { status, move });
  return next;
}

/** The collection of institutions is kept by the leading group's office alone. @throws Refusal `institutions/keeper/forbidden` */
export function keeper(actor: Actor): void {
  if (!actor.roles.has('office')) throw new Refusal('institutions/keeper/forbidden');
}
