import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { align } from '#engine/alignment.ts';
import { compile } from '#engine/net.ts';
import { bpmnOf } from '../../../test/bpmn-of.ts';
import { someScopedFlow } from '../../../test/scoped-flow.ts';
import { seedOf } from '../../../test/seed.ts';
import { describeShared, shared } from '../../../test/shared.ts';
import { readBpmn } from './bpmn.ts';
import { FormatError } from './format-error.ts';

const model = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const around = (inside: string, more = ''): string =>
  `<definitions xmlns="${model}" xmlns:qf="urn:qingfeng:bpmn:1">${more}<process id="p" name="许可">${inside}</process></definitions>`;
const short = '<startEvent id="s"/><task id="a" name="受理"/><endEvent id="e"/>';
const wired = `${short}<sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="e"/>`;

function refusal(xml: string): FormatError {
  try {
    readBpmn(xml);
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
  throw new Error('not refused');
}

test('nodes and flows are read without incoming and outgoing children', () => {
  expect(readBpmn(around(wired))).toMatchObject({
    id: 'p',
    name: '许可',
    nodes: [
      { id: 's', kind: 'start' },
      { id: 'a', name: '受理', kind: 'task' },
      { id: 'e', kind: 'end' },
    ],
    edges: [
      { id: 'f1', from: 's', to: 'a' },
      { id: 'f2', from: 'a', to: 'e' },
    ],
  });
});

test('elements are known by their namespace, whatever the prefix', () => {
  const prefixed = around(wired)
    .replaceAll(/<(\/?)(?=\w)/g, '<$1b:')
    .replace('xmlns=', 'xmlns:b=');
  expect(readBpmn(prefixed)).toEqual(readBpmn(around(wired)));
  expect(refusal(around(wired).replace(model, 'urn:other')).code).toBe('formats/bpmn-not-bpmn');
});

test('a name that was broken to fit its box is one line', () => {
  const broken = wired.replace('name="受理"', 'name=" 受理&#10;申请&#13;&#10;A&#10;B  C "');
  expect(readBpmn(around(broken)).nodes[1]!.name).toBe('受理申请 A B C');
});

test('what other tools write is read: lanes without id, associations, data, forms of an engine, several diagrams', () => {
  const more =
    '<laneSet id=""><lane id=""><flowNodeRef>a</flowNodeRef><childLaneSet><lane><flowNodeRef>a</flowNodeRef></lane></childLaneSet></lane></laneSet><textAnnotation id="t"><text>x</text></textAnnotation><association id="as" sourceRef="a" targetRef="t"/><dataObjectReference id="r" dataObjectRef="o"/><dataObject id="o"/>';
  const own =
    '<extensionElements><c:formData xmlns:c="http://camunda.org/schema/1.0/bpmn"><c:formField id="a"/><userTask id="a"/></c:formData></extensionElements><ioSpecification><inputSet/></ioSpecification>';
  const flow = readBpmn(around(more + wired.replace('<task id="a" name="受理"/>', `<userTask id="a" name="受理">${own}</userTask>`)));
  expect(flow).toEqual(readBpmn(around(wired)));
});

test('what belongs to the power is read: who may act, time limits, separation and clocks', () => {
  const whole = '<qf:power code="YT-01" department="林业科"/><qf:timeLimit scope="total" from="a" to="a" statutory="20" promised="10"/>';
  const own =
    '<qf:performer department="林业科" position="受理岗"/><qf:timeLimit scope="node" promised="1" unit="calendarDay"/><qf:clock suspends="special"/>';
  const process = `<extensionElements>${whole}<qf:separation taskA="a" taskB="b"/><qf:later/></extensionElements>`;
  const task = `<task id="b" name="审批"><extensionElements>${own}</extensionElements></task>`;
  expect(readBpmn(around(process + wired + task))).toMatchObject({
    power: { code: 'YT-01', department: '林业科' },
    performers: [{ node: 'b', department: '林业科', position: '受理岗' }],
    limits: [
      { scope: 'total', node: null, from: 'a', to: 'a', statutory: 20, promised: 10, unit: 'workingDay' },
      { scope: 'node', node: 'b', from: null, to: null, statutory: null, promised: 1, unit: 'calendarDay' },
    ],
    separations: [{ taskA: 'a', taskB: 'b' }],
    clocks: [{ node: 'b', suspends: 'special' }],
  });
});

test('lanes, notes, data and message flows say nothing about the order of steps', () => {
  const extra =
    '<laneSet id="l"><lane id="l1"><flowNodeRef>a</flowNodeRef></lane></laneSet><textAnnotation id="t"><text>注</text></textAnnotation><dataObject id="d"/>';
  const pools = '<collaboration id="c"><participant id="pool" processRef="p"/><messageFlow id="m" sourceRef="x" targetRef="a"/></collaboration>';
  expect(readBpmn(around(extra + wired, pools))).toEqual(readBpmn(around(wired)));
});

test('an element named as the language names things is none of the flow', () => {
  expect(readBpmn(around(`${wired}<constructor id="c"/><toString id="t"/>`)).nodes).toEqual(readBpmn(around(wired)).nodes);
});

test('sub-processes, repetition, boundary events, conditions and links are read as the engine plays them', () => {
  const inner =
    '<startEvent id="s2"/><task id="b" name="听证"><multiInstanceLoopCharacteristics isSequential="true"/></task><endEvent id="e2"><errorEventDefinition errorRef="停"/></endEvent>';
  const scope = `<subProcess id="sp" default="f9"><standardLoopCharacteristics testBefore="true"/>${inner}<sequenceFlow id="f3" sourceRef="s2" targetRef="b"/></subProcess>`;
  const events =
    '<boundaryEvent id="b1" attachedToRef="sp"><errorEventDefinition/></boundaryEvent><boundaryEvent id="b2" attachedToRef="a" cancelActivity="false"><timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition></boundaryEvent>';
  const links =
    '<intermediateThrowEvent id="l1"><linkEventDefinition name="甲"/></intermediateThrowEvent><intermediateCatchEvent id="l2"><extensionElements><qf:recorded/></extensionElements><linkEventDefinition name="甲"/></intermediateCatchEvent>';
  const flows =
    '<sequenceFlow id="f9" sourceRef="sp" targetRef="e"/><sequenceFlow id="f8" sourceRef="sp" targetRef="a"><conditionExpression>x</conditionExpression></sequenceFlow>';
  const { nodes, edges } = readBpmn(around(wired + scope + events + links + flows));
  expect(nodes.slice(3)).toEqual([
    { id: 'sp', name: '', kind: 'subProcess', repeats: 'while' },
    { id: 's2', name: '', kind: 'start', within: 'sp' },
    { id: 'b', name: '听证', kind: 'task', within: 'sp', repeats: 'again' },
    { id: 'e2', name: '', kind: 'end', within: 'sp', error: '停' },
    { id: 'b1', name: '', kind: 'event', host: 'sp', interrupts: true, error: '' },
    { id: 'b2', name: '', kind: 'event', host: 'a', interrupts: false, once: true },
    { id: 'l1', name: '', kind: 'event' },
    { id: 'l2', name: '', kind: 'task' },
  ]);
  expect(edges.slice(2).map(({ id, when }) => [id, when])).toEqual([
    ['f3', undefined],
    ['f9', 'otherwise'],
    ['f8', 'condition'],
    ['l1→l2', undefined],
  ]);
});

test('a flowchart written as a file and read again judges as before', () => {
  const traces = fc.array(fc.constantFrom('A', 'B', 'C', 'D'), { maxLength: 5 });
  fc.assert(
    fc.property(someScopedFlow, traces, (flow, activities) => {
      const again = readBpmn(bpmnOf(flow));
      expect(again.nodes.map(({ id, within, repeats, host }) => [id, within, repeats, host]).toSorted()).toEqual(
        flow.nodes.map(({ id, within, repeats, host }) => [id, within, repeats, host]).toSorted(),
      );
      const cost = (one: typeof flow) => {
        const alignment = align(compile(one), activities, { finished: true });
        return alignment.found ? alignment.cost : null;
      };
      expect(cost(again)).toBe(cost(flow));
    }),
    { seed: seedOf(1), numRuns: 200 },
  );
});

test('a terminate end is told from an end, an empty pool is passed over', () => {
  const stop = '<endEvent id="e2"><terminateEventDefinition id="t"/></endEvent>';
  const flow = readBpmn(around(wired + stop, '<process id="empty"/>'));
  expect(flow.nodes.map(({ id, kind }) => [id, kind])).toContainEqual(['e2', 'terminateEnd']);
});

test.each([
  ['a document type', `<!DOCTYPE definitions>${around(wired)}`, 'doctype', {}],
  ['a NUL', around(`\n${wired}\0`), 'nul', { line: 2 }],
  ['text that is not XML', around('<task'), 'malformed', { line: 1 }],
  ['an id used twice', around(`${wired}\n<task id="a"/>`), 'duplicate-id', { line: 2, element: 'a' }],
  ['a flow to nowhere', around(`${short}<sequenceFlow id="f" sourceRef="a" targetRef="z"/>`), 'dangling', { element: 'f', value: 'z' }],
  ['a flow without a source', around(`${short}<sequenceFlow id="f" targetRef="a"/>`), 'missing', { element: 'f', name: 'sourceRef' }],
  ['a file without a process', `<definitions xmlns="${model}"/>`, 'no-process', {}],
  ['two processes', around(wired, '<process id="q"><task id="z"/></process>'), 'several-processes', { element: 'p' }],
  ['another language', '<svg/>', 'not-bpmn', { element: 'svg' }],
  [
    'an ad-hoc sub-process',
    around('<adHocSubProcess id="sp" name="听证"/>'),
    'unsupported',
    { element: 'sp', name: '听证', value: 'adHocSubProcess' },
  ],
  ['an event sub-process', around('<subProcess id="sp" name="投诉" triggeredByEvent="true"/>'), 'unsupported', { element: 'sp', name: '投诉' }],
  ['an event at the border of nothing', around(`${wired}\n<boundaryEvent id="b" attachedToRef="z"/>`), 'dangling', { line: 2, value: 'z' }],
  [
    'an event at the border of a gateway',
    around(`${wired}<endEvent id="z"/><boundaryEvent id="b" attachedToRef="z"/>`),
    'misplaced',
    { element: 'b' },
  ],
  [
    'an event at the border of a task elsewhere',
    around(`${wired}<subProcess id="sp"><task id="t"/></subProcess>\n<boundaryEvent id="b" attachedToRef="t"/>`),
    'misplaced',
    { line: 2, element: 'b' },
  ],
  [
    'a flow outside of any process',
    `${around(short).replace('</process>', '</process>\n<sequenceFlow id="f" sourceRef="s" targetRef="a"/>')}`,
    'misplaced',
    { line: 2 },
  ],
  [
    'who may act in a lane',
    around(`${wired}<laneSet><lane id="l"><extensionElements>\n<qf:performer department="x" position="y"/></extensionElements></lane></laneSet>`),
    'misplaced',
    { line: 2, element: 'qf:performer' },
  ],
  [
    'the time limit of a sub-process',
    around(`${wired}<subProcess id="sp"><extensionElements>\n<qf:timeLimit promised="3"/></extensionElements><task id="t"/></subProcess>`),
    'misplaced',
    { line: 2, element: 'sp' },
  ],
  [
    'a flow into a sub-process',
    around(`${wired}<subProcess id="sp"><task id="t"/></subProcess>\n<sequenceFlow id="f3" sourceRef="a" targetRef="t"/>`),
    'crossing',
    { line: 2, element: 'f3' },
  ],
  [
    'a link to nowhere',
    around(`${wired}<intermediateThrowEvent id="l"><linkEventDefinition name="甲"/></intermediateThrowEvent>`),
    'dangling',
    { value: '甲' },
  ],
  [
    'instances side by side of what has branches',
    around('<subProcess id="sp" name="核查"><multiInstanceLoopCharacteristics/><parallelGateway id="g"/></subProcess>'),
    'unsupported',
    { element: 'sp', name: '核查', value: 'multiInstanceLoopCharacteristics' },
  ],
  [
    'sub-processes without end',
    around(`${Array.from({ length: 20 }, (_, at) => `<subProcess id="p${at}">`).join('')}${'</subProcess>'.repeat(20)}`),
    'too-deep',
    { value: '16' },
  ],
  [
    'compensation',
    around('<intermediateThrowEvent id="c" name="撤销"><compensateEventDefinition/></intermediateThrowEvent>'),
    'unsupported',
    { element: 'c', name: '撤销' },
  ],
  ['a limit that is no number', around('<extensionElements><qf:timeLimit promised="ten"/></extensionElements>'), 'invalid', { value: 'ten' }],
  [
    'a separation from nobody',
    around(`<extensionElements><qf:separation taskA="a" taskB="q"/></extensionElements>${wired}`),
    'dangling',
    { value: 'q' },
  ],
  ['more than five thousand elements', around(Array.from({ length: 5001 }, (_, at) => `<task id="t${at}"/>`).join('')), 'too-large', {}],
])('%s is refused with its place', (_, xml, fault, facts) => {
  const { code, facts: found } = refusal(xml);
  expect(code).toBe(`formats/bpmn-${fault}`);
  expect(found).toMatchObject(facts);
});

describeShared('the flowcharts at hand', () => {
  test('are read whole', () => {
    const flow = readBpmn(readFileSync(shared('flows/林木采伐许可证核发.bpmn'), 'utf8'));
    expect([flow.nodes.length, flow.edges.length, flow.performers.length, flow.limits.length, flow.separations.length, flow.clocks]).toEqual([
      15,
      16,
      11,
      9,
      4,
      [{ node: 'Task_supp', suspends: 'supplement' }],
    ]);
    expect(flow.power).toEqual({ code: 'YT-XK-06', department: '林业科' });
  });
});
