import { type Drawn, listOf, type ModelObject } from './bpmn.ts';
import { type EventBus, usually } from './services.ts';

/** What bpmn-js makes up where a data input has no place of its own in the step. */
const placeholder = '__targetRef_placeholder';

type Moving = Readonly<{ context: Readonly<{ connection: Drawn & { target?: Drawn } }> }>;

/** Moving an arrow that brings data to a step, bpmn-js forgets to which input it brings them; here it stays what the file says. */
class DataInputs {
  static readonly $inject = ['eventBus'];

  constructor(events: EventBus) {
    const said = new WeakMap<ModelObject, ModelObject>();
    for (const moved of ['connection.move', 'connection.reconnect'].flatMap((it) => [`commandStack.${it}.executed`, `commandStack.${it}.reverted`])) {
      events.on(moved, 2 * usually, ({ context: { connection } }: Moving) => {
        const input = inputOf(connection);
        if (input && input.name !== placeholder) said.set(connection.businessObject, input);
      });
      events.on(moved, usually / 2, ({ context: { connection } }: Moving) => {
        const [input, step] = [said.get(connection.businessObject), connection.target?.businessObject];
        if (input && step && input.$parent?.$parent === step) restore(connection.businessObject, input, step);
      });
    }
  }
}

const inputOf = ({ businessObject }: Drawn): ModelObject | undefined =>
  businessObject.$type === 'bpmn:DataInputAssociation' ? ((businessObject.get('targetRef') as ModelObject | null) ?? undefined) : undefined;

function restore(association: ModelObject, input: ModelObject, step: ModelObject): void {
  association.set('targetRef', input);
  const used = new Set(listOf(step, 'dataInputAssociations').map((it) => it.get('targetRef')));
  const left = listOf(step, 'properties').filter((it) => it.name !== placeholder || used.has(it));
  step.set('properties', left);
}

export const dataInputs = { __init__: ['dataInputs'], dataInputs: ['type', DataInputs] as const };
