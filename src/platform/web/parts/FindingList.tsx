import { Link } from 'react-router';
import type { ReactNode } from 'react';
import { type Card, CardBadge } from './CardBadge.tsx';
import './findings.css';
import './flow.css';

export type FindingItem = Readonly<{
  key: string;
  number: number;
  name: string;
  card: Card | 'lead';
  steps: readonly string[];
  sentence: ReactNode;
  links?: ReadonlyArray<Readonly<{ label: string; to: string }>>;
  state?: ReactNode;
}>;

type Props = Readonly<{ findings: readonly FindingItem[]; chosen?: string | null; onStep?: (id: string) => void }>;

/** A finding is a sentence with its evidence, never a code. Its number is the one on the diagram. */
export function FindingList({ findings, chosen, onStep }: Props) {
  return (
    <ol className="qf-findings">
      {findings.map(({ key, number, name, card, steps, sentence, links = [], state }) => (
        <li key={key} data-chosen={(chosen !== null && chosen !== undefined && steps.includes(chosen)) || undefined}>
          {onStep && steps.length > 0 ? (
            <button type="button" className="qf-finding-number" aria-label={`${name} ${number}`} onClick={() => onStep(steps.at(-1)!)}>
              {number}
            </button>
          ) : (
            <span className="qf-finding-number">{number}</span>
          )}
          <div>
            <h3>
              {name}
              <CardBadge card={card} />
            </h3>
            <p>{sentence}</p>
            <p className="qf-finding-links">
              {links.map(({ label, to }) => (
                <Link key={to} to={to}>
                  {label}
                </Link>
              ))}
              <span>{state}</span>
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
