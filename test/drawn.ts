import type { Flow, FlowNode, NodeKind } from '#engine/flow.ts';

const kinds: Readonly<Record<string, NodeKind>> = {
  start: 'start',
  end: 'end',
  stop: 'terminateEnd',
  x: 'exclusive',
  and: 'parallel',
  or: 'inclusive',
  wait: 'eventBased',
  silent: 'event',
};

/**
 * A flowchart drawn in one line for a test: `start > 受理 > x1 > 审核 > end, x1 > end`.
 *
 * `start`, `end`, `stop` (terminate), `x`, `and`, `or`, `wait`, `silent` and a number are what they say; anything else is
 * a task of that name, and `A'` another task named `A`.
 */
export function drawn(text: string, more: Partial<Flow> = {}): Flow {
  const nodes = new Map<string, FlowNode>();
  const edges: Array<Flow['edges'][number]> = [];
  for (const path of text.split(',')) {
    const ids = path.split('>').map((id) => id.trim());
    for (const [at, id] of ids.entries()) {
      const kind = kinds[id.replace(/\d+$/, '')] ?? 'task';
      nodes.set(id, { id, kind, name: kind === 'task' ? id.replaceAll("'", '') : '' });
      if (at > 0) edges.push({ id: `f${edges.length + 1}`, from: ids[at - 1]!, to: id, name: '' });
    }
  }
  return { id: 'drawn', name: '', nodes: [...nodes.values()], edges, power: null, performers: [], limits: [], separations: [], clocks: [], ...more };
}

/** A drawn flowchart whose nodes have more said of them: `start > A > end` and `{ A: { repeats: 'again' } }`. */
export function saying(text: string, more: Readonly<Record<string, Partial<FlowNode>>>): Flow {
  const flow = drawn(text);
  return { ...flow, nodes: flow.nodes.map((node) => ({ ...node, ...more[node.id] })) };
}
