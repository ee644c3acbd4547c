import { lazy, type LazyExoticComponent, type ComponentType, Suspense, useSyncExternalStore } from 'react';
import { useJoined } from '#platform/web/joined.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { useMe } from '#platform/web/me.tsx';
import type { ShownStep, StepPanel } from '#platform/web/panel.ts';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { words } from '../../words/editor.ts';
import { words as reviewWords } from '../../words/review.ts';
import { elementTitle } from '../review/kinds.ts';
import { AskedHere } from '../review/ReturnedSheet.tsx';
import { type Drawn, isA, listOf, type ModelObject } from './bpmn.ts';
import { useDesk, useDrawing } from './desk.tsx';
import { EventFields } from './EventFields.tsx';
import { isStep, StepFields } from './StepFields.tsx';
import { Typed } from './typed.tsx';
import { WholeFields } from './WholeFields.tsx';

/** What is asked of the chosen element, or of the whole where none is. */
export function Panel() {
  const said = useSaid(words).panel;
  const names = useSaid(reviewWords);
  const { drawing, chosen } = useDrawing();
  const several = drawing.get('selection').get().length;
  if (chosen) {
    const { $type, name = '' } = chosen.businessObject;
    return (
      <Sheet title={elementTitle({ type: tagOf($type), name }, names)} className="qf-editor-panel">
        <ElementFields key={chosen.id} element={chosen} />
      </Sheet>
    );
  }
  return (
    <Sheet title={said.whole} note={several > 1 ? said.several({ count: several }) : said.wholeNote} className="qf-editor-panel">
      <WholeFields />
    </Sheet>
  );
}

/** `bpmn:UserTask` is `userTask` in the file. */
export const tagOf = (type: string): string => type.replace(/^bpmn:(.)/, (_, first: string) => first.toLowerCase());

function ElementFields({ element }: Readonly<{ element: Drawn }>) {
  const said = useSaid(words).panel;
  const { power } = useDesk();
  const { drawing } = useDrawing();
  const object = element.businessObject;
  const isFlow = isA(object, 'SequenceFlow', 'MessageFlow', 'Association');
  return (
    <div className="qf-form">
      <AskedHere remarks={power.version.returned?.remarks ?? []} place={`node:${object.id}`} />
      <Typed
        label={isFlow ? said.flowName : said.name}
        value={object.name ?? ''}
        hint={isStep(object) ? said.nameHint : ''}
        onCommit={(name) => drawing.get('modeling').updateProperties(element, { name: name.trim() })}
      />
      {isStep(object) && <StepFields element={element} />}
      {isA(object, 'Event') && <EventFields element={element} />}
      {isStep(object) && <StepPanels object={object} />}
      <Documentation element={element} />
    </div>
  );
}

/** The first text of the element's documentation; what stands behind it stays. */
function Documentation({ element }: Readonly<{ element: Drawn }>) {
  const said = useSaid(words).panel;
  const { drawing } = useDrawing();
  const object = element.businessObject;
  const [first, ...others] = listOf(object, 'documentation');
  const change = (text: string) => {
    const modeling = drawing.get('modeling');
    if (first && text !== '') return modeling.updateModdleProperties(element, first, { text });
    const made = Object.assign(drawing.get('bpmnFactory').create('bpmn:Documentation', { text }), { $parent: object });
    modeling.updateModdleProperties(element, object, { documentation: text === '' ? others : [made] });
  };
  return <Typed label={said.documentation} kind="area" value={String(first?.get('text') ?? '')} onCommit={change} />;
}

const loaded = new WeakMap<StepPanel, LazyExoticComponent<ComponentType<ShownStep>>>();
function componentOf(panel: StepPanel): LazyExoticComponent<ComponentType<ShownStep>> {
  const known = loaded.get(panel) ?? lazy(panel.load);
  loaded.set(panel, known);
  return known;
}

/** What other modules have to say of the step. */
function StepPanels({ object }: Readonly<{ object: ModelObject }>) {
  const { stepPanels } = useJoined();
  const { permissions } = useMe();
  const { power, saver } = useDesk();
  const draftId = useSyncExternalStore(saver.subscribe, () => saver.versionId);
  const { id: patternId, steps } = power.version; // while no draft is saved, the version that it follows has the step, or nothing
  const versionId = draftId ?? (steps.some(({ node }) => node === object.id) ? patternId : null);
  const step = { powerId: power.id, versionId, departmentId: power.departmentId, node: object.id!, name: object.name ?? '' };
  return stepPanels
    .filter(({ needs }) => permissions.has(needs))
    .map((panel) => {
      const Component = componentOf(panel);
      return (
        <Suspense key={panel.key} fallback={null}>
          <Component {...step} />
        </Suspense>
      );
    });
}
