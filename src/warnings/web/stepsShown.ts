import { stamp } from '#platform/web/language.tsx';
import type { ProcessStep } from '#platform/web/parts/ProcessList.tsx';
import type { DispositionState } from '../disposition.ts';

type Step = Readonly<{ text: string; dueOn: string; doneAt: string | null; person?: string | null; note?: string }>;

/** The steps of a disposition as a list: done, the next one, those to come; what a withdrawn one left undone is stopped. */
export function stepsShown(steps: readonly Step[], state: DispositionState, until: (day: string) => string): ProcessStep[] {
  const next = steps.findIndex(({ doneAt }) => doneAt === null);
  return steps.map(({ text, dueOn, doneAt, person, note }, at) => ({
    name: text,
    by: person,
    day: doneAt === null ? until(dueOn) : stamp(doneAt).slice(0, 10),
    stage: doneAt !== null ? 'done' : state !== 'open' ? 'stopped' : at === next ? 'doing' : 'waiting',
    note,
  }));
}
