import { createContext, type ReactNode, use } from 'react';
import { useSaid } from '#platform/web/language.tsx';
import { RemarkBox } from '#powers/web/review/RemarkBox.tsx';
import type { Remarks } from '#powers/web/review/useRemarks.ts';
import type { Form } from '../../contract/form.ts';
import { words } from '../../words/reviewing.ts';
import { AskedAt } from '../filling/marks.tsx';
import { usePlaceName } from '../placeName.ts';
import { useValueText } from '../valueText.ts';

type Change = Form['changes'][number];

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
        <MarksAt place={place} />
      </dd>
      <RemarkAt place={place} as="dd" />
    </div>
  );
}

/** What changed at a place and what was asked of it. */
export function MarksAt({ place }: Readonly<{ place: string }>) {
  if (use(ReaderContext) === null) return null;
  return (
    <>
      <ChangeAt place={place} />
      <AskedAt place={place} />
    </>
  );
}

/** Where the reader writes what has to be changed at a place; nothing for who is at no desk. */
export function RemarkAt({ place, as: Wrapper = 'div' }: Readonly<{ place: string; as?: 'div' | 'dd' }>) {
  const reader = use(ReaderContext);
  const nameOf = usePlaceName(reader?.form.content ?? null);
  if (!reader?.written) return null;
  const { written } = reader;
  return (
    <Wrapper className="qf-remark-at">
      <RemarkBox place={nameOf(place)} reason={written.reasons[place]} onChange={(reason) => written.set(place, reason)} />
    </Wrapper>
  );
}

/** What stands below a place that is no field. */
export function Below({ place }: Readonly<{ place: string }>) {
  return (
    <>
      <RemarkAt place={place} />
      <MarksAt place={place} />
    </>
  );
}

const beside: Readonly<Record<string, string>> = { likelihood: 'harm', powerId: 'step' }; // two fields that are read as one
const isRow = /\.\d+$/; // a measure, a planned institution: its fields are read as one

/** Whether a change is told at this place. */
function isTold(change: Change, place: string): boolean {
  const key = place.split('.').at(-1) ?? '';
  const other = beside[key];
  if (other !== undefined && change.place === place.replace(new RegExp(`${key}$`), other)) return true;
  return change.place === place || (isRow.test(place) && change.kind === 'changed' && change.place.startsWith(`${place}.`));
}

/** Whether this place is other than when it was given back, and what stood there. */
function ChangeAt({ place }: Readonly<{ place: string }>) {
  const said = useSaid(words).review;
  const { form } = use(ReaderContext)!;
  const textOf = useValueText(form.names);
  return form.changes
    .filter((change) => isTold(change, place))
    .map((change) => (
      <p key={change.place} className="qf-changed">
        <b className="qf-how" data-how={change.kind}>
          {change.kind === 'added' ? said.added : said.changed}
        </b>{' '}
        {change.kind === 'changed' && <small>{said.before(textOf(change.place, change.before))}</small>}
      </p>
    ));
}
