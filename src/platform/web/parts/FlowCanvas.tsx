import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useSaid } from '../language.tsx';
import { variables } from '../tokens.ts';
import { words } from '../words.ts';
import { type Definitions, labelSize, roundEvent, textSize, widenLabel } from './flow-labels.ts';
import { cardTag, clockTag, extraTag, skippedTag } from './flow-tags.ts';
import type { Box, FlowProps, FlowView } from './FlowDiagram.tsx';

type Canvas = {
  addMarker(id: string, name: string): void;
  removeMarker(id: string, name: string): void;
  zoom(to: 'fit-viewport' | number, centre?: 'auto'): number;
  resized(): void;
  viewbox(): Box & { inner: Box };
  viewbox(box: Box): void;
};
type Style = { fontSize: number };
type TextRenderer = { getDefaultStyle(): Style; getExternalStyle(): Style };
type Overlays = { add(id: string, overlay: { position: object; html: HTMLElement; scale: false }): void; clear(): void };
type Registry = { get(id: string): unknown; filter(keep: (element: Partial<Box> & { labelTarget?: unknown }) => boolean): unknown[] };
type Viewer = {
  get<S>(name: string): S;
  importXML(xml: string): Promise<unknown>;
  on(name: string, heard: (event: never) => void): void;
  destroy(): void;
};

const textRenderer = { defaultStyle: { fontFamily: variables['--qf-font'], lineHeight: 1.2 } };
const leastText = 9; // px: a chart whose text would be smaller scrolls sideways instead …
const readableText = 12; // … and then at a size that reads well
const roomForTags = 96;
const leastHeight = 200;
const mostHeight = 520;

/** The published flowchart with one case laid over it. The viewer's bpmn.io mark stays visible (its licence asks for it). */
export default function FlowCanvas({ xml, steps, path, assumed, extra, chosen, onStep, onDrawn }: FlowProps) {
  const host = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<Viewer | null>(null);
  const [broken, setBroken] = useState(false);
  const said = useSaid(words).flow;
  const marks = JSON.stringify({ steps, path, assumed, extra }); // the page makes them anew on each render; as text they compare
  const click = useEffectEvent((id: string) => onStep?.(id));
  const tell = useEffectEvent((view: FlowView) => onDrawn?.(view));
  useEffect(() => {
    const viewer = new NavigatedViewer({ container: host.current!, textRenderer }) as unknown as Viewer;
    let left = false;
    viewer.on('import.parse.complete', ({ definitions }: { definitions?: Definitions }) => definitions && prepare(viewer, definitions));
    viewer.on('element.click', ({ element }: { element: { id: string } }) => click(element.id));
    const show = () => {
      fit(viewer, host.current!);
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
  }, [xml]);
  useEffect(() => {
    if (drawn) return draw(drawn, JSON.parse(marks) as Marks);
  }, [drawn, marks]);
  useEffect(() => {
    if (drawn) return tell(viewOf(drawn));
  }, [drawn]);
  useEffect(() => {
    if (!drawn || !chosen || drawn.get<Registry>('elementRegistry').get(chosen) === undefined) return;
    const canvas = drawn.get<Canvas>('canvas');
    canvas.addMarker(chosen, 'qf-chosen');
    return () => canvas.removeMarker(chosen, 'qf-chosen');
  }, [drawn, chosen]);
  useEffect(() => {
    const frame = host.current?.parentElement;
    if (!drawn || !frame) return;
    const watch = new ResizeObserver(() => fit(drawn, host.current!));
    watch.observe(frame);
    return () => watch.disconnect();
  }, [drawn]);
  if (broken) return <p className="qf-empty">{said.broken}</p>;
  return <div ref={host} className="qf-flow" data-clickable={onStep !== undefined || undefined} />;
}

/** Before it is drawn: what the file's boxes allow for text, and room for the labels in it. */
function prepare(viewer: Viewer, definitions: Definitions) {
  const size = textSize(definitions);
  const text = viewer.get<TextRenderer>('textRenderer');
  text.getDefaultStyle().fontSize = size;
  text.getExternalStyle().fontSize = labelSize(size);
  for (const element of definitions.diagrams[0]?.plane.planeElement ?? []) {
    roundEvent(element);
    widenLabel(element, size);
  }
}

/** The whole chart in the width there is, as high as it needs; wider than the sheet where its text would become too small to read. */
function fit(viewer: Viewer, host: HTMLElement) {
  const canvas = viewer.get<Canvas>('canvas');
  const { inner } = canvas.viewbox();
  const { fontSize } = viewer.get<TextRenderer>('textRenderer').getDefaultStyle();
  const room = host.parentElement?.clientWidth ?? inner.width;
  host.style.minWidth = (room / inner.width) * fontSize < leastText ? `${Math.ceil((inner.width * readableText) / fontSize)}px` : '';
  const scale = Math.min(1, host.clientWidth / inner.width);
  host.style.height = `${Math.min(mostHeight, Math.max(leastHeight, Math.ceil(inner.height * scale) + roomForTags))}px`;
  canvas.resized();
  canvas.zoom('fit-viewport', 'auto');
}

function viewOf(viewer: Viewer): FlowView {
  const canvas = viewer.get<Canvas>('canvas');
  const events = { looked: 'canvas.viewbox.changed', resized: 'canvas.resized' };
  return {
    whole: () => canvas.viewbox().inner,
    seen: () => canvas.viewbox(),
    see: (box) => canvas.viewbox(box),
    hear: (what, heard) => viewer.on(events[what], heard),
  };
}

type Marks = Pick<FlowProps, 'steps' | 'path' | 'assumed' | 'extra'>;

/** Lays the marks over the drawing; gives back what takes them off again. */
function draw(viewer: Viewer, { steps = [], path = [], assumed = [], extra = [] }: Marks) {
  const canvas = viewer.get<Canvas>('canvas');
  const overlays = viewer.get<Overlays>('overlays');
  const there = (id: string) => viewer.get<Registry>('elementRegistry').get(id) !== undefined;
  const marked = [
    ...path.map((id) => [id, 'qf-taken'] as const),
    ...assumed.map((id) => [id, 'qf-assumed'] as const),
    ...steps.map(({ id, mark }) => [id, `qf-${mark}`] as const),
  ].filter(([id]) => there(id));
  for (const [id, name] of marked) canvas.addMarker(id, name);
  for (const { id, over, skipped, findings } of steps.filter((step) => there(step.id))) {
    if (skipped) overlays.add(id, { position: { top: 0, left: 0 }, html: skippedTag(skipped), scale: false });
    if (over) overlays.add(id, { position: { bottom: 0, left: 0 }, html: clockTag(over), scale: false });
    if (findings && findings.length > 0) overlays.add(id, { position: { top: 0, right: 0 }, html: cardTag(findings), scale: false });
  }
  for (const { before, label, word } of extra.filter((step) => there(step.before)))
    overlays.add(before, { position: { bottom: 0, left: -20 }, html: extraTag(label, word, crowded(viewer, before)), scale: false });
  return () => {
    overlays.clear();
    for (const [id, name] of marked) canvas.removeMarker(id, name);
  };
}

const roomOfToken = 56; // each way, in the file's units

/** Whether another node stands where the words of a token before `id` would. */
function crowded(viewer: Viewer, id: string): boolean {
  const registry = viewer.get<Registry>('elementRegistry');
  const node = registry.get(id) as Box;
  const below = node.y + node.height;
  const meets = ({ x, y, width = 0, height = 0 }: Partial<Box>) =>
    x !== undefined &&
    y !== undefined &&
    x < node.x - 20 + roomOfToken &&
    x + width > node.x - 20 - roomOfToken &&
    y < below + roomOfToken &&
    y + height > below &&
    !(x <= node.x && y <= node.y && x + width >= node.x + node.width); // a pool or lane holds it
  return registry.filter((it) => it !== node && it.labelTarget === undefined && meets(it)).length > 0;
}
