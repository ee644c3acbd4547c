import { SaxesParser, type SaxesTagNS } from 'saxes';
import { FormatError } from './format-error.ts';

export type Box = Readonly<{ x: number; y: number; width: number; height: number }>;
export type Point = Readonly<{ x: number; y: number }>;

export type ShapeKind = 'task' | 'subProcess' | 'start' | 'end' | 'event' | 'gateway' | 'pool' | 'lane' | 'data' | 'note' | 'group';
export type LineKind = 'sequence' | 'message' | 'association';

/** Something drawn with a box. `sign`: what tells it from others of its kind, such as `exclusive`, `timer`, `collapsed`. */
export type Shape = Readonly<{
  id: string;
  kind: ShapeKind;
  name: string;
  box: Box;
  label: Box | null;
  sign: string | null;
  upright: boolean; // a pool or lane whose name stands above it
  dashed: boolean; // a boundary event that does not interrupt
}>;

/** Something drawn as a line. `mark`: how it begins, as a condition or as the way that is else taken. */
export type Line = Readonly<{
  id: string;
  kind: LineKind;
  name: string;
  points: readonly Point[];
  label: Box | null;
  mark: 'condition' | 'otherwise' | null; // of one that leaves a step; of a gateway's only the latter
}>;

/** The drawing of a BPMN file: its first page. `whole`: every node that stands on this page has its place. */
export type Drawing = Readonly<{ shapes: readonly Shape[]; lines: readonly Line[]; whole: boolean }>;

const model = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const di = 'http://www.omg.org/spec/BPMN/20100524/DI';

const kinds: Readonly<Record<string, ShapeKind>> = {
  ...Object.fromEntries(
    ['task', 'userTask', 'manualTask', 'serviceTask', 'scriptTask', 'businessRuleTask', 'sendTask', 'receiveTask', 'callActivity'].map((it) => [
      it,
      'task',
    ]),
  ),
  ...Object.fromEntries(['subProcess', 'transaction', 'adHocSubProcess'].map((it) => [it, 'subProcess'])),
  startEvent: 'start',
  endEvent: 'end',
  ...Object.fromEntries(['intermediateCatchEvent', 'intermediateThrowEvent', 'boundaryEvent'].map((it) => [it, 'event'])),
  ...Object.fromEntries(
    ['exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'eventBasedGateway', 'complexGateway'].map((it) => [it, 'gateway']),
  ),
  participant: 'pool',
  lane: 'lane',
  ...Object.fromEntries(['dataObjectReference', 'dataStoreReference', 'dataInput', 'dataOutput'].map((it) => [it, 'data'])),
  textAnnotation: 'note',
  group: 'group',
};
const nodeKinds: ReadonlySet<ShapeKind> = new Set(['task', 'subProcess', 'start', 'end', 'event', 'gateway']);
const lineKinds: Readonly<Record<string, LineKind>> = {
  sequenceFlow: 'sequence',
  messageFlow: 'message',
  association: 'association',
  dataInputAssociation: 'association',
  dataOutputAssociation: 'association',
};
const farthest = 100_000; // beyond it no drawing of people lies

/** What the file says of an element, whether drawn or not. */
type Element = { local: string; name: string; owner: string | null; sign: string | null; dashed: boolean; conditional: boolean } & {
  [Name in 'default' | 'sourceRef' | 'targetRef']: string | null;
};
type Placed = { of: string; box: Box | null; points: Point[]; label: Box | null; expanded: boolean | null; upright: boolean };

/**
 * Reads where a BPMN file draws its elements. It tells nothing of whether they make sense together: `readBpmn` does.
 *
 * @throws FormatError `formats/bpmn-malformed`, `formats/bpmn-doctype`
 */
export const readDrawing = (xml: string): Drawing => new Reader().read(xml);

class Reader {
  private readonly elements = new Map<string, Element>();
  private readonly placed: Placed[] = [];
  private readonly path: Array<{ tag: SaxesTagNS; id: string | null }> = [];
  private page: string | null | undefined; // the element that the first filled plane shows
  private here: Placed | null = null;
  private inLabel = false;
  private text: string | null = null;

  read(xml: string): Drawing {
    const parser = new SaxesParser({ xmlns: true });
    parser.on('doctype', () => {
      throw new FormatError('formats/bpmn-doctype');
    });
    parser.on('error', (error) => {
      throw new FormatError('formats/bpmn-malformed', { value: error.message });
    });
    parser.on('opentag', (tag) => this.open(tag));
    parser.on('text', (text) => this.text !== null && (this.text += text));
    parser.on('closetag', (tag) => this.close(tag));
    parser.write(xml).close();
    return this.drawing();
  }

  private open(tag: SaxesTagNS): void {
    const { uri, local } = tag;
    if (uri === model) this.element(tag);
    else if (uri === di) this.drawn(tag);
    else if (this.here && local === 'Bounds') {
      const box = boxOf(tag);
      if (this.inLabel) this.here.label = box;
      else this.here.box = box;
    } else if (this.here && local === 'waypoint') {
      const point = pointOf(tag);
      if (point) this.here.points.push(point);
    }
    this.path.push({ tag, id: uri === model ? read(tag, 'id') : null });
  }

  private element(tag: SaxesTagNS): void {
    const { local } = tag;
    const id = read(tag, 'id');
    const owner = this.path.findLast(({ id: its, tag: one }) => its !== null && one.local !== 'extensionElements')?.id ?? null;
    const parent = owner === null ? undefined : this.elements.get(owner);
    if (parent) detail(parent, tag);
    if (local === 'text' && parent?.local === 'textAnnotation') this.text = '';
    if (id === null) return;
    this.elements.set(id, {
      local,
      name: read(tag, 'name') ?? '',
      owner,
      sign: null,
      dashed: read(tag, 'cancelActivity') === 'false' || read(tag, 'isInterrupting') === 'false',
      conditional: false,
      default: read(tag, 'default'),
      sourceRef: read(tag, 'sourceRef'),
      targetRef: read(tag, 'targetRef'),
    });
  }

  private drawn(tag: SaxesTagNS): void {
    const of = read(tag, 'bpmnElement');
    if (tag.local === 'BPMNPlane' && this.placed.length === 0) this.page = of;
    else if (tag.local === 'BPMNPlane') this.page = undefined; // a further page shows the inside of something
    if (tag.local === 'BPMNLabel') this.inLabel = true;
    if ((tag.local !== 'BPMNShape' && tag.local !== 'BPMNEdge') || of === null || this.page === undefined) return;
    const isExpanded = read(tag, 'isExpanded');
    const [expanded, upright] = [isExpanded === null ? null : isExpanded === 'true', read(tag, 'isHorizontal') === 'false'];
    this.here = { of, box: null, points: [], label: null, expanded, upright };
    this.placed.push(this.here);
  }

  private close({ uri, local }: SaxesTagNS): void {
    const { id } = this.path.pop()!;
    if (uri === di && local === 'BPMNLabel') this.inLabel = false;
    if (uri === di && (local === 'BPMNShape' || local === 'BPMNEdge')) this.here = null;
    if (uri === model && local === 'text' && this.text !== null) {
      const note = this.elements.get(this.path.at(-1)?.id ?? id ?? '');
      if (note) note.name = this.text.trim();
      this.text = null;
    }
  }

  /** Those in which something is drawn on this page. */
  private owners = new Set<string | null>();

  private drawing(): Drawing {
    this.owners = new Set(this.placed.map(({ of }) => this.elements.get(of)?.owner ?? null));
    const shapes = this.placed.flatMap((it) => this.shape(it));
    const there = new Map(shapes.map((it) => [it.id, it]));
    const inside = (owner: string | null): boolean =>
      owner !== null && (there.get(owner)?.sign === 'collapsed' || inside(this.elements.get(owner)?.owner ?? null));
    const nodes = [...this.elements].filter(([, { local }]) => nodeKinds.has(kinds[local]!));
    const whole = nodes.length > 0 && nodes.every(([id, { owner }]) => there.has(id) || inside(owner));
    const defaults = new Set([...this.elements.values()].map((it) => it.default));
    return { shapes, lines: [...this.lines(there, defaults)], whole };
  }

  private shape({ of, box, label, expanded, upright }: Placed): Shape[] {
    const element = this.elements.get(of);
    const kind = element && kinds[element.local];
    if (!kind || box === null) return [];
    const sign = kind === 'subProcess' && !(expanded ?? this.owners.has(of)) ? 'collapsed' : signOf(element);
    return [{ id: of, kind, name: element.name, box, label, sign, upright, dashed: element.dashed }];
  }

  /** Lines as they are drawn; a flow between two shapes that the file forgot to draw goes straight. */
  private *lines(shapes: ReadonlyMap<string, Shape>, defaults: ReadonlySet<string | null>): Generator<Line> {
    const drawn = new Map(this.placed.filter(({ points }) => points.length > 1).map((it) => [it.of, it]));
    for (const [id, element] of this.elements) {
      const kind = lineKinds[element.local];
      if (!kind) continue;
      const [from, to] = [shapes.get(element.sourceRef ?? ''), shapes.get(element.targetRef ?? '')];
      const forgotten = kind === 'sequence' && from && to ? straight(from.box, to.box) : null;
      const points = drawn.get(id)?.points ?? forgotten;
      if (!points) continue;
      const conditional = element.conditional && from?.kind !== 'gateway';
      const mark = defaults.has(id) ? 'otherwise' : conditional ? 'condition' : null;
      yield { id, kind, name: element.name, points, label: drawn.get(id)?.label ?? null, mark };
    }
  }
}

/** From the border of one box to that of another, on the line between their middles. */
function straight(from: Box, to: Box): Point[] {
  const middle = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });
  const [a, b] = [middle(from), middle(to)];
  const border = ({ width, height }: Box, at: Point, other: Point): Point => {
    const [dx, dy] = [other.x - at.x, other.y - at.y];
    const part = Math.min(dx === 0 ? 1 : width / 2 / Math.abs(dx), dy === 0 ? 1 : height / 2 / Math.abs(dy), 1);
    return { x: Math.round(at.x + dx * part), y: Math.round(at.y + dy * part) };
  };
  return [border(from, a, b), border(to, b, a)];
}

/** What stands inside an element and is seen on it. */
function detail(parent: Element, { local }: SaxesTagNS): void {
  if (local === 'conditionExpression') parent.conditional = true;
  const event = /^(\w+)EventDefinition$/.exec(local)?.[1];
  if (event) parent.sign ??= event;
  if (local === 'standardLoopCharacteristics') parent.sign = 'loop';
  if (local === 'multiInstanceLoopCharacteristics') parent.sign = 'several';
}

const signOf = ({ local, sign }: Element): string | null => sign ?? /^(\w+)Gateway$/.exec(local)?.[1] ?? null;

const read = (tag: SaxesTagNS, name: string): string | null =>
  Object.values(tag.attributes).find(({ local, uri }) => local === name && uri === '')?.value ?? null;

const figure = (tag: SaxesTagNS, name: string): number | null => {
  const value = Number(read(tag, name) ?? Number.NaN);
  return Math.abs(value) < farthest ? Math.round(value * 10) / 10 : null;
};

function pointOf(tag: SaxesTagNS): Point | null {
  const [x, y] = [figure(tag, 'x'), figure(tag, 'y')];
  return x === null || y === null ? null : { x, y };
}

function boxOf(tag: SaxesTagNS): Box | null {
  const point = pointOf(tag);
  const [width, height] = [figure(tag, 'width'), figure(tag, 'height')];
  return point && width !== null && height !== null && width > 0 && height > 0 ? { ...point, width, height } : null;
}
