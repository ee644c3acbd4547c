import { stamp, useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Form } from '../../contract/form.ts';
import { words } from '../../words/filling.ts';
import { usePlaceName } from '../placeName.ts';

type Props = Readonly<{ form: Form; onPlace?: (place: string) => void }>;

/** What the last return asks, as a list: each place with its reason, and whether it was changed since. */
export function Returned({ form, onPlace }: Props) {
  const said = useSaid(words);
  const nameOf = usePlaceName(form.content);
  const { remarks, returnedBy, returnedAt, returnOpinion } = form;
  if (returnedAt === null || remarks.length === 0) return null;
  const left = remarks.filter(({ mended }) => !mended).length;
  return (
    <Sheet title={said.returned.title} note={said.returned.note({ by: returnedBy, at: stamp(returnedAt) })}>
      {returnOpinion && <p className="qf-returned-reason">{returnOpinion}</p>}
      <ol className="qf-returned">
        {remarks.map(({ place, reason, mended }) => (
          <li key={place} data-touched={mended || undefined}>
            {onPlace ? (
              <button type="button" className="qf-link" onClick={() => onPlace(place)}>
                {nameOf(place)}
              </button>
            ) : (
              <b>{nameOf(place)}</b>
            )}
            <span>{reason}</span>
            <span className="qf-status" data-stage={mended ? 'done' : 'waiting'}>
              {mended ? said.asked.touched : said.asked.open}
            </span>
          </li>
        ))}
      </ol>
      <p className="qf-note qf-quiet">{said.returned.left({ left, all: remarks.length })}</p>
    </Sheet>
  );
}
