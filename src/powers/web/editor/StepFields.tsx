import { Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { listPositions } from '#organization/contract/structure.ts';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { words } from '../../words/editor.ts';
import { type Drawn, flowElementsOf, isA, type ModelObject } from './bpmn.ts';
import { useDrawing } from './desk.tsx';
import { LimitFields } from './LimitFields.tsx';
import * as rules from './rules.ts';

type Props = Readonly<{ element: Drawn }>;

/** What is asked of a step: who may take it, within what time, who not also, whether the clock stands still. */
export function StepFields({ element }: Props) {
  const said = useSaid(words).panel;
  const { drawing, process } = useDrawing();
  const step = element.businessObject;
  const { limit, suspends } = rules.stepRulesOf(step);
  const clocks = (['none', 'supplement', 'special'] as const).map((value) => ({ value, label: said.clocks[value] }));
  const clockId = useId();
  return (
    <>
      <Positions step={step} />
      <fieldset>
        <legend>{said.limit}</legend>
        <LimitFields limit={limit} onChange={(next) => drawing.change(rules.withLimit(step, next, drawing.make))} />
      </fieldset>
      {process && <Separations process={process} step={step} />}
      <div className="qf-field">
        <label htmlFor={clockId}>{said.clock}</label>
        <Select<(typeof clocks)[number]['value']>
          id={clockId}
          value={suspends ?? 'none'}
          options={clocks}
          onChange={(next) => drawing.change(rules.withClock(step, next === 'none' ? null : next, drawing.make))}
        />
      </div>
    </>
  );
}

const keyOf = ({ department, position }: rules.Performer): string => JSON.stringify([department, position]);
const performerOf = (key: string): rules.Performer => {
  const [department, position] = JSON.parse(key) as [string, string];
  return { department, position };
};

function Positions({ step }: Readonly<{ step: ModelObject }>) {
  const said = useSaid(words).panel;
  const { drawing } = useDrawing();
  const id = useId();
  const { data: positions = [] } = useQuery(query(listPositions, {}));
  const { performers } = rules.stepRulesOf(step);
  const known = positions.map(({ department, name, holders }) => ({
    value: keyOf({ department, position: name }),
    label: `${department} ${name}${holders === 0 ? said.vacant : ''}`,
    department,
  }));
  const groups = [...Map.groupBy(known, ({ department }) => department)].map(([label, options]) => ({ label, options }));
  const unknown = performers.filter((it) => !known.some(({ value }) => value === keyOf(it)));
  const strangers = unknown.map((it) => ({ value: keyOf(it), label: `${it.department} ${it.position}` }));
  return (
    <div className="qf-field">
      <label htmlFor={id}>{said.performers}</label>
      <Select
        id={id}
        mode="multiple"
        value={performers.map(keyOf)}
        options={[...groups, ...(strangers.length > 0 ? [{ label: said.unknownPositions, options: strangers }] : [])]}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={said.performersHint}
        onChange={(keys: string[]) => drawing.change(rules.withPerformers(step, keys.map(performerOf), drawing.make))}
      />
      {positions.length > 0 && strangers.length > 0 && (
        <p className="qf-editor-remark">{`${said.unknownPositions}：${strangers.map(({ label }) => label).join('、')}`}</p>
      )}
    </div>
  );
}

/** A task of any kind, a call, or an event that is recorded like one. */
export const isStep = (object: ModelObject): boolean =>
  isA(object, 'Task', 'CallActivity') || (isA(object, 'Event') && rules.stepRulesOf(object).recorded);

/** The steps of a process, to choose among. */
export function stepOptions(process: ModelObject): Array<{ value: string; label: string }> {
  return [...flowElementsOf(process)].filter(isStep).map(({ id, name }) => ({ value: id!, label: name || id! }));
}

function Separations({ process, step }: Readonly<{ process: ModelObject; step: ModelObject }>) {
  const said = useSaid(words).panel;
  const { drawing } = useDrawing();
  const id = useId();
  return (
    <div className="qf-field">
      <label htmlFor={id}>{said.separations}</label>
      <Select
        id={id}
        mode="multiple"
        value={[...new Set(rules.separatedFrom(process, step.id!))]}
        options={stepOptions(process).filter(({ value }) => value !== step.id)}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={said.separationsHint}
        onChange={(others: string[]) => drawing.change(...rules.withSeparations(process, step.id!, others, drawing.make))}
      />
    </div>
  );
}
