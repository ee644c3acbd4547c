import { ExclamationCircleFilled } from '@ant-design/icons';
import { createContext, type ReactNode, use, useId } from 'react';
import { useSaid } from '#platform/web/language.tsx';
import { words as kit } from '#platform/web/words.ts';
import { words } from '../../words/filling.ts';

/** What the last return asks of one place, and whether that place was changed since. */
export type Asked = Readonly<{ place: string; reason: string; mended: boolean }>;

/** What is wrong and what was asked, by place. */
export type Marks = Readonly<{ faults: Readonly<Record<string, string>>; asked: readonly Asked[] }>;

export const MarksContext = createContext<Marks>({ faults: {}, asked: [] });

/** How many faults stand at a place or below it. */
export const faultsUnder = ({ faults }: Marks, place: string): number =>
  Object.keys(faults).filter((it) => it === place || it.startsWith(`${place}.`)).length;

type Control = Readonly<{ id: string; 'aria-invalid': boolean; 'aria-describedby'?: string }>;
type Props = Readonly<{
  place: string;
  label: ReactNode;
  optional?: boolean;
  wide?: boolean;
  /** Several controls under one name, each with a label of its own. */
  group?: boolean;
  help?: ReactNode;
  children: (control: Control) => ReactNode;
}>;

/** One place of a form: its name, its control, what is wrong there, and what the last return asks of it. */
export function At({ place, label, optional, wide, group, help, children }: Props) {
  const said = useSaid(kit).deed;
  const { faults } = use(MarksContext);
  const id = useId();
  const ids = { help: `${id}-help`, fault: `${id}-fault`, label: `${id}-label` };
  const fault = faults[place];
  const described = [help && ids.help, fault && ids.fault].filter(Boolean).join(' ');
  const name = (
    <>
      {label}
      {optional && <small>{said.optional}</small>}
    </>
  );
  return (
    <div
      className="qf-field"
      data-place={place}
      data-wide={wide || undefined}
      data-error={fault !== undefined || undefined}
      {...(group ? { role: 'group', 'aria-labelledby': ids.label } : {})}
    >
      {group ? (
        <span id={ids.label} className="qf-group-name">
          {name}
        </span>
      ) : (
        <label htmlFor={id}>{name}</label>
      )}
      {children({ id, 'aria-invalid': fault !== undefined, ...(described ? { 'aria-describedby': described } : {}) })}
      {help && <small id={ids.help}>{help}</small>}
      <FaultAt id={ids.fault} place={place} />
      <AskedAt place={place} />
    </div>
  );
}

function FaultAt({ id, place }: Readonly<{ id: string; place: string }>) {
  const fault = use(MarksContext).faults[place];
  if (fault === undefined) return null;
  return (
    <p id={id} role="alert">
      <ExclamationCircleFilled aria-hidden />
      {fault}
    </p>
  );
}

/** What the last return asks at this place. */
export function AskedAt({ place }: Readonly<{ place: string }>) {
  const said = useSaid(words).asked;
  return use(MarksContext)
    .asked.filter((it) => it.place === place)
    .map(({ reason, mended }) => (
      <p key={reason} className="qf-asked" data-touched={mended || undefined}>
        <q>{reason}</q>{' '}
        <span className="qf-status" data-stage={mended ? 'done' : 'waiting'}>
          {mended ? said.touched : said.open}
        </span>
      </p>
    ));
}

/** Brings a place into sight and its control under the keys. */
export function showPlace(place: string): void {
  const at = document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`);
  at?.scrollIntoView({ block: 'center' });
  at?.querySelector<HTMLElement>('input, textarea, [role=combobox], button')?.focus({ preventScroll: true });
}
