import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useSaid } from '../language.tsx';
import { variables } from '../tokens.ts';
import { words } from '../words.ts';
import { type Definitions, labelSize, widenLabel } from './flow-labels.ts';
import { cardTag, clockTag, extraTag, skippedTag } from './flow-tags.ts';
import type { FlowProps } from './FlowDiagram.tsx';

type Canvas = {
  addMarker(id: string, name: string): void;
  removeMarker(id: string, name: string): void;
  zoom(to: 'fit-viewport' | number, centre?: 'auto'): number;
};
type Overlays = { add(id: string, overlay: { position: object; html: HTMLElement; scale: false }): void };
type Registry = { get(id: string): unknown };
type Viewer = {
  get<S>(name: string): S;
  importXML(xml: string): Promise<unknown>;
  on(name: string, heard: (event: never) => void): void;
  destroy(): void;
};

/** Text is drawn larger than bpmn-js does, so that a chart of twelve steps still reads at 1366 px. */
const textRenderer = { defaultStyle: { fontFamily: variables['--qf-font'], fontSize: 19, lineHeight: 1.2 }, externalStyle: { fontSize: labelSize } };

/** The published flowchart with one case laid over it. The viewer's bpmn.io mark stays visible (its licence asks for it). */
export default function FlowCanvas({ xml, steps, path, assumed, extra, chosen, onStep }: FlowProps) {
  const host = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<Viewer | null>(null);
  const [broken, setBroken] = useState(false);
  const said = useSaid(words).flow;
  const marks = JSON.stringify({ steps, path, assumed, extra }); // the page makes them anew on each render; as text they compare
  const click = useEffectEvent((id: string) => onStep?.(id));
  useEffect(() => {
    const viewer = new NavigatedViewer({ container: host.current!, textRenderer }) as unknown as Viewer;
    let left = false;
    viewer.on('import.parse.complete', ({ definitions }: { definitions?: Definitions }) =>
      definitions?.diagrams[0]?.plane.planeElement.forEach(widenLabel),
    );
    viewer.on('element.click', ({ element }: { element: { id: string } }) => click(element.id));
    const show = () => {
      draw(viewer, JSON.parse(marks) as Marks);
      setDrawn(viewer);
    };
    viewer.importXML(xml).then(
      () => left || show(),
      () => left || setBroken(true),
    );
    return () => {
      left = true;
      setDrawn(null);
      viewer.destroy();
    };
  }, [xml, marks]);
  useEffect(() => {
    if (!drawn || !chosen || drawn.get<Registry>('elementRegistry').get(chosen) === undefined) return;
    const canvas = drawn.get<Canvas>('canvas');
    canvas.addMarker(chosen, 'qf-chosen');
    return () => canvas.removeMarker(chosen, 'qf-chosen');
  }, [drawn, chosen]);
  if (broken) return <p className="qf-empty">{said.broken}</p>;
  return <div ref={host} className="qf-flow" data-clickable={onStep !== undefined || undefined} />;
}

type Marks = Pick<FlowProps, 'steps' | 'path' | 'assumed' | 'extra'>;

function draw(viewer: Viewer, { steps = [], path = [], assumed = [], extra = [] }: Marks) {
  const canvas = viewer.get<Canvas>('canvas');
  const overlays = viewer.get<Overlays>('overlays');
  const there = (id: string) => viewer.get<Registry>('elementRegistry').get(id) !== undefined;
  for (const flow of path.filter(there)) canvas.addMarker(flow, 'qf-taken');
  for (const flow of assumed.filter(there)) canvas.addMarker(flow, 'qf-assumed');
  for (const { id, mark, over, skipped, findings } of steps.filter((step) => there(step.id))) {
    canvas.addMarker(id, `qf-${mark}`);
    if (skipped) overlays.add(id, { position: { top: 0, left: 0 }, html: skippedTag(skipped), scale: false });
    if (over) overlays.add(id, { position: { bottom: 0, left: 0 }, html: clockTag(over), scale: false });
    if (findings && findings.length > 0) overlays.add(id, { position: { top: 0, right: 0 }, html: cardTag(findings), scale: false });
  }
  for (const { before, label, word } of extra.filter((step) => there(step.before)))
    overlays.add(before, { position: { bottom: 0, left: -20 }, html: extraTag(label, word), scale: false });
  canvas.zoom('fit-viewport', 'auto');
}
