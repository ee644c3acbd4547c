import { Link } from 'react-router';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Power } from '../../contract/power.ts';
import { words } from '../../words.ts';
import { words as reviewWords } from '../../words/review.ts';

export type Asked = NonNullable<Power['version']['returned']>['remarks'][number];

/** A place by the name that people know it by. */
export function usePlaceName(): (remark: Pick<Asked, 'place' | 'name'>) => string {
  const { columns } = useSaid(words);
  const { returned, review } = useSaid(reviewWords);
  return ({ place, name }) => {
    if (name !== null) return returned.node({ name });
    return place === 'flowchart' ? review.whole : (columns[place as keyof typeof columns] ?? place);
  };
}

type Props = Readonly<{ powerId: string; version: Pick<Power['version'], 'id' | 'returned'>; onPlace?: (remark: Asked) => void }>;

/** What the last return asks for, as a list: each place with its reason, and whether it was changed since. */
export function ReturnedSheet({ powerId, version: { id, returned }, onPlace }: Props) {
  const said = useSaid(reviewWords);
  const nameOf = usePlaceName();
  if (!returned) return null;
  const left = returned.remarks.filter(({ touched }) => !touched).length;
  const link = <Link to={`/powers/${powerId}/compare?from=${returned.id}&to=${id}`}>{said.compare.sinceReturned}</Link>;
  return (
    <Sheet title={said.returned.title} note={said.returned.note({ by: returned.by, at: stamp(returned.at) })} link={link}>
      <p className="qf-returned-reason">{returned.reason}</p>
      {returned.remarks.length > 0 && (
        <>
          <ol className="qf-returned">
            {returned.remarks.map((remark) => (
              <li key={remark.place} data-touched={remark.touched || undefined}>
                {onPlace ? (
                  <button type="button" className="qf-link" onClick={() => onPlace(remark)}>
                    {nameOf(remark)}
                  </button>
                ) : (
                  <b>{nameOf(remark)}</b>
                )}
                <span>{remark.reason}</span>
                <Touched remark={remark} />
              </li>
            ))}
          </ol>
          <p className="qf-note qf-quiet">{said.returned.left({ left, all: returned.remarks.length })}</p>
        </>
      )}
    </Sheet>
  );
}

/** Whether a place was changed since it was asked for: a ring open, a disc done. */
function Touched({ remark }: Readonly<{ remark: Asked }>) {
  const said = useSaid(reviewWords).returned;
  return (
    <span className="qf-status" data-stage={remark.touched ? 'done' : 'waiting'}>
      {remark.touched ? said.touched : said.open}
    </span>
  );
}

/** The remarks that stand at one place, under it. */
export function AskedHere({ remarks, place }: Readonly<{ remarks: readonly Asked[]; place: string }>) {
  return remarks
    .filter((remark) => remark.place === place)
    .map((remark) => (
      <p key={remark.reason} className="qf-asked" data-touched={remark.touched || undefined}>
        <q>{remark.reason}</q> <Touched remark={remark} />
      </p>
    ));
}
