import type { ReactNode } from 'react';
import { useSaid } from '#platform/web/language.tsx';
import { basisChanges, type Field, fields, type Said } from '../../difference.ts';
import type { Basis } from '../../power.ts';
import { words } from '../../words.ts';
import { words as reviewWords } from '../../words/review.ts';
import { limitText } from '../limitText.ts';
import { Runs } from './Runs.tsx';

type Side = Said; // positions by name
type Heads = Readonly<{ before: string; after: string }>;
type Props = Readonly<{
  before: Side | null;
  after: Side;
  changed: readonly Field[];
  /** Also those that did not change. */
  all?: boolean;
  /** What the sides are called, where they are not before and after. */
  heads?: Heads;
  /** What stands below a field: where a remark is written or read. */
  below?: (field: Field) => ReactNode;
}>;

/** The fields of two versions side by side, what differs marked word by word; of a first version, what it says. */
export function FieldChanges({ before, after, changed, all = false, heads, below }: Props) {
  const said = useSaid(reviewWords).compare;
  const names = heads ?? { before: said.from, after: said.to };
  const shown = fields.filter((field) => all || changed.includes(field));
  if (shown.length === 0) return <p className="qf-empty">{before === null ? said.unwritten : said.sameFields}</p>;
  return (
    <div className="qf-changes" data-single={before === null || undefined}>
      {before && (
        <p aria-hidden className="qf-changes-head">
          <span>{said.field}</span>
          <span>{names.before}</span>
          <span>{names.after}</span>
        </p>
      )}
      {shown.map((field) => (
        <FieldRow key={field} field={field} names={names} before={before} after={after} changed={changed.includes(field)} below={below?.(field)} />
      ))}
    </div>
  );
}

type RowProps = Readonly<{ field: Field; names: Heads; before: Side | null; after: Side; changed: boolean; below: ReactNode }>;

function FieldRow({ field, names, before, after, changed, below }: RowProps) {
  const said = useSaid(words).columns;
  const sides = before === null ? (['after'] as const) : (['before', 'after'] as const);
  return (
    <section className="qf-change" data-changed={changed || undefined} aria-label={said[field]}>
      <h3>{said[field]}</h3>
      {sides.map((show) => (
        <div key={show} className="qf-change-side" data-label={names[show]}>
          <FieldSide field={field} before={before ?? after} after={after} show={show} />
        </div>
      ))}
      {below && <div className="qf-change-below">{below}</div>}
    </section>
  );
}

type SideProps = Readonly<{ field: Field; before: Side; after: Side; show: 'before' | 'after' }>;

function FieldSide({ field, before, after, show }: SideProps) {
  const said = useSaid(words);
  const { nothing } = useSaid(reviewWords).compare;
  if (field === 'basis') return <BasisSide before={before.basis} after={after.basis} show={show} />;
  if (field === 'positions') return <ListSide before={before.positions} after={after.positions} show={show} />;
  if (field === 'procedure' || field === 'responsibility') {
    const text = (show === 'before' ? before : after)[field];
    return <p>{text === '' ? nothing : <Runs before={before[field]} after={after[field]} show={show} />}</p>;
  }
  const limit = (side: Side) =>
    field === 'statutoryLimit' ? limitText(side.statutoryLimit, side.statutoryUnit, said) : limitText(side.promisedLimit, side.promisedUnit, said);
  const text = limit(show === 'before' ? before : after);
  if (limit(before) === limit(after)) return <p>{text}</p>;
  return <p>{show === 'before' ? <del>{text}</del> : <ins>{text}</ins>}</p>;
}

type Listed<T> = Readonly<{ before: readonly T[]; after: readonly T[]; show: 'before' | 'after' }>;

function ListSide({ before, after, show }: Listed<string>) {
  const { nothing } = useSaid(reviewWords).compare;
  const [own, others] = show === 'before' ? [before, after] : [after, before];
  if (own.length === 0) return <p>{nothing}</p>;
  const Mark = show === 'before' ? 'del' : 'ins';
  return (
    <ul>
      {own.map((name) => (
        <li key={name}>{others.includes(name) ? name : <Mark>{name}</Mark>}</li>
      ))}
    </ul>
  );
}

const basisText = (basis: Basis | null): string =>
  basis === null ? '' : [`《${basis.document}》${basis.article}`, basis.text].filter(Boolean).join('\n');

function BasisSide({ before, after, show }: Listed<Basis>) {
  const { nothing } = useSaid(reviewWords).compare;
  const changes = basisChanges(before, after).map((change, place) => ({ ...change, place }));
  const own = changes.filter((change) => change[show] !== null);
  if (own.length === 0) return <p>{nothing}</p>;
  return (
    <ol>
      {own.map(({ place, ...change }) => (
        <li key={place}>
          <Runs before={basisText(change.before)} after={basisText(change.after)} show={show} />
        </li>
      ))}
    </ol>
  );
}
