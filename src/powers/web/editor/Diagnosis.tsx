import { useEffect } from 'react';
import { Refused } from '#platform/web/call.ts';
import { useSentence } from '#platform/web/joined.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { words } from '../../words/editor.ts';
import { words as reviewWords } from '../../words/review.ts';
import { elementTitle, kindOf } from '../review/kinds.ts';
import { flowElementsOf, isA } from './bpmn.ts';
import { useDesk, useDrawing } from './desk.tsx';
import { markFaults } from './faultMarks.ts';
import type { Told } from './opening.ts';
import { tagOf } from './Panel.tsx';
import { isStep } from './StepFields.tsx';

type Fault = Readonly<{ node: string | null; says: string }>;

/** What is wrong with the drawing in words, each with its number on the node; a click shows the node. */
export function Diagnosis() {
  const said = useSaid(words).diagnosis;
  const { told } = useDesk();
  const { drawing } = useDrawing();
  const faults = useFaults(told);
  const marks = JSON.stringify(faults.map(({ node }) => node));
  useEffect(() => markFaults(drawing, JSON.parse(marks) as Array<string | null>), [drawing, marks]);
  return (
    <Sheet title={said.title} note={faults.length > 0 ? said.count({ count: faults.length }) : null} className="qf-editor-diagnosis">
      <div aria-live="polite" data-sound={told?.sound}>
        {faults.length === 0 && <p className="qf-quiet">{summary(told, said)}</p>}
        <ol>
          {faults.map(({ node, says }, at) => (
            <li key={`${node} ${says}`}>
              <span className="qf-finding-number">{at + 1}</span>
              {node ? (
                <button type="button" className="qf-link" title={said.show} onClick={() => drawing.choose(node)}>
                  {says}
                </button>
              ) : (
                says
              )}
            </li>
          ))}
        </ol>
      </div>
    </Sheet>
  );
}

type Words = ReturnType<typeof useSaid<typeof words>>['diagnosis'];
const summary = (told: Told | null, said: Words): string => (told === null ? said.looking : told.sound === 'undecided' ? said.undecided : said.sound);

/** The engine's faults, why it does not understand the drawing, and steps without a name. */
function useFaults(told: Told | null): readonly Fault[] {
  const said = useSaid(words).diagnosis;
  const names = useSaid(reviewWords);
  const sentence = useSentence();
  const { drawing, process } = useDrawing();
  const registry = drawing.get('elementRegistry');
  const titled = (id: string): string => {
    const object = registry.get(id)?.businessObject;
    if (!object) return id;
    const [type, name = ''] = [tagOf(object.$type), object.name];
    return elementTitle({ type, name: name === names.kinds[kindOf(type)] ? '' : name }, names);
  };
  const hidden = [...(process ? flowElementsOf(process) : [])].filter((it) => isA(it, 'FlowNode') && !registry.get(it.id!));
  const undrawn = hidden.map((it) => ({
    node: null,
    says: said.at({ name: elementTitle({ type: tagOf(it.$type), name: it.name ?? it.id! }, names), says: said.undrawn }),
  }));
  if (told?.refusal) {
    const { code, facts } = told.refusal;
    const [element, value] = [String(facts['element'] ?? ''), String(facts['value'] ?? '')];
    const node = [element, value].find((id) => registry.get(id)) ?? null;
    return [{ node, says: sentence(new Refused(0, code, { ...facts, line: null })) }, ...undrawn];
  }
  const faults = (told?.faults ?? []).map(({ kind, node }): Fault => {
    const shown = node !== null && registry.get(node) && kind !== 'noStart' && kind !== 'noEnd';
    return { node: shown ? node : null, says: shown ? said.at({ name: titled(node), says: said.kinds[kind] }) : said.kinds[kind] };
  });
  const unnamed = registry.filter(({ businessObject: it, labelTarget }) => !labelTarget && isStep(it) && !it.name);
  return [...faults, ...undrawn, ...unnamed.map(({ id }) => ({ node: id, says: said.at({ name: titled(id), says: said.unnamed }) }))];
}
