import type { Flow, FlowNode, NodeKind } from './flow.ts';

/**
 * What a node of the token game does: as in the flowchart, or, for nodes that no one drew, `complete`, which ends a
 * sub-process in which no token is left, and `interrupt`, which ends it and takes what is left. A drawn sub-process
 * only begins.
 */
export type NetKind = Exclude<NodeKind, 'subProcess'> | 'complete' | 'interrupt';

/** A node of the token game; flows by number. */
export type NetNode = Readonly<{
  /** The drawn node that it is or belongs to. */
  id: string;
  kind: NetKind;
  ins: readonly number[];
  outs: readonly number[];
  /** What firing may put out: for a choice one list of flows a way, otherwise one list. */
  ways: ReadonlyArray<readonly number[]>;
  /** The sub-process, by number, that `complete`, `interrupt` and a terminate end in it bring to an end. */
  closes: number | null;
  /** It may put out a token, and another, and stay: instances side by side, events that come again. */
  spawns: boolean;
}>;

/** A sub-process: the flow that holds a token as long as it is open, and every flow that lies in it. */
export type Scope = Readonly<{ active: number; inside: ReadonlySet<number> }>;

/** Nodes and flows laid flat; `target` and `source` are nodes, by flow, below 0 where there is none. */
export type Wired = Readonly<{
  nodes: readonly NetNode[];
  target: readonly number[];
  source: readonly number[];
  scopes: readonly Scope[];
  /** What a case may begin with: one of these lists of flows. */
  starts: ReadonlyArray<readonly number[]>;
}>;

const mostConditions = 10;

/**
 * A flowchart as plain nodes and flows: sub-processes laid flat, repetition and boundary events wired as choices.
 * Numbers of drawn nodes and flows stay those of the flow; what is added comes after them.
 *
 * @throws RangeError when a flow leads to or from an unknown node, or a node has more than ten flows to choose any of
 */
export const wire = (flow: Flow): Wired => new Wiring(flow).whole();

type Draft = { id: string; kind: NetKind; ways: number[][] | null; closes: number | null; spawns: boolean };

class Wiring {
  private readonly flow: Flow;
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly nodes: Draft[];
  private readonly source: number[];
  private readonly target: number[];
  private readonly within: number[];
  private readonly actives: number[] = [];
  private readonly scopeOf = new Map<string, number>();
  /** Of each sub-process, the one that it lies in. */
  private readonly outer: number[] = [];
  private readonly thrown = new Set<string>();

  constructor(flow: Flow) {
    this.flow = flow;
    this.numbers = new Map(flow.nodes.map(({ id }, at) => [id, at]));
    this.nodes = flow.nodes.map(({ id, kind }) => ({ id, kind: kind === 'subProcess' ? 'event' : kind, ways: null, closes: null, spawns: false }));
    this.source = flow.edges.map(({ from }) => this.numberOf(from));
    this.target = flow.edges.map(({ to }) => this.numberOf(to));
    for (const { id, kind } of flow.nodes) if (kind === 'subProcess') this.scopeOf.set(id, this.scopeOf.size);
    for (const { id, within } of flow.nodes) if (this.scopeOf.has(id)) this.outer.push(this.scopeNamed(within));
    this.within = flow.edges.map(({ from }) => this.scopeNamed(flow.nodes[this.numberOf(from)]!.within));
  }

  whole(): Wired {
    const { flow, nodes, source, target } = this;
    for (const node of flow.nodes) if (this.scopeOf.has(node.id)) this.actives.push(this.edge(this.numberOf(node.id), -1, node.within));
    for (const node of flow.nodes) if (node.kind === 'end' && node.error !== undefined) this.throwing(node);
    const starts = this.begins(undefined);
    for (const node of flow.nodes) if (node.kind === 'task' || node.kind === 'subProcess') this.activity(node);
    for (const node of flow.nodes) {
      if (node.kind === 'terminateEnd' && node.within !== undefined) nodes[this.numberOf(node.id)]!.closes = this.scopeNamed(node.within);
      // A start in a sub-process only passes on what the sub-process gives it.
      if (node.kind === 'start' && node.within !== undefined) nodes[this.numberOf(node.id)]!.kind = 'event';
    }
    const flowsAt = (ends: readonly number[]): number[][] => {
      const lists = nodes.map((): number[] => []);
      for (const [edge, node] of ends.entries()) if (node >= 0) lists[node]!.push(edge);
      return lists;
    };
    const [ins, outs] = [flowsAt(target), flowsAt(source)];
    const insides = this.insides();
    return {
      nodes: nodes.map(({ ways, ...node }, at) => ({ ...node, ins: ins[at]!, outs: outs[at]!, ways: ways ?? waysOut(node.kind, outs[at]!) })),
      target,
      source,
      scopes: insides.map((inside, scope) => ({ active: this.actives[scope]!, inside })),
      starts,
    };
  }

  private numberOf(id: string): number {
    const at = this.numbers.get(id);
    if (at === undefined) throw new RangeError(`a flow leads to or from an unknown node: ${id}`);
    return at;
  }

  private scopeNamed = (id: string | undefined): number => (id === undefined ? -1 : (this.scopeOf.get(id) ?? -1));

  private insides(): Set<number>[] {
    const insides = this.actives.map(() => new Set<number>());
    for (const [edge, within] of this.within.entries()) for (let at = within; at >= 0; at = this.outer[at]!) insides[at]!.add(edge);
    return insides;
  }

  private edge(from: number, to: number, within: string | undefined): number {
    this.source.push(from);
    this.within.push(this.scopeNamed(within));
    return this.target.push(to) - 1;
  }

  private node(id: string, kind: NetKind, more: Partial<Draft> = {}): number {
    return this.nodes.push({ id, kind, ways: null, closes: null, spawns: false, ...more }) - 1;
  }

  /** Flows to what a process or sub-process begins with: one of its starts; without any, every node that nothing leads to. */
  private begins(within: string | undefined, from?: number): number[][] {
    const { nodes, edges } = this.flow;
    const own = nodes.filter((node) => node.within === within && node.host === undefined);
    const starts = own.filter(({ kind }) => kind === 'start').map(({ id }) => this.numberOf(id));
    if (starts.length > 0 && within === undefined) return starts.map((at) => [...this.source.keys()].filter((edge) => this.source[edge] === at));
    if (starts.length > 0) return starts.map((at) => [this.edge(from!, at, within)]);
    const first = own.filter(({ id }) => !edges.some(({ to }) => to === id));
    return [first.map(({ id }) => this.edge(from ?? -1, this.numberOf(id), within))];
  }

  private throwing({ id, error, within }: FlowNode): void {
    for (let scope = within; scope !== undefined; scope = this.flow.nodes[this.numberOf(scope)]!.within) {
      const caught = this.flow.nodes.find((one) => one.host === scope && one.error !== undefined && (one.error === '' || one.error === error));
      if (!caught) continue;
      this.thrown.add(caught.id);
      Object.assign(this.nodes[this.numberOf(id)]!, { kind: 'interrupt', closes: this.scopeNamed(scope) });
      this.edge(this.numberOf(id), this.numberOf(caught.id), caught.within);
      return;
    }
  }

  /**
   * Wires what a task or sub-process may do but take its token and pass it on: [events that only come beside it] →
   * [repeat or be interrupted] → the work → [repeat or go on].
   */
  private activity(node: FlowNode): void {
    const { id, within, repeats } = node;
    const at = this.numberOf(id);
    const drawnIn = [...this.target.keys()].filter((edge) => this.target[edge] === at);
    const outs = this.flow.edges.flatMap(({ from }, edge) => (from === id ? [edge] : []));
    const hosted = this.flow.nodes.filter(({ host }) => host === id);
    const cuts = hosted.filter(({ interrupts, id: event }) => interrupts && !this.thrown.has(event)).map((event) => this.numberOf(event.id));
    const beside = hosted.filter(({ interrupts }) => !interrupts);

    const last = node.kind === 'subProcess' ? this.scope(node, cuts) : at;
    const cutAhead = node.kind === 'subProcess' ? [] : cuts;
    const onward = this.onward(outs);
    let first = at;
    const into = (): number => this.edge(-1, first, within);
    if (cutAhead.length > 0 || repeats === 'while') {
      const entry = this.node(id, 'exclusive');
      const begin = into();
      const cutting = cutAhead.map((event) => this.edge(entry, event, within));
      this.source[begin] = entry;
      this.nodes[entry]!.ways = [[begin], ...(repeats === 'while' ? onward : []), ...cutting.map((edge) => [edge])];
      first = entry;
      if (repeats === 'while') {
        for (const edge of outs) this.source[edge] = entry;
        this.edge(last, entry, within);
      }
    }
    if (repeats === 'again' || (repeats === 'atOnce' && node.kind === 'task') || (repeats !== 'while' && onward.length !== 1)) {
      const exit = this.node(id, 'exclusive');
      for (const edge of outs) this.source[edge] = exit;
      this.edge(last, exit, within);
      const back = repeats === undefined || (repeats === 'atOnce' && node.kind === 'subProcess') ? [] : [[this.edge(exit, first, within)]];
      this.nodes[exit]!.ways = [...back, ...onward];
    } else if (repeats !== 'while') for (const edge of outs) this.source[edge] = last;
    if (beside.length > 0) first = this.besides(node, first, beside);
    for (const edge of drawnIn) this.target[edge] = first;
  }

  /** Events that come beside what they are attached to: a token waits for each, to come or to be dropped. */
  private besides({ id, within }: FlowNode, first: number, events: readonly FlowNode[]): number {
    const ahead = this.node(id, 'event');
    this.edge(ahead, first, within);
    for (const event of events) {
      const spawner = this.node(event.id, 'exclusive', { spawns: event.once !== true });
      const waits = this.edge(ahead, spawner, within);
      const comes = this.edge(spawner, this.numberOf(event.id), within);
      this.nodes[spawner]!.ways = [[], event.once ? [comes] : [waits, comes]];
    }
    return ahead;
  }

  /** A sub-process, laid flat: its own node begins it. Returns the node that completes it. */
  private scope({ id, within, repeats }: FlowNode, cuts: readonly number[]): number {
    const at = this.numberOf(id);
    const closes = this.scopeNamed(id);
    const active = this.actives[closes]!;
    const spawner = repeats === 'atOnce' ? this.node(id, 'exclusive', { spawns: true }) : null;
    const waits = spawner === null ? [] : [this.edge(at, spawner, id)];
    const ways = this.begins(id, at).map((flows) => [active, ...waits, ...flows]);
    this.nodes[at]!.ways = ways;
    if (spawner !== null) this.nodes[spawner]!.ways = [[], ...this.begins(id, spawner).map((flows) => [...waits, ...flows])];
    for (const event of cuts) this.edge(this.node(id, 'interrupt', { closes }), event, within);
    const complete = this.node(id, 'complete', { closes });
    this.target[active] = complete;
    return complete;
  }

  /** The lists of flows that may be taken after a task: all of them; of those with a condition any, and if none the one for that. */
  private onward(outs: readonly number[]): number[][] {
    const taken = (when: 'condition' | 'otherwise' | undefined): number[] => outs.filter((edge) => this.flow.edges[edge]!.when === when);
    const [always, conditional, otherwise] = [taken(undefined), taken('condition'), taken('otherwise')];
    if (conditional.length === 0) return [[...outs]];
    const none = [...always, ...otherwise];
    return [...someOf(conditional).map((some) => [...always, ...some]), ...(none.length > 0 ? [none] : [])];
  }
}

function waysOut(kind: NetKind, outs: readonly number[]): number[][] {
  if (outs.length === 0 || (kind !== 'exclusive' && kind !== 'eventBased' && kind !== 'inclusive')) return [[...outs]];
  return kind === 'inclusive' ? someOf(outs) : outs.map((out) => [out]);
}

function someOf(flows: readonly number[]): number[][] {
  if (flows.length > mostConditions) throw new RangeError('more than ten flows to choose any of');
  return Array.from({ length: 2 ** flows.length - 1 }, (_, bits) => flows.filter((_flow, at) => ((bits + 1) >> at) & 1));
}
