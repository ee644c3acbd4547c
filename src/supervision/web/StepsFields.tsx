import { Button, Input } from 'antd';
import { useSaid } from '#platform/web/language.tsx';
import '#platform/web/parts/rows.css';
import { words } from '../words.ts';
import { ColumnSelect } from './ColumnsFields.tsx';
import type { Renamed, StepColumns } from './understanding.ts';

type Props = Readonly<{ header: readonly string[]; steps: readonly StepColumns[]; onChange: (steps: readonly StepColumns[]) => void }>;

/** The steps of a table with a row a case: what the flowchart calls each, and which columns say when, by whom, and when it came in. */
export function StepsFields({ header, steps, onChange }: Props) {
  const said = useSaid(words);
  const used = new Set(steps.flatMap(({ time, actor, arrival }) => [time, actor, arrival]));
  const unused = header.find((name) => name !== '' && !used.has(name));
  return (
    <fieldset>
      <div className="qf-import-part">
        <b>{said.import.stepsTitle}</b> <small className="qf-quiet">{said.import.stepsNote}</small>
      </div>
      <div className="qf-rows-scroll">
        <table className="qf-rows" aria-label={said.import.stepsTitle}>
          <thead>
            <tr>
              {[said.columns.step, said.meanings.time, said.meanings.actor, said.meanings.arrival, ''].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...steps.entries()].map(([at, step]) => (
              <StepRow
                key={at}
                header={header}
                step={step}
                onChange={(change) => onChange(steps.map((it, place) => (place === at ? { ...it, ...change } : it)))}
                onRemove={() => onChange(steps.filter((_, place) => place !== at))}
              />
            ))}
          </tbody>
        </table>
      </div>
      {unused !== undefined && (
        <Button size="small" onClick={() => onChange([...steps, { name: unused, time: unused, actor: null, arrival: null }])}>
          {said.import.addStep}
        </Button>
      )}
    </fieldset>
  );
}

type RowProps = Readonly<{
  header: readonly string[];
  step: StepColumns;
  onChange: (change: Partial<StepColumns>) => void;
  onRemove: () => void;
}>;

function StepRow({ header, step, onChange, onRemove }: RowProps) {
  const said = useSaid(words);
  return (
    <tr>
      <td data-label={said.columns.step}>
        <Input aria-label={`${said.columns.step} ${step.time}`} value={step.name} onChange={({ target }) => onChange({ name: target.value })} />
      </td>
      <td data-label={said.meanings.time}>
        <ColumnSelect
          name={`${step.name} ${said.meanings.time}`}
          header={header}
          value={step.time}
          required
          onChange={(time) => time !== null && onChange({ time })}
        />
      </td>
      {(['actor', 'arrival'] as const).map((part) => (
        <td key={part} data-label={said.meanings[part]}>
          <ColumnSelect
            name={`${step.name} ${said.meanings[part]}`}
            header={header}
            value={step[part]}
            onChange={(column) => onChange({ [part]: column })}
          />
        </td>
      ))}
      <td>
        <Button size="small" aria-label={`${said.import.removeStep} ${step.name}`} onClick={onRemove}>
          {said.import.removeStep}
        </Button>
      </td>
    </tr>
  );
}

type NamesProps = Readonly<{ activities: readonly string[]; renamed: Renamed; onChange: (renamed: Renamed) => void }>;

/** What the steps are called on the flowchart, where the file calls them otherwise. */
export function ActivitiesFields({ activities, renamed, onChange }: NamesProps) {
  const said = useSaid(words);
  return (
    <details>
      <summary className="qf-import-part">
        {said.import.activitiesTitle} <small className="qf-quiet">{said.import.activitiesNote}</small>
      </summary>
      <div className="qf-import-fields">
        {activities.map((name) => (
          <label key={name}>
            <span>{name}</span>
            <Input
              aria-label={`${said.import.activitiesTitle} ${name}`}
              value={renamed[name] ?? ''}
              placeholder={name}
              onChange={({ target }) => onChange({ ...renamed, [name]: target.value })}
            />
          </label>
        ))}
      </div>
    </details>
  );
}
