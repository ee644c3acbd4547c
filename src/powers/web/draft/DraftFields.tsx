import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { Refusal } from '#platform/web/DeedForm.tsx';
import { Refused } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Power } from '../../contract/power.ts';
import type { Field, Said } from '../../difference.ts';
import { words } from '../../words.ts';
import { words as draftWords } from '../../words/draft.ts';
import { AskedHere } from '../review/ReturnedSheet.tsx';
import { BasisRows } from './BasisRows.tsx';
import type { DraftState } from './keeper.ts';
import { LimitFields } from './LimitFields.tsx';
import { usePositions } from './usePositions.ts';

type Props = Readonly<{ power: Power; state: DraftState; onChange: (said: Said) => void }>;

/** The fields of a version, each with what the last return asks there. */
export function DraftFields({ power, state: { value: said, held, error }, onChange }: Props) {
  const draft = useSaid(draftWords);
  const { endsLate } = power.version;
  const tooLong = error instanceof Refused && error.code === 'powers/promise-too-long' && held.includes('promisedLimit');
  const labels = useSaid(words);
  const text = (field: 'procedure' | 'responsibility', help: string) => (
    <Part power={power} field={field} help={help}>
      <Input.TextArea
        aria-label={labels.columns[field]}
        maxLength={20_000}
        autoSize={{ minRows: 3, maxRows: 24 }}
        value={said[field]}
        onChange={({ target }) => onChange({ ...said, [field]: target.value })}
      />
    </Part>
  );
  return (
    <Sheet title={labels.particulars}>
      <div className="qf-draft">
        <Part power={power} field="promisedLimit" also="statutoryLimit" title={draft.limits} help={draft.limitHint}>
          <LimitFields said={said} held={held} onChange={onChange} />
          {tooLong && <Refusal error={error} />}
          {!tooLong && endsLate && <output className="qf-late">{labels.endsLate(endsLate)}</output>}
        </Part>
        <Positions power={power} said={said} onChange={onChange} />
        <Part power={power} field="basis" help={draft.basisHint}>
          <BasisRows rows={said.basis} onChange={(basis) => onChange({ ...said, basis })} />
          {held.includes('basis') && <p role="alert">{draft.half.basis}</p>}
        </Part>
        {text('procedure', draft.procedureHint)}
        {text('responsibility', draft.responsibilityHint)}
      </div>
    </Sheet>
  );
}

function Positions({ power, said, onChange }: Readonly<{ power: Power; said: Said; onChange: (said: Said) => void }>) {
  const { columns } = useSaid(words);
  const draft = useSaid(draftWords);
  const { options } = usePositions(power);
  return (
    <Part power={power} field="positions" help={draft.positionsHint}>
      <Select
        mode="multiple"
        aria-label={columns.positions}
        value={[...said.positions]}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(positions: string[]) => onChange({ ...said, positions })}
      />
    </Part>
  );
}

type PartProps = Readonly<{ power: Power; field: Field; also?: Field; title?: string; help: string; children: ReactNode }>;

/** One field with its name, its help, and beside its text what the last return asks of it. */
function Part({ power, field, also, title, help, children }: PartProps) {
  const { columns } = useSaid(words);
  const remarks = power.version.returned?.remarks ?? [];
  return (
    <section className="qf-field qf-draft-part" data-place={field} aria-label={title ?? columns[field]}>
      <h3>{title ?? columns[field]}</h3>
      {children}
      <small>{help}</small>
      {also && <AskedHere remarks={remarks} place={also} />}
      <AskedHere remarks={remarks} place={field} />
    </section>
  );
}
