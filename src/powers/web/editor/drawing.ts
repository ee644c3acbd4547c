import Modeler from 'bpmn-js/lib/Modeler';
import { type Box, type Drawn, type ModelObject, type Point, processOf } from './bpmn.ts';
import { dataInputs } from './dataInputs.ts';
import { keeping, makerOf } from './keeping.ts';
import { menus, type Offered } from './menus.ts';
import { type Change, type MakeRule, withPower } from './rules.ts';
import type { Services } from './services.ts';
import { variables } from '#platform/web/tokens.ts';

type Bpmn = {
  get<Name extends keyof Services>(name: Name): Services[Name];
  importXML(xml: string): Promise<unknown>;
  attachTo(parent: HTMLElement): void;
  detach(): void;
  saveXML(options: { format: boolean }): Promise<{ xml?: string }>;
  saveSVG(): Promise<{ svg: string }>;
  getDefinitions(): ModelObject;
};

/** What bpmn-js and the editor's own entries say, in the reader's language now. */
type Labels = Readonly<{ texts: Readonly<Record<string, string>>; offered: Offered }>;

const fontFamily = variables['--qf-font'];
const textRenderer = { defaultStyle: { fontFamily, fontSize: 14, lineHeight: 1.2 }, externalStyle: { fontFamily, fontSize: 13 } };

const palette = 132; // points at the left that the palette takes
const aside = 20;
const leastScale = 0.2; // below it one sees nothing: a flowchart of hundreds of steps

const touches = ({ x, y }: Point, box: Box): boolean => x >= box.x - 2 && x <= box.x + box.width + 2 && y >= box.y - 2 && y <= box.y + box.height + 2;

/** The drawing on its canvas: bpmn-js with its menus reduced to what the engine plays. The bpmn.io mark stays (its licence asks for it). */
export class Drawing {
  /** Grows with everything that happens to the drawing or its selection. */
  edition = 0;
  private begun = false;
  private readonly bpmn: Bpmn;
  private readonly heard = new Set<() => void>();
  private readonly altered = new Set<() => void>();
  private readonly shown = new Set<() => void>();

  private labels: Labels;

  constructor(labels: Labels) {
    this.labels = labels;
    const translate = (text: string, facts: Readonly<Record<string, string>> = {}) =>
      (this.labels.texts[text] ?? text).replaceAll(/\{([^}]+)\}/g, (_, name: string) => facts[name] ?? `{${name}}`);
    const options = {
      textRenderer,
      offered: () => this.labels.offered,
      additionalModules: [{ translate: ['value', translate] }, menus, keeping, dataInputs],
    };
    this.bpmn = new Modeler(options as never) as unknown as Bpmn;
    const tell = () => {
      this.edition += 1;
      for (const listener of this.heard) listener();
    };
    this.get('eventBus').on(['import.done', 'selection.changed'], 500, tell);
    this.get('eventBus').on('commandStack.changed', 500, ({ trigger }: { trigger: string }) => {
      tell();
      if (trigger !== 'clear') for (const listener of this.altered) listener();
    });
  }

  get<Name extends keyof Services>(name: Name): Services[Name] {
    return this.bpmn.get(name);
  }

  /** @throws Error where bpmn-js cannot draw the file */
  async show(xml: string): Promise<void> {
    await this.bpmn.importXML(xml);
    this.begun = true;
    this.fit(leastScale);
    for (const listener of this.shown) listener();
  }

  async xml(): Promise<string> {
    return (await this.bpmn.saveXML({ format: true })).xml!;
  }

  async svg(): Promise<string> {
    return (await this.bpmn.saveSVG()).svg;
  }

  /** Whenever anything changes, the selection too. @returns how to stop */
  subscribe = (listener: () => void): (() => void) => {
    this.heard.add(listener);
    return () => this.heard.delete(listener);
  };

  /** Whenever the drawing itself changes. @returns how to stop */
  onChange(listener: () => void): () => void {
    this.altered.add(listener);
    return () => this.altered.delete(listener);
  }

  /** Whenever another file is drawn. @returns how to stop */
  onShow(listener: () => void): () => void {
    this.shown.add(listener);
    return () => this.shown.delete(listener);
  }

  /** The one element that is chosen; its label stands for it. */
  get chosen(): Drawn | null {
    const [element, ...others] = this.get('selection').get();
    return !element || others.length > 0 ? null : (element.labelTarget ?? element);
  }

  get definitions(): ModelObject {
    return this.bpmn.getDefinitions();
  }

  /** Undefined while nothing is drawn. */
  get process(): ModelObject | undefined {
    return this.begun ? processOf(this.definitions) : undefined;
  }

  get make(): MakeRule {
    return makerOf(this.definitions, this.get('moddle'));
  }

  /** Changes rules as one step that can be undone. */
  change(...changes: readonly Change[]): void {
    if (changes.length > 0) this.get('commandStack').execute('rules.change', { changes });
  }

  /** Says whose flowchart it is: a copy of another power's is this one's from now on. */
  belongTo({ code, name, department }: Readonly<{ code: string; name: string; department: string }>): void {
    const process = this.process;
    if (!process) return;
    this.change(withPower(process, code, department, this.make));
    this.get('modeling').updateModdleProperties(this.get('canvas').getRootElement(), process, { name });
  }

  /** Chooses an element and brings it into sight, inside a closed sub-process too. */
  choose(id: string): void {
    const [canvas, element] = [this.get('canvas'), this.get('elementRegistry').get(id)];
    if (!element) return;
    const root = canvas.findRoot(element);
    if (root && root !== canvas.getRootElement()) canvas.setRootElement(root);
    this.get('selection').select(element);
    canvas.scrollToElement(element);
  }

  /** All of it in sight beside the palette, at its own size where there is room; from its start on where it would be smaller than `least`. */
  fit(least = 0): void {
    const canvas = this.get('canvas');
    const { inner, outer } = canvas.viewbox();
    if (outer.width === 0 || inner.width === 0) return;
    const fitting = Math.min((outer.width - palette - aside) / inner.width, (outer.height - 2 * aside) / inner.height);
    const scale = Math.min(1, Math.max(least, fitting));
    const [width, height] = [outer.width / scale, outer.height / scale];
    const start = this.get('elementRegistry').find(({ type }) => type === 'bpmn:StartEvent');
    const middle = start && scale > fitting ? start.y + start.height / 2 : inner.y + inner.height / 2;
    canvas.viewbox({ x: inner.x - palette / scale, y: middle - height / 2, width, height });
  }

  /** Draws anew the arrows that do not end at what they join: of a step that one person moved and another connected. */
  straighten(): void {
    const loose = this.get('elementRegistry').filter(({ waypoints, source, target }) => {
      const [first, last] = [waypoints?.[0], waypoints?.at(-1)];
      return Boolean(first && last && source && target && !(touches(first, source) && touches(last, target)));
    });
    for (const arrow of loose) this.get('modeling').layoutConnection(arrow);
  }

  /** Says everything in these words from now on. */
  relabel(labels: Labels): void {
    this.labels = labels;
    this.get('eventBus').fire('i18n.changed');
  }

  attachTo(host: HTMLElement): void {
    this.bpmn.attachTo(host);
  }

  detach(): void {
    this.bpmn.detach();
  }
}
