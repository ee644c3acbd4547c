import type { ReactNode } from 'react';
import type { Stage } from './StatusChip.tsx';
import './points.css';

export type ProcessStep = Readonly<{ name: string; by?: ReactNode; day?: ReactNode; stage: Stage; note?: ReactNode }>;

/** A procedure in its order: what is done, who is at it, what comes next and to whom. */
export function ProcessList({ steps }: Readonly<{ steps: readonly ProcessStep[] }>) {
  const keyed = steps.map((step, place) => ({ ...step, place })); // a procedure may name a step twice
  return (
    <ol className="qf-process">
      {keyed.map(({ place, name, by, day, stage, note }) => (
        <li key={place} data-stage={stage} {...(stage === 'doing' ? { 'aria-current': 'step' as const } : {})}>
          <p>
            <b>{name}</b>
            <span>{by}</span>
            <time>{day}</time>
          </p>
          {note && <small>{note}</small>}
        </li>
      ))}
    </ol>
  );
}
