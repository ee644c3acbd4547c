import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foreignFlows } from '../../../../test/foreign-flows.ts';
import { seedOf } from '../../../../test/seed.ts';
import { layOut } from './layOut.ts';

type Box = Readonly<{ id: string; x: number; y: number; width: number; height: number }>;

const boxesIn = (xml: string): Box[] =>
  [...xml.matchAll(/<bpmndi:BPMNShape [^>]*bpmnElement="([^"]+)"[^>]*>\s*<dc:Bounds x="([^"]+)" y="([^"]+)" width="([^"]+)" height="([^"]+)"/g)].map(
    ([, id, x, y, width, height]) => ({ id: id!, x: Number(x), y: Number(y), width: Number(width), height: Number(height) }),
  );
const edgesIn = (xml: string): string[] => [...xml.matchAll(/<bpmndi:BPMNEdge [^>]*bpmnElement="([^"]+)"/g)].map(([, id]) => id!);
const holds = (outer: Box, inner: Box) =>
  outer.x <= inner.x && outer.y <= inner.y && outer.x + outer.width >= inner.x + inner.width && outer.y + outer.height >= inner.y + inner.height;
const meet = (a: Box, b: Box) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const kinds = ['task', 'exclusiveGateway', 'parallelGateway', 'endEvent', 'intermediateThrowEvent', 'subProcess'] as const;

/** A chart of any form, sensible or not. */
const charts = fc
  .record({
    nodes: fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 12 }),
    flows: fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength: 20 }),
  })
  .map(({ nodes, flows }) => {
    const all = ['startEvent', ...nodes];
    const drawn = flows.filter(([from, to]) => from < all.length && to < all.length);
    const inside = (at: number) =>
      all[at] === 'subProcess' ? `<task id="in${at}"/><task id="on${at}"/><sequenceFlow id="if${at}" sourceRef="in${at}" targetRef="on${at}"/>` : '';
    const xml = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="P">${all.map((tag, at) => `<${tag} id="n${at}">${inside(at)}</${tag}>`).join('')}${drawn
      .map(([from, to], at) => `<sequenceFlow id="f${at}" sourceRef="n${from}" targetRef="n${to}"/>`)
      .join('')}</process></definitions>`;
    const subs = all.flatMap((tag, at) => (tag === 'subProcess' ? [at] : []));
    return {
      xml,
      nodes: [...all.map((_, at) => `n${at}`), ...subs.flatMap((at) => [`in${at}`, `on${at}`])],
      flows: [...drawn.map((_, at) => `f${at}`), ...subs.map((at) => `if${at}`)],
    };
  });

test('whatever is in a chart, every node and every arrow of it is drawn once', async () => {
  await fc.assert(
    fc.asyncProperty(charts, async ({ xml, nodes, flows }) => {
      const drawn = await layOut(xml);
      expect(
        boxesIn(drawn)
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(nodes.toSorted());
      expect(edgesIn(drawn).toSorted()).toEqual(flows.toSorted());
      for (const inner of boxesIn(drawn).filter(({ id }) => id.startsWith('in'))) {
        expect(
          holds(
            boxesIn(drawn).find(({ id }) => id === `n${inner.id.slice(2)}`)!,
            inner,
          ),
        ).toBe(true);
      }
    }),
    { seed: seedOf(11), numRuns: 60 },
  );
}, 60_000);

test('a sub-process has room for what it holds, and stands in nothing’s way', async () => {
  const boxes = boxesIn(await layOut(foreignFlows['sub-processes with events on their borders']!));
  const box = (id: string) => boxes.find((it) => it.id === id)!;
  for (const inside of ['is', 'it', 'ssp', 'ie']) expect(holds(box('sp'), box(inside))).toBe(true);
  expect(holds(box('ssp'), box('deep'))).toBe(true);
  for (const outside of ['s', 't', 'e', 'r1', 'r2']) expect(meet(box('sp'), box(outside))).toBe(false);
  for (const event of ['b1', 'b2', 'b3']) expect(box(event).y + box(event).height / 2).toBe(box('sp').y + box('sp').height);
});

test('pools hold their lanes, lanes their nodes, and no two pools meet', async () => {
  const boxes = boxesIn(await layOut(foreignFlows['pools, lanes and messages']!));
  const box = (id: string) => boxes.find((it) => it.id === id)!;
  for (const [outer, inner] of [
    ['A', 'l1'],
    ['A', 'l2'],
    ['l1', 's'],
    ['l1', 't1'],
    ['l2', 'r1'],
    ['l2', 'e'],
    ['B', 'u1'],
  ] as const) {
    expect([outer, inner, holds(box(outer), box(inner))]).toEqual([outer, inner, true]);
  }
  expect([meet(box('A'), box('B')), meet(box('B'), box('N')), meet(box('l1'), box('l2'))]).toEqual([false, false, false]);
});
