import type { Flow, FlowEdge, FlowNode } from '#engine/flow.ts';

/**
 * Plain play of sub-processes, repetition and boundary events: the life of each activity step by step, nothing laid flat
 * and nothing put off. What is where: `e:` a token on a flow, `at:` an activity between its rounds, `run:` one at work,
 * `arm:` an event that may still come beside it.
 */
type Things = ReadonlyMap<string, number>;

const count = (things: Things, key: string): number => things.get(key) ?? 0;
function changed(things: Things, gone: readonly string[], come: readonly string[]): Things {
  const after = new Map(things);
  const add = (key: string, by: number): void => {
    const left = count(after, key) + by;
    if (left === 0) after.delete(key);
    else after.set(key, left);
  };
  for (const key of gone) add(key, -1);
  for (const key of come) add(key, 1);
  return after;
}

const mostAtOnce = 4;

class Game {
  readonly flow: Flow;
  constructor(flow: Flow) {
    this.flow = flow;
  }

  private node = (id: string): FlowNode => this.flow.nodes.find((one) => one.id === id)!;
  private outs = (id: string): FlowEdge[] => this.flow.edges.filter(({ from }) => from === id);
  private ins = (id: string): FlowEdge[] => this.flow.edges.filter(({ to }) => to === id);
  private lies = (id: string, scope: string): boolean => {
    const { within } = this.node(id);
    return within !== undefined && (within === scope || this.lies(within, scope));
  };

  private ofScope = (things: Things, scope: string): string[] =>
    [...things.keys()].filter((key) => {
      const [kind, id] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1).replace(/#\d$/, '')];
      return this.lies(kind === 'e' ? this.flow.edges.find((edge) => edge.id === id)!.from : id, scope);
    });

  private all = (things: Things, keys: readonly string[]): string[] => keys.flatMap((key) => Array.from({ length: count(things, key) }, () => key));

  begin(): Things[] {
    return this.flow.nodes
      .filter(({ kind, within }) => kind === 'start' && within === undefined)
      .map(({ id }) =>
        changed(
          new Map(),
          [],
          this.outs(id).map((edge) => `e:${edge.id}`),
        ),
      );
  }

  private passedOn(id: string): string[][] {
    const outs = this.outs(id);
    const key = (edges: readonly FlowEdge[]): string[] => edges.map((edge) => `e:${edge.id}`);
    const conditional = outs.filter(({ when }) => when === 'condition');
    if (conditional.length === 0) return [key(outs)];
    const always = outs.filter(({ when }) => when === undefined);
    const none = [...always, ...outs.filter(({ when }) => when === 'otherwise')];
    const some = Array.from({ length: 2 ** conditional.length - 1 }, (_, bits) => conditional.filter((_edge, at) => ((bits + 1) >> at) & 1));
    return [...some.map((edges) => key([...always, ...edges])), ...(none.length > 0 ? [key(none)] : [])];
  }

  private hosted = (id: string): FlowNode[] => this.flow.nodes.filter(({ host }) => host === id);
  private armed = (id: string): string[] => this.hosted(id).flatMap((event) => (event.interrupts ? [] : [`arm:${event.id}`]));
  private disarmed = (things: Things, id: string): string[] => this.armed(id).filter((key) => count(things, key) > 0);

  /** Every step that may be taken; `name` is what people see of it. */
  *steps(things: Things): Generator<{ name: string | null; after: Things }> {
    for (const node of this.flow.nodes) {
      if (node.kind === 'task' || node.kind === 'subProcess') yield* this.life(things, node);
      else for (const after of this.gates(things, node)) yield { name: null, after };
    }
  }

  private *life(things: Things, node: FlowNode): Generator<{ name: string | null; after: Things }> {
    const { id, kind, repeats, name } = node;
    const silent = (after: Things): { name: null; after: Things } => ({ name: null, after });
    for (const edge of this.ins(id))
      if (count(things, `e:${edge.id}`)) yield silent(changed(things, [`e:${edge.id}`], [`at:${id}#0`, ...this.armed(id)]));
    for (const round of [0, 1]) {
      const at = `at:${id}#${round}`;
      if (!count(things, at)) continue;
      const again = round === 0 || (repeats && (kind === 'task' || repeats !== 'atOnce'));
      if (again) {
        if (kind === 'task') yield silent(changed(things, [at], [`run:${id}`]));
        else for (const inner of this.opened(node)) yield silent(changed(things, [at], [`run:${id}`, ...inner]));
      }
      const out = round === 1 || repeats === 'while' ? this.passedOn(id) : [];
      for (const way of out) yield silent(changed(things, [at, ...this.disarmed(things, id)], way));
      if (again) yield* this.boundary(things, at, node);
    }
    const run = `run:${id}`;
    if (!count(things, run)) return;
    if (kind === 'task') yield { name, after: changed(things, [run], [`at:${id}#1`]) };
    else if (this.ofScope(things, id).length === 0) yield silent(changed(things, [run], [`at:${id}#1`]));
    yield* this.boundary(things, run, node);
  }

  private opened({ id, repeats }: FlowNode): string[][] {
    const starts = this.flow.nodes
      .filter(({ kind, within }) => kind === 'start' && within === id)
      .map((start) => this.outs(start.id).map((edge) => `e:${edge.id}`));
    if (repeats !== 'atOnce') return starts;
    return Array.from({ length: mostAtOnce }, (_, at) => Array.from({ length: at + 1 }, () => starts[0]!).flat());
  }

  private *boundary(things: Things, life: string, { id }: FlowNode): Generator<{ name: null; after: Things }> {
    const thrown = new Set(
      this.flow.nodes.filter(({ kind, error }) => kind === 'end' && error !== undefined).flatMap((end) => this.caughtBy(end)?.id ?? []),
    );
    for (const event of this.hosted(id)) {
      const outs = this.outs(event.id).map((edge) => `e:${edge.id}`);
      if (event.interrupts && !thrown.has(event.id)) yield { name: null, after: this.cut(things, [life, ...this.disarmed(things, id)], id, outs) };
      const arm = `arm:${event.id}`;
      if (!event.interrupts && count(things, arm)) yield { name: null, after: changed(things, event.once ? [arm] : [], outs) };
    }
  }

  private cut = (things: Things, gone: readonly string[], scope: string, come: readonly string[]): Things =>
    changed(changed(things, this.all(things, this.ofScope(things, scope)), []), gone, come);

  private caughtBy({ within, error }: FlowNode): FlowNode | undefined {
    if (within === undefined) return undefined;
    return (
      this.hosted(within).find((event) => event.error !== undefined && (event.error === '' || event.error === error)) ??
      this.caughtBy({ ...this.node(within), error: error! })
    );
  }

  private gates(things: Things, node: FlowNode): Things[] {
    const ins = this.ins(node.id).map((edge) => `e:${edge.id}`);
    const outs = this.outs(node.id).map((edge) => `e:${edge.id}`);
    const present = ins.filter((key) => count(things, key));
    if (present.length === 0 || node.host !== undefined) return [];
    if (node.kind === 'parallel') return present.length === ins.length ? [changed(things, ins, outs)] : [];
    if (node.kind === 'exclusive') return present.flatMap((key) => outs.map((out) => changed(things, [key], [out])));
    const caught = node.kind === 'end' && node.error !== undefined ? this.caughtBy(node) : undefined;
    if (caught) {
      const host = caught.host!;
      return [
        this.cut(
          things,
          [`run:${host}`, ...this.disarmed(things, host)],
          host,
          this.outs(caught.id).map((edge) => `e:${edge.id}`),
        ),
      ];
    }
    if (node.kind === 'terminateEnd')
      return [node.within === undefined ? new Map() : changed(things, this.all(things, this.ofScope(things, node.within)), [])];
    return present.map((key) => changed(things, [key], outs));
  }
}

/** The least cost of an explanation, as `cheapest` of plain-game.ts has it, for flows with sub-processes; null when it takes too long. */
export function cheapestInScopes(flow: Flow, activities: readonly string[], finished: boolean): number | null {
  const game = new Game(flow);
  let level = game.begin().map((things) => ({ things, at: 0 }));
  const seen = new Set<string>();
  for (let cost = 0; level.length > 0; cost += 1) {
    const dearer: typeof level = [];
    for (const { things, at } of level) {
      const key = JSON.stringify([[...things].toSorted(), at]);
      if (seen.has(key) || [...things.values()].some((many) => many > mostAtOnce)) continue;
      seen.add(key);
      if (seen.size > 12_000) return null;
      if (at === activities.length && (!finished || things.size === 0)) return cost;
      if (at < activities.length) dearer.push({ things, at: at + 1 });
      for (const { name, after } of game.steps(things)) {
        (name === null ? level : dearer).push({ things: after, at });
        if (name !== null && name === activities[at]) level.push({ things: after, at: at + 1 });
      }
    }
    level = dearer;
  }
  return Infinity;
}
