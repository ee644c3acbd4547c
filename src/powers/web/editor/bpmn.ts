import type { Warning } from './references.ts';

/** An object of a BPMN file as bpmn-moddle holds it: an element with its attributes, or (generic) one of another's extension. */
export type ModelObject = {
  readonly $type: string;
  readonly $descriptor: Readonly<{ isGeneric?: boolean; ns?: Readonly<{ uri?: string; localName: string; prefix: string }> }>;
  readonly $attrs: Record<string, string>;
  $parent?: ModelObject | undefined;
  $children?: ModelObject[];
  $body?: string;
  id?: string;
  name?: string;
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  $instanceOf(type: string): boolean;
  [name: string]: unknown;
};

/** What makes model objects. */
export type Model = {
  create(type: string, attributes?: Record<string, unknown>): ModelObject;
  createAny(name: string, uri: string, attributes?: Record<string, unknown>): ModelObject;
};

/** What bpmn-moddle reads and writes. */
export type ModelFile = Model & {
  fromXML(xml: string): Promise<{ rootElement: ModelObject; warnings: readonly Warning[] }>;
  toXML(definitions: ModelObject, options?: { format?: boolean }): Promise<{ xml: string }>;
};

export type Point = Readonly<{ x: number; y: number }>;
export type Box = Point & Readonly<{ width: number; height: number }>;

/** A shape or connection on the canvas. */
export type Drawn = Box & {
  readonly id: string;
  readonly type: string;
  readonly businessObject: ModelObject;
  readonly labelTarget?: Drawn;
  readonly parent?: Drawn;
  readonly waypoints?: readonly Point[];
  readonly source?: Drawn;
  readonly target?: Drawn;
};

export const listOf = (object: ModelObject, name: string): readonly ModelObject[] => (object.get(name) as ModelObject[] | undefined) ?? [];
export const isA = (object: ModelObject, ...types: readonly string[]): boolean => types.some((type) => object.$instanceOf(`bpmn:${type}`));

/** What a process or sub-process holds, and what the sub-processes in it hold. */
export function* flowElementsOf(container: ModelObject): Generator<ModelObject> {
  for (const element of listOf(container, 'flowElements')) {
    yield element;
    if (isA(element, 'SubProcess')) yield* flowElementsOf(element);
  }
}

export const processesOf = (definitions: ModelObject): readonly ModelObject[] =>
  listOf(definitions, 'rootElements').filter((element) => isA(element, 'Process'));

/** The process that the engine reads: the first that is not empty. */
export const processOf = (definitions: ModelObject): ModelObject | undefined => {
  const processes = processesOf(definitions);
  return processes.find((process) => listOf(process, 'flowElements').length > 0) ?? processes[0];
};
