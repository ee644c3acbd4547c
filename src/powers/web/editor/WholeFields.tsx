import { Button, Select } from 'antd';
import { useId } from 'react';
import { useSaid } from '#platform/web/language.tsx';
import { words } from '../../words/editor.ts';
import type { ModelObject } from './bpmn.ts';
import { useDrawing } from './desk.tsx';
import { LimitFields } from './LimitFields.tsx';
import * as rules from './rules.ts';
import { stepOptions } from './StepFields.tsx';

const another: rules.Limit = { statutory: null, promised: 1, unit: 'workingDay', from: null, to: null };

/** What is asked of the whole case: how long it may take, from where to where. */
export function WholeFields() {
  const said = useSaid(words).panel;
  const { drawing, process } = useDrawing();
  if (!process) return null;
  const limits = rules.totalLimitsOf(process);
  const change = (next: readonly rules.Limit[]) => drawing.change(rules.withTotalLimits(process, next, drawing.make));
  return (
    <div className="qf-form">
      <p className="qf-quiet">{said.totalsNote}</p>
      {limits.map((limit, at) => (
        <fieldset key={`${at + 1} of ${limits.length}`}>
          <legend>{said.totals}</legend>
          <Stretch limit={limit} process={process} onChange={(next) => change(limits.with(at, next))} />
          <LimitFields limit={limit} onChange={(next) => change(limits.with(at, next))} />
          <Button size="small" onClick={() => change(limits.toSpliced(at, 1))}>
            {said.removeTotal}
          </Button>
        </fieldset>
      ))}
      <Button size="small" onClick={() => change([...limits, another])}>
        {said.addTotal}
      </Button>
    </div>
  );
}

type StretchProps = Readonly<{ limit: rules.Limit; process: ModelObject; onChange: (limit: rules.Limit) => void }>;

/** From which step to which a limit runs. */
function Stretch({ limit, process, onChange }: StretchProps) {
  const said = useSaid(words).panel;
  const id = useId();
  const options = stepOptions(process);
  const ends = [
    { name: 'from', label: said.from, usual: said.firstStep },
    { name: 'to', label: said.to, usual: said.lastStep },
  ] as const;
  return ends.map(({ name, label, usual }) => (
    <div key={name} className="qf-field">
      <label htmlFor={`${id}${name}`}>{label}</label>
      <Select
        id={`${id}${name}`}
        value={limit[name] ?? undefined}
        options={options}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={usual}
        onChange={(step: string | undefined) => onChange({ ...limit, [name]: step ?? null })}
      />
    </div>
  ));
}
