import { Checkbox } from 'antd';
import { useSaid } from '#platform/web/language.tsx';
import { words } from '../../words/editor.ts';
import { type Drawn, isA, listOf, type ModelObject } from './bpmn.ts';
import { useDrawing } from './desk.tsx';
import * as rules from './rules.ts';
import { Typed } from './typed.tsx';

type Props = Readonly<{ element: Drawn }>;

/** Whether an event in the middle is recorded like a step, and of a timer after how many days it comes. */
export function EventFields({ element }: Props) {
  const said = useSaid(words).panel;
  const { drawing } = useDrawing();
  const event = element.businessObject;
  const timer = listOf(event, 'eventDefinitions').find((it) => isA(it, 'TimerEventDefinition'));
  const middle = isA(event, 'IntermediateCatchEvent', 'IntermediateThrowEvent', 'BoundaryEvent');
  return (
    <>
      {timer && <TimerField element={element} timer={timer} />}
      {middle && (
        <div className="qf-field">
          <Checkbox
            checked={rules.stepRulesOf(event).recorded}
            onChange={({ target }) => drawing.change(rules.withRecorded(event, target.checked, drawing.make))}
          >
            {said.recorded}
          </Checkbox>
          <small>{said.recordedNote}</small>
        </div>
      )}
    </>
  );
}

const parts = ['timeDuration', 'timeDate', 'timeCycle'] as const;

function TimerField({ element, timer }: Props & Readonly<{ timer: ModelObject }>) {
  const said = useSaid(words).panel;
  const { drawing } = useDrawing();
  const part = parts.find((name) => timer.get(name) !== undefined);
  const text = part ? String((timer.get(part) as ModelObject).get('body') ?? '') : '';
  const days = /^P(\d+)D$/.exec(text)?.[1];
  const change = (typed: string) => {
    const factory = drawing.get('bpmnFactory');
    const duration = typed === '' ? undefined : Object.assign(factory.create('bpmn:FormalExpression', { body: `P${typed}D` }), { $parent: timer });
    drawing.get('modeling').updateModdleProperties(element, timer, { timeDuration: duration, timeDate: undefined, timeCycle: undefined });
  };
  return (
    <>
      <Typed label={said.timer} kind="figure" value={days ?? ''} onCommit={change} />
      {text !== '' && days === undefined && <p className="qf-quiet">{said.timerOther({ value: text })}</p>}
    </>
  );
}
