import fc from 'fast-check';
import type { Flow, FlowEdge, FlowNode } from '#engine/flow.ts';

type Pen = { nodes: FlowNode[]; edges: FlowEdge[] };
type Piece = (pen: Pen, within: string | undefined, from: string, to: string) => void;

const fresh = (pen: Pen, kind: string): string => `${kind}${pen.nodes.length}`;
function add(pen: Pen, within: string | undefined, node: Omit<FlowNode, 'within'>): string {
  pen.nodes.push(within === undefined ? node : { ...node, within });
  return node.id;
}
function join(pen: Pen, from: string, to: string, when?: FlowEdge['when']): void {
  pen.edges.push({ id: `f${pen.edges.length}`, from, to, name: '', ...(when ? { when } : {}) });
}

type Trait = Readonly<{
  repeats: 'while' | 'again' | 'atOnce' | null;
  boundary: 'cuts' | 'once' | 'often' | null;
  next: string;
  end: 'end' | 'terminateEnd' | 'error';
}>;
const trait: fc.Arbitrary<Trait> = fc.record({
  repeats: fc.constantFrom(null, null, 'while' as const, 'again' as const, 'atOnce' as const),
  boundary: fc.constantFrom(null, 'cuts' as const, 'once' as const, 'often' as const),
  next: fc.constantFrom('A', 'B', 'C', 'D'),
  end: fc.constantFrom('end' as const, 'end' as const, 'terminateEnd' as const, 'error' as const),
});

/** A boundary event, whose way ends the branch that it is in, or comes back to the main way when it cuts the host short. */
function bound(pen: Pen, within: string | undefined, host: string, to: string, { boundary, next, end }: Trait, thrown: boolean): void {
  if (boundary === null && !thrown) return;
  const interrupts = thrown || boundary === 'cuts';
  const event = add(pen, within, {
    id: fresh(pen, 'b'),
    name: '',
    kind: 'event',
    host,
    interrupts,
    once: boundary === 'once',
    ...(thrown ? { error: '' } : {}),
  });
  const after = add(pen, within, { id: fresh(pen, 't'), name: next, kind: 'task' });
  join(pen, event, after);
  if (interrupts && end !== 'terminateEnd') join(pen, after, to);
  else join(pen, after, add(pen, within, { id: fresh(pen, 'e'), name: '', kind: 'end' }));
}

const task =
  (name: string, it: Trait): Piece =>
  (pen, within, from, to) => {
    const id = add(pen, within, { id: fresh(pen, 't'), name, kind: 'task', ...(it.repeats ? { repeats: it.repeats } : {}) });
    const merge = add(pen, within, { id: fresh(pen, 'x'), name: '', kind: 'exclusive' });
    join(pen, from, id);
    join(pen, id, merge);
    bound(pen, within, id, merge, it, false);
    join(pen, merge, to);
  };

const inRow =
  (one: Piece, other: Piece): Piece =>
  (pen, within, from, to) => {
    const between = add(pen, within, { id: fresh(pen, 'v'), name: '', kind: 'event' });
    one(pen, within, from, between);
    other(pen, within, between, to);
  };

const branching =
  (kind: 'exclusive' | 'parallel', one: Piece, other: Piece): Piece =>
  (pen, within, from, to) => {
    const [split, merge] = [add(pen, within, { id: fresh(pen, 'g'), name: '', kind }), add(pen, within, { id: fresh(pen, 'h'), name: '', kind })];
    join(pen, from, split);
    one(pen, within, split, merge);
    other(pen, within, split, merge);
    join(pen, merge, to);
  };

/** A task whose flows out have conditions: any of them, or none. */
const conditional =
  (name: string, one: string, other: string): Piece =>
  (pen, within, from, to) => {
    const id = add(pen, within, { id: fresh(pen, 't'), name, kind: 'task' });
    const end = add(pen, within, { id: fresh(pen, 'e'), name: '', kind: 'end' });
    join(pen, from, id);
    for (const some of [one, other]) {
      const next = add(pen, within, { id: fresh(pen, 't'), name: some, kind: 'task' });
      join(pen, id, next, 'condition');
      join(pen, next, end);
    }
    join(pen, id, to, one < other ? 'otherwise' : undefined);
  };

const scoped =
  (body: Piece, plain: string, it: Trait): Piece =>
  (pen, within, from, to) => {
    const id = add(pen, within, { id: fresh(pen, 'p'), name: '', kind: 'subProcess', ...(it.repeats ? { repeats: it.repeats } : {}) });
    const merge = add(pen, within, { id: fresh(pen, 'x'), name: '', kind: 'exclusive' });
    join(pen, from, id);
    join(pen, id, merge);
    const start = add(pen, id, { id: fresh(pen, 's'), name: '', kind: 'start' });
    const end = add(pen, id, { id: fresh(pen, 'e'), name: '', kind: 'end' });
    // Instances side by side are played for a body of one token only.
    if (it.repeats === 'atOnce') task(plain, { ...it, repeats: null, boundary: null })(pen, id, start, end);
    else body(pen, id, start, end);
    const special = it.end !== 'end' && it.repeats !== 'atOnce';
    if (special) {
      const choice = add(pen, id, { id: fresh(pen, 'g'), name: '', kind: 'exclusive' });
      const last = pen.edges.findLastIndex((edge) => edge.to === end);
      pen.edges[last] = { ...pen.edges[last]!, to: choice };
      join(pen, choice, end);
      join(
        pen,
        choice,
        add(pen, id, {
          id: fresh(pen, 'e'),
          name: '',
          kind: it.end === 'error' ? 'end' : 'terminateEnd',
          ...(it.end === 'error' ? { error: 'E' } : {}),
        }),
      );
    }
    bound(pen, within, id, merge, it, special && it.end === 'error');
    join(pen, merge, to);
  };

const letter = fc.constantFrom('A', 'B', 'C', 'D');
const { piece } = fc.letrec<{ piece: Piece }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'scoped piece' },
    fc.tuple(letter, trait).map(([name, it]) => task(name, it)),
    fc.tuple(letter, letter, letter).map(([name, one, other]) => conditional(name, one, other)),
    fc.tuple(tie('piece'), tie('piece')).map(([one, other]) => inRow(one, other)),
    fc
      .tuple(fc.constantFrom('exclusive' as const, 'parallel' as const), tie('piece'), tie('piece'))
      .map(([kind, one, other]) => branching(kind, one, other)),
    { weight: 3, arbitrary: fc.tuple(tie('piece'), letter, trait).map(([body, plain, it]) => scoped(body, plain, it)) },
  ),
}));

/** Small flowcharts with sub-processes, repetition, boundary events, conditional flows and thrown errors. */
export const someScopedFlow: fc.Arbitrary<Flow> = piece
  .map((whole): Flow => {
    const pen: Pen = {
      nodes: [
        { id: 'start', name: '', kind: 'start' },
        { id: 'end', name: '', kind: 'end' },
      ],
      edges: [],
    };
    whole(pen, undefined, 'start', 'end');
    return { id: 'scoped', name: '', ...pen, power: null, performers: [], limits: [], separations: [], clocks: [] };
  })
  .filter(({ nodes }) => nodes.length <= 18);
