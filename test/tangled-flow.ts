import fc from 'fast-check';
import type { Flow, FlowEdge, FlowNode, NodeKind } from '#engine/flow.ts';

const kinds: readonly NodeKind[] = ['task', 'task', 'task', 'exclusive', 'exclusive', 'parallel', 'parallel', 'event', 'eventBased', 'inclusive'];

const node = fc.record({ kind: fc.constantFrom(...kinds), name: fc.constantFrom('A', 'B', 'C'), from: fc.nat(), ends: fc.nat(5) });
const arrow = fc.record({ from: fc.nat(), to: fc.nat() });

/** Small flowcharts that nobody would draw: arrows from anywhere to anywhere, most of them unsound. */
export const tangledFlow: fc.Arbitrary<Flow> = fc
  .record({
    inner: fc.array(node, { minLength: 3, maxLength: 8 }),
    arrows: fc.array(arrow, { minLength: 1, maxLength: 7 }),
    more: fc.constantFrom<NodeKind | null>(null, null, 'start', 'end', 'terminateEnd'),
  })
  .map(({ inner, arrows, more }) => {
    const tasks = inner.map(({ kind, name }, at): FlowNode => ({ id: `n${at}`, kind, name: kind === 'task' ? name : '' }));
    const plain = (id: string, kind: NodeKind): FlowNode => ({ id, kind, name: '' });
    const nodes = [plain('start', 'start'), ...tasks, plain('end', 'end'), ...(more ? [plain('more', more)] : [])];
    const edges: FlowEdge[] = [];
    const join = (from: string, to: string): void => void edges.push({ id: `f${edges.length}`, from, to, name: '' });
    const someInner = (at: number): string => `n${at % inner.length}`;
    for (const [at, { from }] of inner.entries()) join(at === 0 || from % 4 === 0 ? 'start' : `n${from % at}`, `n${at}`);
    if (more === 'start') join('more', someInner(arrows[0]!.to));
    for (const { from, to } of arrows) join(someInner(from), to % 4 > 0 ? someInner(to) : more === 'terminateEnd' && to % 8 > 0 ? 'more' : 'end');
    for (const [at, { ends }] of inner.entries())
      if (ends > 0 && !edges.some((edge) => edge.from === `n${at}`)) join(`n${at}`, more === 'end' && ends > 3 ? 'more' : 'end');
    return { id: 'tangled', name: '', nodes, edges, power: null, performers: [], limits: [], separations: [], clocks: [] };
  });
