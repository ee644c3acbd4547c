import type { Drawn } from './bpmn.ts';
import { usually } from './services.ts';

/** Entries of a palette, pad or menu by their names. */
type Entries = Record<string, object>;
type Reducing = (entries: Entries) => Entries;

type Create = { start(event: Event, elements: unknown, context?: object): void };
type Factory = { createShape(attributes: object): Drawn; createParticipantShape(): Drawn };
type AutoPlace = { append(source: Drawn, shape: Drawn): void };

/** What the palette and the pads offer beside what bpmn-js does, by the name of its entry. */
export type Offered = Readonly<
  Record<
    | 'start'
    | 'end'
    | 'terminate'
    | 'task'
    | 'exclusive'
    | 'parallel'
    | 'inclusive'
    | 'eventBased'
    | 'subProcess'
    | 'timer'
    | 'message'
    | 'pool'
    | 'appendTask'
    | 'appendEnd'
    | 'appendGateway'
    | 'appendParallel',
    string
  >
>;

type Kind = Readonly<{ made: Readonly<{ type: string; eventDefinitionType?: string }>; group: string; icon: string }>;

const kinds = {
  start: { made: { type: 'bpmn:StartEvent' }, group: 'event', icon: 'start-event-none' },
  end: { made: { type: 'bpmn:EndEvent' }, group: 'event', icon: 'end-event-none' },
  terminate: { made: { type: 'bpmn:EndEvent', eventDefinitionType: 'bpmn:TerminateEventDefinition' }, group: 'event', icon: 'end-event-terminate' },
  task: { made: { type: 'bpmn:UserTask' }, group: 'activity', icon: 'user-task' },
  exclusive: { made: { type: 'bpmn:ExclusiveGateway' }, group: 'gateway', icon: 'gateway-xor' },
  parallel: { made: { type: 'bpmn:ParallelGateway' }, group: 'gateway', icon: 'gateway-parallel' },
  inclusive: { made: { type: 'bpmn:InclusiveGateway' }, group: 'gateway', icon: 'gateway-or' },
  eventBased: { made: { type: 'bpmn:EventBasedGateway' }, group: 'gateway', icon: 'gateway-eventbased' },
  timer: {
    made: { type: 'bpmn:IntermediateCatchEvent', eventDefinitionType: 'bpmn:TimerEventDefinition' },
    group: 'catch',
    icon: 'intermediate-event-catch-timer',
  },
  message: {
    made: { type: 'bpmn:IntermediateCatchEvent', eventDefinitionType: 'bpmn:MessageEventDefinition' },
    group: 'catch',
    icon: 'intermediate-event-catch-message',
  },
} as const satisfies Readonly<Record<string, Kind>>;

const tools: ReadonlySet<string> = new Set(['hand-tool', 'lasso-tool', 'space-tool', 'global-connect-tool', 'tool-separator']);

/** The palette: bpmn-js's tools, and of its elements those that the engine plays. */
class Palette {
  static readonly $inject = ['palette', 'create', 'elementFactory', 'config.offered'];
  private readonly create: Create;
  private readonly factory: Factory;
  private readonly offered: () => Offered;

  constructor(palette: { registerProvider(priority: number, provider: object): void }, create: Create, factory: Factory, offered: () => Offered) {
    this.create = create;
    this.factory = factory;
    this.offered = offered;
    palette.registerProvider(usually / 2, this);
  }

  getPaletteEntries(): Reducing {
    const offered = this.offered();
    const made = (Object.keys(kinds) as Array<keyof typeof kinds>).map((name) => [`create.${name}`, this.entry(kinds[name], offered[name])] as const);
    return (entries) => ({
      ...Object.fromEntries(Object.entries(entries).filter(([name]) => tools.has(name))),
      ...Object.fromEntries(made),
      'create.subProcess': { ...entries['create.subprocess-expanded'], title: offered.subProcess },
      'create.pool': { ...entries['create.participant-expanded'], title: offered.pool },
    });
  }

  private entry({ group, icon, made }: Kind, title: string): object {
    const start = (event: Event) => this.create.start(event, this.factory.createShape({ ...made }));
    return { group, className: `bpmn-icon-${icon}`, title, action: { dragstart: start, click: start } };
  }
}

const onPad: ReadonlySet<string> = new Set([
  'append.text-annotation',
  'append.message-intermediate-event',
  'append.timer-intermediate-event',
  'append.receive-task',
  'connect',
  'replace',
  'delete',
  'lane-insert-above',
  'lane-insert-below',
  'lane-divide-two',
  'lane-divide-three',
]);

/** The pad beside a chosen element: what may follow it, as the palette has it. */
class Pad {
  static readonly $inject = ['contextPad', 'create', 'elementFactory', 'autoPlace', 'config.offered'];
  private readonly create: Create;
  private readonly factory: Factory;
  private readonly autoPlace: AutoPlace;
  private readonly offered: () => Offered;

  constructor(
    pad: { registerProvider(priority: number, provider: object): void },
    create: Create,
    factory: Factory,
    autoPlace: AutoPlace,
    offered: () => Offered,
  ) {
    this.create = create;
    this.factory = factory;
    this.autoPlace = autoPlace;
    this.offered = offered;
    pad.registerProvider(usually / 2, this);
  }

  getContextPadEntries(): Reducing {
    const { appendTask, appendEnd, appendGateway, appendParallel } = this.offered();
    return (entries) => {
      const kept = Object.fromEntries(Object.entries(entries).filter(([name]) => onPad.has(name)));
      if (!('append.append-task' in entries)) return kept;
      return {
        'append.task': this.entry(kinds.task, appendTask),
        'append.exclusive': this.entry(kinds.exclusive, appendGateway),
        'append.parallel': this.entry(kinds.parallel, appendParallel),
        'append.end': this.entry(kinds.end, appendEnd),
        ...kept,
      };
    };
  }

  private entry({ icon, made }: Kind, title: string): object {
    const shape = () => this.factory.createShape({ ...made });
    return {
      group: 'model',
      className: `bpmn-icon-${icon}`,
      title,
      action: {
        click: (_event: Event, element: Drawn) => this.autoPlace.append(element, shape()),
        dragstart: (event: Event, element: Drawn) => this.create.start(event, shape(), { source: element }),
      },
    };
  }
}

const unplayed = /compensat|cancel|complex|ad-hoc|event-subprocess|data-|collapsed-pool/;
const headers: ReadonlySet<string> = new Set(['toggle-parallel-mi', 'toggle-sequential-mi', 'toggle-loop', 'toggle-non-interrupting']);

/** The menu of what an element may become, less what the engine does not play. */
class Replacing {
  static readonly $inject = ['popupMenu'];

  constructor(menu: { registerProvider(name: string, priority: number, provider: object): void }) {
    menu.registerProvider('bpmn-replace', usually / 2, this);
  }

  getPopupMenuEntries(): Reducing {
    return (entries) => Object.fromEntries(Object.entries(entries).filter(([name]) => !unplayed.test(name)));
  }

  getPopupMenuHeaderEntries(): Reducing {
    return (entries) => Object.fromEntries(Object.entries(entries).filter(([name]) => headers.has(name)));
  }
}

export const menus = {
  __init__: ['reducedPalette', 'reducedPad', 'reducedReplacing'],
  reducedPalette: ['type', Palette] as const,
  reducedPad: ['type', Pad] as const,
  reducedReplacing: ['type', Replacing] as const,
};
