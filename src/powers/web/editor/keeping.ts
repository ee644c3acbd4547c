import type { Model, ModelObject } from './bpmn.ts';
import { keepReferences, type Warning } from './references.ts';
import { type Change, type MakeRule, prefixIn, rulesNamespace, withoutGone } from './rules.ts';
import { type Commands, type EventBus, type Modeling, type Services, usually } from './services.ts';

/** Writes extensions as one step that can be undone. */
class RulesHandler {
  static readonly $inject = ['modeling', 'bpmnFactory', 'elementRegistry', 'canvas'];
  private readonly modeling: Modeling;
  private readonly factory: Services['bpmnFactory'];
  private readonly registry: Services['elementRegistry'];
  private readonly canvas: Services['canvas'];

  constructor(modeling: Modeling, factory: Services['bpmnFactory'], registry: Services['elementRegistry'], canvas: Services['canvas']) {
    this.modeling = modeling;
    this.factory = factory;
    this.registry = registry;
    this.canvas = canvas;
  }

  preExecute({ changes }: Readonly<{ changes: readonly Change[] }>): void {
    for (const { owner, values } of changes) {
      const shown = this.registry.get(owner.id ?? '') ?? this.canvas.getRootElement();
      const held = owner.get('extensionElements') as ModelObject | undefined;
      if (held && values.length > 0) this.modeling.updateModdleProperties(shown, held, { values: owned(values, held) });
      else this.modeling.updateModdleProperties(shown, owner, { extensionElements: values.length > 0 ? this.made(owner, values) : undefined });
    }
  }

  private made(owner: ModelObject, values: readonly ModelObject[]): ModelObject {
    const held = this.factory.create('bpmn:ExtensionElements');
    held.$parent = owner;
    held.set('values', owned(values, held));
    return held;
  }
}

function owned(values: readonly ModelObject[], parent: ModelObject): ModelObject[] {
  for (const value of values) value.$parent = parent;
  return [...values];
}

type CopyOfProperty = Readonly<{ property?: unknown }>;
type CopyOfElement = Readonly<{ sourceElement: ModelObject; targetElement: ModelObject }>;
type Parsed = Readonly<{ definitions?: ModelObject; warnings?: readonly Warning[] }>;

/** Sees to it that what other tools have written survives opening, copying and changing an element, and that no rule names what is gone. */
class Keeping {
  static readonly $inject = ['eventBus', 'commandStack', 'moddle', 'canvas'];

  constructor(events: EventBus, commands: Commands, moddle: Model, canvas: Services['canvas']) {
    commands.registerHandler('rules.change', RulesHandler);
    let definitions: ModelObject | undefined;
    events.on('import.parse.complete', usually, (parsed: Parsed) => {
      definitions = parsed.definitions;
      keepReferences(parsed.warnings ?? []);
    });
    // bpmn-js copies what it has a description of, and nothing else.
    events.on('moddleCopy.canCopyProperty', 2 * usually, ({ property }: CopyOfProperty) =>
      isGeneric(property) ? copied(property, moddle) : undefined,
    );
    events.on('moddleCopy.canCopyProperties', 2 * usually, ({ sourceElement, targetElement }: CopyOfElement) => {
      for (const [name, value] of Object.entries(sourceElement.$attrs ?? {})) targetElement.$attrs[name] ??= value;
    });
    events.on('commandStack.elements.delete.postExecuted', usually, () => {
      const changes = definitions ? withoutGone(definitions, makerOf(definitions, moddle)) : [];
      if (changes.length > 0 && canvas.getRootElement()) commands.execute('rules.change', { changes });
    });
  }
}

/** Makes rules of a file, under the prefix that it knows them by. */
export function makerOf(definitions: ModelObject, moddle: Model): MakeRule {
  const prefix = prefixIn(definitions);
  return (name, attributes) => {
    const given = Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
    return moddle.createAny(`${prefix}:${name}`, rulesNamespace, given);
  };
}

const isGeneric = (value: unknown): value is ModelObject =>
  typeof value === 'object' && value !== null && (value as Partial<ModelObject>).$descriptor?.isGeneric === true;

function copied(object: ModelObject, moddle: Model): ModelObject {
  const { $type, $descriptor, $children, $body } = object;
  const attributes = Object.fromEntries(Object.entries(object).filter(([name]) => !name.startsWith('$')));
  const copy = moddle.createAny($type, $descriptor.ns?.uri ?? '', attributes);
  if ($body !== undefined) copy.$body = $body;
  if ($children) copy.$children = $children.map((child) => Object.assign(copied(child, moddle), { $parent: copy }));
  return copy;
}

export const keeping = { __init__: ['keeping'], keeping: ['type', Keeping] as const };
