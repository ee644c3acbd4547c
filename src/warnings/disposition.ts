import type { Role } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';

export const dispositionStates = ['open', 'closed', 'withdrawn'] as const;
export type DispositionState = (typeof dispositionStates)[number];

/** A step as its rules see it. `responsibleId` null: a body's, whose deed the office puts on record. */
export type Step = Readonly<{ responsible: string; responsibleId: string | null; done: boolean }>;

/**
 * Why somebody may not settle a step, or null: a person's step is that person's, a body's is the office's, and what others must do
 * about the subject is never done by the subject.
 */
export function forbidsSettling(
  state: DispositionState,
  step: Step,
  subjectId: string | null,
  doer: Readonly<{ personId: string; roles: ReadonlySet<Role> }>,
): Refusal | null {
  if (state !== 'open' || step.done) return new Refusal('warnings/step-settled');
  if (step.responsible !== 'subject' && doer.personId === subjectId) return new Refusal('warnings/own-matter');
  if (step.responsibleId !== null) return doer.personId === step.responsibleId ? null : new Refusal('warnings/step/forbidden');
  return doer.roles.has('office') ? null : new Refusal('warnings/step/forbidden');
}

/** A disposition closes when every step is done. */
export const isComplete = (steps: ReadonlyArray<Readonly<{ done: boolean }>>): boolean => steps.every(({ done }) => done);
