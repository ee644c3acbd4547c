import { createContext, type ReactNode, use } from 'react';
import { useSaid } from '#platform/web/language.tsx';
import { RemarkBox } from '#powers/web/review/RemarkBox.tsx';
import type { Remarks } from '#powers/web/review/useRemarks.ts';
import type { Form } from '../../contract/form.ts';
import { words } from '../../words/reviewing.ts';
import { AskedAt } from '../filling/marks.tsx';
import { usePlaceName } from '../placeName.ts';
import { useValueText } from '../valueText.ts';

/** What a reader is shown at each place besides what it says: what changed since the return, and, at a desk, where to write a remark. */
export type Reader = Readonly<{ form: Form; written: Remarks | null }>;

export const ReaderContext = createContext<Reader | null>(null);

type Props = Readonly<{ place: string; label: string; wide?: boolean; children: ReactNode }>;

/** One place of a form as it is read: its name, what it says, what changed, what was asked, and a remark on it. */
export function Spot({ place, label, wide, children }: Props) {
  const { reading } = useSaid(words);
  return (
    <div className="qf-spot" data-wide={wide || undefined} data-place={place}>
      <dt>{label}</dt>
      <dd>
        {children === '' || children === null ? <span className="qf-quiet">{reading.untouched}</span> : children}
        <Below place={place} />
      </dd>
    </div>
  );
}

/** What stands below a place, whatever it holds. */
export function Below({ place }: Readonly<{ place: string }>) {
  const reader = use(ReaderContext);
  const nameOf = usePlaceName(reader?.form.content ?? null);
  if (!reader) return null;
  const { written } = reader;
  return (
    <>
      <ChangeAt place={place} />
      <AskedAt place={place} />
      {written && <RemarkBox place={nameOf(place)} reason={written.reasons[place]} onChange={(reason) => written.set(place, reason)} />}
    </>
  );
}

/** Whether this place is other than when it was given back, and what stood there. */
function ChangeAt({ place }: Readonly<{ place: string }>) {
  const said = useSaid(words).review;
  const { form } = use(ReaderContext)!;
  const textOf = useValueText(form.names);
  const change = form.changes.find((it) => it.place === place);
  if (!change) return null;
  return (
    <p className="qf-changed">
      <b className="qf-how" data-how={change.kind}>
        {change.kind === 'added' ? said.added : said.changed}
      </b>{' '}
      {change.kind === 'changed' && <small>{said.before(textOf(place, change.before))}</small>}
    </p>
  );
}
