import { Link } from 'react-router';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import type { Power } from '../contract/power.ts';
import { words } from '../words.ts';
import { stageOf } from './stages.ts';

/** Every version, newest first, with who passed or returned it. */
export function VersionsSheet({ power }: Readonly<{ power: Power }>) {
  const said = useSaid(words);
  return (
    <Sheet title={said.history}>
      <ol className="qf-power-versions">
        {power.versions.map(({ id, number, state, validFrom, validTo, reviews }) => (
          <li key={id} aria-current={id === power.version.id ? 'true' : undefined}>
            <p>
              <Link to={`/powers/${power.id}?version=${id}`}>{said.versionOf({ number })}</Link>
              <StatusChip stage={stageOf[state]}>{said.states[state]}</StatusChip>
              {validFrom && <span>{said.inForce({ from: validFrom, to: validTo })}</span>}
            </p>
            <ul>
              {reviews.map(({ id: review, deed, by, at, reason }) => (
                <li key={review}>
                  <time dateTime={at}>{stamp(at)}</time> {by} {said.done[deed]}
                  {reason && <q>{reason}</q>}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Sheet>
  );
}
