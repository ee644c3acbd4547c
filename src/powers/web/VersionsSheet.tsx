import { Link } from 'react-router';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import type { Power } from '../contract/power.ts';
import { words } from '../words.ts';
import { words as reviewWords } from '../words/review.ts';
import { usePlaceName } from './review/ReturnedSheet.tsx';
import { nodeOf } from '../difference.ts';
import { stageOf } from './stages.ts';

type Version = Power['versions'][number];

/** Every version, newest first, with who passed or returned it and what a return asked for. */
export function VersionsSheet({ power }: Readonly<{ power: Power }>) {
  const said = useSaid(words);
  const { compare } = useSaid(reviewWords);
  const first = Math.min(...power.versions.map(({ number }) => number));
  return (
    <Sheet title={said.history}>
      <ol className="qf-power-versions">
        {power.versions.map((version) => (
          <li key={version.id} aria-current={version.id === power.version.id ? 'true' : undefined}>
            <p>
              <Link to={`/powers/${power.id}?version=${version.id}`}>{said.versionOf({ number: version.number })}</Link>
              <StatusChip stage={stageOf[version.state]}>{said.states[version.state]}</StatusChip>
              {version.validFrom && <span>{said.inForce({ from: version.validFrom, to: version.validTo })}</span>}
              {version.number > first && <Link to={`/powers/${power.id}/compare?to=${version.id}`}>{compare.link}</Link>}
            </p>
            <Reviews version={version} steps={power.version.steps} />
          </li>
        ))}
      </ol>
    </Sheet>
  );
}

function Reviews({ version: { reviews }, steps }: Readonly<{ version: Version; steps: Power['version']['steps'] }>) {
  const said = useSaid(words);
  const nameOf = usePlaceName();
  const stepName = (place: string) => {
    const node = nodeOf(place);
    return node === null ? null : (steps.find((step) => step.node === node)?.name ?? node);
  };
  return (
    <ul>
      {reviews.map(({ id, deed, by, at, reason, remarks }) => (
        <li key={id}>
          <time dateTime={at}>{stamp(at)}</time> {by} {said.done[deed]}
          {reason && <q>{reason}</q>}
          {remarks.map((remark) => (
            <p key={remark.place + remark.reason} className="qf-quiet">
              {nameOf({ place: remark.place, name: stepName(remark.place) })}：{remark.reason}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
