import { readdirSync, readFileSync } from 'node:fs';
import { BpmnModdle } from 'bpmn-moddle';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBpmn } from '#platform/formats/bpmn.ts';
import { seedOf } from '../../../../test/seed.ts';
import { describeShared, shared } from '../../../../test/shared.ts';
import { flowElementsOf, type ModelFile, type ModelObject, processOf } from './bpmn.ts';
import { lostIn } from './inventory.ts';
import * as rules from './rules.ts';

type Open = Readonly<{ model: ModelFile; definitions: ModelObject; process: ModelObject; make: rules.MakeRule; step: (id: string) => ModelObject }>;

async function open(xml: string): Promise<Open> {
  const model = new BpmnModdle();
  const { rootElement: definitions } = await model.fromXML(xml);
  const process = processOf(definitions)!;
  const prefix = rules.prefixIn(definitions);
  const make: rules.MakeRule = (name, attributes) => {
    const given = Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
    return model.createAny(`${prefix}:${name}`, rules.rulesNamespace, given);
  };
  return { model, definitions, process, make, step: (id) => [...flowElementsOf(process)].find((it) => it.id === id)! };
}

function apply({ model }: Open, ...changes: readonly rules.Change[]): void {
  for (const { owner, values } of changes) {
    const held = (owner.get('extensionElements') as ModelObject | undefined) ?? model.create('bpmn:ExtensionElements');
    held.$parent = owner;
    for (const value of values) value.$parent = held;
    held.set('values', values);
    owner.set('extensionElements', held);
  }
}

const write = async ({ model, definitions }: Open): Promise<string> => (await model.toXML(definitions, { format: true })).xml;

const head = 'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"';
const body = `<startEvent id="s"/><task id="a" name="受理"><extensionElements><v:other kept="1"/><q:performer department="林业科" position="窗口岗" since="2020"/><q:performer department="林业科" position="审核岗"/><q:timeLimit promised="3" note="x"><q:why>law</q:why></q:timeLimit><q:future/></extensionElements></task><task id="b" name="审核"/><task id="c" name="决定"><extensionElements><q:separation taskA="c" taskB="b" by="hand"/></extensionElements></task><endEvent id="e"/><sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="b"/><sequenceFlow id="f3" sourceRef="b" targetRef="c"/><sequenceFlow id="f4" sourceRef="c" targetRef="e"/>`;
const file = `<definitions ${head} xmlns:q="urn:qingfeng:bpmn:1" xmlns:v="urn:v"><process id="P"><extensionElements><q:timeLimit from="a" to="c" statutory="20"/><q:separation taskA="a" taskB="b"/></extensionElements>${body}</process></definitions>`;

describe('what a step says', () => {
  test('is read under whatever prefix', async () => {
    const { step, process } = await open(file);
    expect(rules.stepRulesOf(step('a'))).toEqual({
      performers: [
        { department: '林业科', position: '窗口岗' },
        { department: '林业科', position: '审核岗' },
      ],
      limit: { statutory: null, promised: 3, unit: 'workingDay', from: null, to: null },
      suspends: null,
      recorded: false,
    });
    expect(rules.separatedFrom(process, 'b')).toEqual(['a', 'c']);
    expect(rules.totalLimitsOf(process)).toEqual([{ statutory: 20, promised: null, unit: 'workingDay', from: 'a', to: 'c' }]);
  });

  test('changes, and all else stays: other vendors, unknown attributes, what is within a rule, what is not known yet', async () => {
    const it = await open(file);
    apply(
      it,
      rules.withPerformers(
        it.step('a'),
        [
          { department: '林业科', position: '窗口岗' },
          { department: '局领导', position: '副局长岗' },
        ],
        it.make,
      ),
    );
    apply(it, rules.withLimit(it.step('a'), { statutory: 5, promised: 2, unit: 'calendarDay', from: null, to: null }, it.make));
    apply(it, rules.withClock(it.step('a'), 'special', it.make));
    const xml = await write(it);
    expect(xml.replaceAll(/\s*\n\s*/g, '')).toContain(
      '<v:other kept="1" /><q:performer department="林业科" position="窗口岗" since="2020" /><q:performer department="局领导" position="副局长岗" /><q:timeLimit promised="2" note="x" scope="node" statutory="5" unit="calendarDay"><q:why>law</q:why></q:timeLimit><q:future /><q:clock suspends="special" />',
    );
    const flow = readBpmn(xml);
    expect(flow.limits[1]).toEqual({ scope: 'node', node: 'a', from: null, to: null, statutory: 5, promised: 2, unit: 'calendarDay' });
    expect(flow.clocks).toEqual([{ node: 'a', suspends: 'special' }]);
  });

  test('is gone when it says nothing', async () => {
    const it = await open(file);
    apply(it, rules.withLimit(it.step('a'), { statutory: null, promised: null, unit: 'workingDay', from: null, to: null }, it.make));
    apply(it, rules.withPerformers(it.step('a'), [], it.make));
    expect(rules.stepRulesOf(it.step('a'))).toMatchObject({ performers: [], limit: null });
    expect(lostIn(file, await write(it)).map(({ element }) => element)).toEqual(['q:performer', 'q:performer', 'q:why', 'q:timeLimit']);
  });

  test('at once has no figure', async () => {
    const it = await open(file);
    apply(it, rules.withLimit(it.step('b'), { statutory: 9, promised: 9, unit: 'immediate', from: null, to: null }, it.make));
    expect(readBpmn(await write(it)).limits.find(({ node }) => node === 'b')).toMatchObject({ statutory: null, promised: null, unit: 'immediate' });
  });
});

test('a file that does not know the rules learns them, under a prefix that is free', async () => {
  const it = await open(
    `<definitions ${head} xmlns:qf="urn:other"><process id="P"><startEvent id="s"/><task id="a"/><intermediateCatchEvent id="i"/></process></definitions>`,
  );
  apply(it, rules.withClock(it.step('a'), 'supplement', it.make), rules.withRecorded(it.step('i'), true, it.make));
  const xml = await write(it);
  expect(xml).toContain('<qfx:clock suspends="supplement" />');
  const flow = readBpmn(xml);
  expect([flow.clocks, flow.nodes.find(({ id }) => id === 'i')!.kind]).toEqual([[{ node: 'a', suspends: 'supplement' }], 'task']);
});

describe('separations', () => {
  test('are found from both sides, taken out where they stood, and new ones said of the process', async () => {
    const it = await open(file);
    apply(it, ...rules.withSeparations(it.process, 'b', ['a', 'e'], it.make));
    expect(rules.separatedFrom(it.process, 'b')).toEqual(['a', 'e']);
    expect(rules.separatedFrom(it.process, 'c')).toEqual([]);
    expect(readBpmn(await write(it)).separations).toEqual([
      { taskA: 'a', taskB: 'b' },
      { taskA: 'b', taskB: 'e' },
    ]);
  });

  test('that stay are not touched', async () => {
    const { process, make } = await open(file);
    expect(rules.withSeparations(process, 'b', ['c', 'a'], make)).toEqual([]);
  });

  test('go with their step, and a total limit no longer begins there', async () => {
    const it = await open(file);
    const left = (it.process.get('flowElements') as ModelObject[]).filter(({ id }) => id !== 'a');
    it.process.set('flowElements', left);
    apply(it, ...rules.withoutGone(it.definitions, it.make));
    expect(rules.separatedFrom(it.process, 'b')).toEqual(['c']);
    expect(rules.totalLimitsOf(it.process)).toEqual([{ statutory: 20, promised: null, unit: 'workingDay', from: null, to: 'c' }]);
    expect(rules.withoutGone(it.definitions, it.make)).toEqual([]);
  });
});

test('total limits are several or none, and keep what else they say', async () => {
  const it = await open(file);
  const [first] = rules.totalLimitsOf(it.process);
  apply(
    it,
    rules.withTotalLimits(
      it.process,
      [
        { ...first!, promised: 10 },
        { statutory: 3, promised: null, unit: 'calendarDay', from: 'b', to: null },
      ],
      it.make,
    ),
  );
  expect(rules.totalLimitsOf(it.process)).toMatchObject([
    { from: 'a', statutory: 20, promised: 10 },
    { from: 'b', statutory: 3, unit: 'calendarDay' },
  ]);
  apply(it, rules.withTotalLimits(it.process, [], it.make));
  expect(readBpmn(await write(it)).limits.filter(({ scope }) => scope === 'total')).toEqual([]);
});

test('what says a thing twice, with and without its prefix, is told to be lost', () => {
  const twice = (attributes: string) => `<x:a xmlns:x="urn:x" ${attributes}/>`;
  expect(lostIn(twice('x:one="1"'), twice('one="1"'))).toEqual([]);
  expect(lostIn(twice('x:one="1" one="2"'), twice('one="1"'))).toHaveLength(1);
});

/** Extensions of others, of any names and depth. */
const foreign = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .record({
      name: fc.constantFrom('x:thing', 'x:other', 'y:deep', 'q:future'),
      attributes: fc.dictionary(fc.constantFrom('one', 'x:two', 'y:three', 'taskA'), fc.string({ unit: 'grapheme-ascii', maxLength: 6 }), {
        maxKeys: 3,
      }),
      inside: fc.oneof(
        { depthSize: 'small' },
        fc.constant(''),
        fc.constantFrom('text', '文字'),
        fc.array(tie('element'), { maxLength: 3 }).map((all) => all.join('')),
      ),
    })
    .map(({ name, attributes, inside }) => {
      const given = Object.entries(attributes).map(
        ([key, value]) => ` ${key}="${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')}"`,
      );
      return `<${name}${given.join('')}>${inside}</${name}>`;
    }),
})).element;

test('whatever others have put into a file is there after every change of the rules', async () => {
  const performer = fc.record({ department: fc.string({ minLength: 1, maxLength: 4 }), position: fc.string({ minLength: 1, maxLength: 4 }) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(foreign, { maxLength: 5 }),
      fc.array(performer, { maxLength: 3 }),
      fc.option(fc.nat(99)),
      async (others, performers, promised) => {
        const strange = `<definitions ${head} xmlns:q="urn:qingfeng:bpmn:1" xmlns:x="urn:x" xmlns:y="urn:y"><process id="P" x:of="p"><extensionElements>${others.join('')}</extensionElements><startEvent id="s"/><task id="a" y:of="a"><extensionElements>${others.join('')}</extensionElements></task><task id="b"/></process></definitions>`;
        const it = await open(strange);
        apply(it, rules.withPerformers(it.step('a'), performers, it.make));
        apply(it, rules.withLimit(it.step('a'), { statutory: null, promised, unit: 'workingDay', from: null, to: null }, it.make));
        apply(it, rules.withClock(it.step('a'), 'special', it.make), ...rules.withSeparations(it.process, 'a', ['b'], it.make));
        apply(it, rules.withTotalLimits(it.process, [{ statutory: 1, promised, unit: 'calendarDay', from: 'a', to: 'b' }], it.make));
        const xml = await write(it);
        expect(lostIn(strange, xml)).toEqual([]);
        const again = await open(xml);
        expect(rules.stepRulesOf(again.step('a'))).toMatchObject({ performers, suspends: 'special' });
        expect(rules.separatedFrom(again.process, 'b')).toEqual(['a']);
      },
    ),
    { seed: seedOf(3) },
  );
}, 30_000);

describeShared('the flowcharts of the data', () => {
  const files = readdirSync(shared('flows')).filter((name) => name.endsWith('.bpmn'));
  test.each(files)('%s has the same rules after a round trip', async (name) => {
    const xml = readFileSync(shared(`flows/${name}`), 'utf8');
    const it = await open(xml);
    const written = await write(it);
    expect(lostIn(xml, written)).toEqual([]);
    expect(readBpmn(written)).toEqual(readBpmn(xml));
    const flow = readBpmn(xml);
    for (const { node, department, position } of flow.performers)
      expect(rules.stepRulesOf(it.step(node)).performers).toContainEqual({ department, position });
    for (const { taskA, taskB } of flow.separations) expect(rules.separatedFrom(it.process, taskA)).toContain(taskB);
  });
});
