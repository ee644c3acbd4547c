import { diff } from 'bpmn-js-differ';
import { BpmnModdle } from 'bpmn-moddle';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seedOf } from '../../../test/seed.ts';
import { differences, type ElementChange } from './bpmn-difference.ts';
import { elementsOf } from './bpmn-elements.ts';

type Step = { id: string; name: string; x: number; position: string; days: number; type: string };
type Drawn = { steps: readonly Step[]; separated: ReadonlyArray<readonly [string, string]>; note: string };

const base: Drawn = {
  steps: [
    { id: 'A', name: '受理', x: 200, position: '窗口受理岗', days: 1, type: 'userTask' },
    { id: 'B', name: '审核', x: 400, position: '审核岗', days: 5, type: 'userTask' },
    { id: 'C', name: '决定', x: 600, position: '分管副局长岗', days: 3, type: 'userTask' },
  ],
  separated: [['A', 'C']],
  note: '虚构样例',
};

const stepText = ({ id, name, position, days, type }: Step) => `<bpmn:${type} id="${id}" name="${name}"><bpmn:extensionElements>
  <qf:performer department="林业科" position="${position}" /><qf:timeLimit promised="${days}" unit="workingDay" />
  </bpmn:extensionElements><bpmn:incoming>x</bpmn:incoming></bpmn:${type}>`;

/** A straight flowchart with rules and drawing, start to end through the steps. */
function fileOf({ steps, separated, note }: Drawn): string {
  const ids = ['start', ...steps.map(({ id }) => id), 'end'];
  const flows = ids.slice(1).map((to, at) => ({ id: `F_${ids[at]}_${to}`, from: ids[at]!, to }));
  const shape = (id: string, x: number) => `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="80" width="100" height="80" />
    <bpmndi:BPMNLabel><dc:Bounds x="1" y="1" width="9" height="9" /></bpmndi:BPMNLabel></bpmndi:BPMNShape>`;
  return `<?xml version="1.0"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D"
    xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
    xmlns:qf="urn:qingfeng:bpmn:1" targetNamespace="t"><bpmn:process id="P"><bpmn:documentation>${note}</bpmn:documentation><bpmn:extensionElements>
    ${separated.map(([a, b]) => `<qf:separation taskA="${a}" taskB="${b}" />`).join('')}</bpmn:extensionElements>
    <bpmn:startEvent id="start" name="申请" />${steps.map(stepText).join('')}<bpmn:endEvent id="end" />
    ${flows.map(({ id, from, to }) => `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}" />`).join('')}</bpmn:process>
    <bpmndi:BPMNDiagram id="G"><bpmndi:BPMNPlane id="L" bpmnElement="P">${shape('start', 0)}${steps.map(({ id, x }) => shape(id, x)).join('')}${shape('end', 900)}
    </bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>`;
}

const between = (before: string, after: string): ElementChange[] => differences(elementsOf(before), elementsOf(after));
const brief = (changes: readonly ElementChange[]) => changes.map(({ id, how, aspects }) => [id, how, ...aspects.map(({ aspect }) => aspect)]);
const withStep = (id: string, change: Partial<Step>): Drawn => ({
  ...base,
  steps: base.steps.map((step) => (step.id === id ? { ...step, ...change } : step)),
});
const found = (after: Drawn) => between(fileOf(base), fileOf(after));

test('a step that is named, limited, staffed, turned into another kind or drawn elsewhere is told with what it was', () => {
  expect(found(base)).toEqual([]);
  expect(brief(found(withStep('B', { name: '复核' })))).toEqual([['B', 'changed', 'name']]);
  expect(found(withStep('B', { days: 3 }))[0]!.aspects).toEqual([
    { aspect: 'limits', before: [{ promised: '5', unit: 'workingDay' }], after: [{ promised: '3', unit: 'workingDay' }] },
  ]);
  expect(found(withStep('B', { position: '科长岗' }))[0]!.aspects).toEqual([
    { aspect: 'performers', before: [{ department: '林业科', position: '审核岗' }], after: [{ department: '林业科', position: '科长岗' }] },
  ]);
  expect(brief(found(withStep('B', { type: 'serviceTask' })))).toEqual([['B', 'changed', 'type']]);
  expect(found(withStep('B', { x: 410 }))).toMatchObject([{ id: 'B', name: '审核', how: 'moved', moved: true, aspects: [] }]);
  expect(found(withStep('B', { x: 410, days: 3 }))).toMatchObject([{ how: 'changed', moved: true }]);
});

test('a step put in and one taken out are told with the flows between them, by name', () => {
  const [first, ...rest] = base.steps;
  const added = found({ ...base, steps: [first!, { ...first!, id: 'N', name: '公示' }, ...rest] });
  expect(added.map(({ id, how, from, to }) => [id, how, from, to])).toEqual([
    ['N', 'added', null, null],
    ['F_A_N', 'added', '受理', '公示'],
    ['F_N_B', 'added', '公示', '审核'],
    ['F_A_B', 'removed', '受理', '审核'],
  ]);
  expect(brief(found({ ...base, steps: rest }))).toContainEqual(['A', 'removed']);
});

test('a separation is told at both its steps, and what is said of the whole process at the process', () => {
  expect(brief(found({ ...base, separated: [['B', 'C']] }))).toEqual([
    ['A', 'changed', 'separations'],
    ['B', 'changed', 'separations'],
    ['C', 'changed', 'separations'],
  ]);
  expect(found({ ...base, separated: [] })[0]!.aspects).toEqual([{ aspect: 'separations', before: [{ text: '决定' }], after: [] }]);
  expect(brief(found({ ...base, note: '' }))).toEqual([['P', 'changed', 'documentation']]);
});

test('prefixes, the order of attributes and rules, white space and labels make no difference', () => {
  const before = fileOf(withStep('B', {}));
  const after = before
    .replaceAll('qf:', 'q:')
    .replace('xmlns:qf', 'xmlns:q')
    .replaceAll(/<q:performer (\S+) (\S+) \/>/g, '<q:performer $2 $1></q:performer>')
    .replaceAll(/(<q:performer[^>]*><\/q:performer>)(<q:timeLimit[^>]*>)/g, '$2\n$1')
    .replaceAll('<dc:Bounds x="1"', '<dc:Bounds x="7"');
  expect(after).not.toBe(before);
  expect(between(before, after)).toEqual([]);
});

test('conditions, foreign attributes and unknown rules are seen', () => {
  const before = fileOf(base);
  const changes = {
    condition: before.replace(
      /(<bpmn:sequenceFlow id="F_A_B"[^>]*) \/>/,
      '$1><bpmn:conditionExpression>齐全</bpmn:conditionExpression></bpmn:sequenceFlow>',
    ),
    foreign: before.replace('<bpmn:userTask id="B"', '<bpmn:userTask xmlns:c="urn:c" c:assignee="x" id="B"'),
    rule: before.replace('<qf:timeLimit promised="5"', '<qf:document title="伐区调查表" /><qf:timeLimit promised="5"'),
  };
  expect(between(before, changes.condition)).toMatchObject([
    { id: 'F_A_B', aspects: [{ aspect: 'condition', before: [], after: [{ text: '齐全' }] }] },
  ]);
  expect(between(before, changes.foreign)).toMatchObject([{ id: 'B', aspects: [{ aspect: 'other', after: [{ '{urn:c}assignee': 'x' }] }] }]);
  expect(between(before, changes.rule)).toMatchObject([{ id: 'B', aspects: [{ aspect: 'qf:document', after: [{ title: '伐区调查表' }] }] }]);
});

const someStep = fc.record({
  id: fc.constantFrom('A', 'B', 'C', 'N', 'M'),
  name: fc.constantFrom('受理', '审核', '公示'),
  x: fc.integer({ min: 0, max: 3 }),
  position: fc.constantFrom('窗口受理岗', '审核岗'),
  days: fc.integer({ min: 1, max: 3 }),
  type: fc.constantFrom('userTask', 'manualTask'),
});
const someDrawing = fc.record({
  steps: fc.uniqueArray(someStep, { selector: ({ id }) => id, minLength: 1 }),
  separated: fc.constantFrom([], [['A', 'B'] as const]),
  note: fc.constantFrom('', '一'),
});

test('what is called as something that every object has is told like anything else', () => {
  const plain = fileOf(base);
  const odd = plain
    .replace('<bpmn:userTask id="B"', '<bpmn:userTask toString="x" id="B"')
    .replace('</bpmn:userTask>', '<bpmn:constructor /></bpmn:userTask>');
  expect(between(plain, odd).map(({ id, aspects }) => [id, aspects.map(({ aspect, after }) => [aspect, after])])).toEqual([
    ['A', [['other', [{ name: 'constructor' }]]]],
    ['B', [['other', [{ toString: 'x' }]]]],
  ]);
});

test('turned round, what was added is removed; and bpmn-js-differ finds nothing that we do not', async () => {
  const of = async (xml: string) => (await new BpmnModdle().fromXML(xml)).rootElement;
  await fc.assert(
    fc.asyncProperty(someDrawing, someDrawing, async (one, other) => {
      const [a, b] = [fileOf(one), fileOf(other)];
      const ids = (changes: readonly ElementChange[], ...hows: string[]) =>
        changes
          .filter(({ how }) => hows.includes(how))
          .map(({ id }) => id)
          .toSorted();
      const [there, back] = [between(a, b), between(b, a)];
      expect([ids(there, 'added'), ids(there, 'removed'), ids(there, 'changed', 'moved')]).toEqual([
        ids(back, 'removed'),
        ids(back, 'added'),
        ids(back, 'changed', 'moved'),
      ]);
      const { _added: added, _removed: removed, _changed: changed, _layoutChanged: moved } = diff(await of(a), await of(b));
      expect([ids(there, 'added'), ids(there, 'removed')]).toEqual([Object.keys(added).toSorted(), Object.keys(removed).toSorted()]);
      const separated = (id: string) => id === 'P'; // theirs tells a separation at the process, ours at the steps
      expect(Object.keys(changed).filter((id) => !separated(id) && !ids(there, 'changed').includes(id))).toEqual([]);
      expect(
        there
          .filter((it) => it.moved)
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(Object.keys(moved).toSorted());
    }),
    { seed: seedOf(1), numRuns: 40 },
  );
});
