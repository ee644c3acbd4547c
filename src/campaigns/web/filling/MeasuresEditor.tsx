import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { use } from 'react';
import { useSaid } from '#platform/web/language.tsx';
import { measureKinds } from '#risks/point.ts';
import { words as risks } from '#risks/words.ts';
import { blankMeasure, bounds, type LineMeasure, type Period, periods } from '../../content.ts';
import { words as campaigns } from '../../words.ts';
import { words } from '../../words/filling.ts';
import { At, AskedAt, MarksContext } from './marks.tsx';
import type { Offer } from './offer.ts';

type Props = Readonly<{ place: string; measures: readonly LineMeasure[]; offer: Offer; onChange: (measures: readonly LineMeasure[]) => void }>;

/** 防控措施: what is done, when or how often, of which kind, by which institution. */
export function MeasuresEditor({ place, measures, offer, onChange }: Props) {
  const said = useSaid(words).measures;
  const { faults } = use(MarksContext);
  const keyed = measures.map((measure, at) => ({ measure, at })); // a measure has no name but its place
  return (
    <fieldset className="qf-measures" data-place={place} aria-label={said.title}>
      <p className="qf-group-name">{said.title}</p>
      {keyed.map(({ measure, at }) => (
        <MeasureFields
          key={at}
          place={`${place}.${at}`}
          number={at + 1}
          measure={measure}
          offer={offer}
          onChange={(next) => onChange(measures.with(at, next))}
          onRemove={() => onChange(measures.toSpliced(at, 1))}
        />
      ))}
      {faults[place] && (
        <p role="alert" className="qf-measures-fault">
          {faults[place]}
        </p>
      )}
      <AskedAt place={place} />
      {measures.length < bounds.measures && (
        <Button type="link" icon={<PlusOutlined aria-hidden />} className="qf-add" onClick={() => onChange([...measures, blankMeasure])}>
          {said.add}
        </Button>
      )}
    </fieldset>
  );
}

type OneProps = Readonly<{
  place: string;
  number: number;
  measure: LineMeasure;
  offer: Offer;
  onChange: (measure: LineMeasure) => void;
  onRemove: () => void;
}>;

function MeasureFields({ place, number, measure, offer, onChange, onRemove }: OneProps) {
  const said = useSaid(words).measures;
  const { columns, measureKinds: kinds } = useSaid(risks);
  return (
    <div className="qf-measure" data-place={place}>
      <At place={`${place}.text`} label={said.one({ number })} wide>
        {(control) => (
          <Input.TextArea
            {...control}
            value={measure.text}
            maxLength={bounds.text}
            placeholder={said.hint}
            autoSize={{ minRows: 1, maxRows: 8 }}
            onChange={({ target }) => onChange({ ...measure, text: target.value })}
          />
        )}
      </At>
      <Button type="text" className="qf-remove" icon={<DeleteOutlined aria-hidden />} aria-label={said.remove({ number })} onClick={onRemove} />
      <At place={`${place}.kind`} label={columns.measureKind}>
        {(control) => (
          <Select
            {...control}
            value={measure.kind}
            placeholder={said.choose}
            options={measureKinds.map((value) => ({ value, label: kinds[value] }))}
            onChange={(kind) => onChange({ ...measure, kind })}
          />
        )}
      </At>
      <When place={place} measure={measure} year={offer.year} onChange={onChange} />
      <At place={`${place}.institutionId`} label={columns.institution} optional wide>
        {(control) => (
          <Select
            {...control}
            value={measure.institutionId}
            placeholder={said.noInstitution}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={offer.institutions.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(institutionId) => onChange({ ...measure, institutionId: institutionId ?? null })}
          />
        )}
      </At>
      <div data-wide>
        <AskedAt place={place} />
      </div>
    </div>
  );
}

type WhenProps = Readonly<{ place: string; measure: LineMeasure; year: number; onChange: (measure: LineMeasure) => void }>;

/** By a day, or again and again: one of them. */
function When({ place, measure, year, onChange }: WhenProps) {
  const said = useSaid(words).measures;
  const every = useSaid(campaigns).periods;
  const value = measure.every ?? (measure.dueOn === null ? null : 'day');
  const choose = (it: Period | 'day' | undefined) =>
    onChange({ ...measure, every: it === 'day' ? null : (it ?? null), dueOn: it === 'day' ? `${year}-12-31` : null });
  return (
    <At place={`${place}.dueOn`} label={said.when}>
      {(control) => (
        <>
          <Select
            {...control}
            value={value}
            placeholder={said.choose}
            allowClear
            options={[{ value: 'day' as const, label: said.byDay }, ...periods.map((it) => ({ value: it, label: every[it] }))]}
            onChange={choose}
          />
          {value === 'day' && (
            <Input
              type="date"
              aria-label={said.day}
              value={measure.dueOn ?? ''}
              onChange={({ target }) => onChange({ ...measure, dueOn: target.value || `${year}-12-31` })}
            />
          )}
        </>
      )}
    </At>
  );
}
