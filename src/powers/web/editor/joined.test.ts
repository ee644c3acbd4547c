import { describe, expect, test } from 'vitest';
import { differences } from '#platform/formats/bpmn-difference.ts';
import { elementsOf } from '#platform/formats/bpmn-elements.ts';
import { linearFlowchart } from '../../layout.ts';
import { joined } from './joined.ts';

const power = { code: 'YT-01', name: '林木采伐', department: '林业科' };
const base = linearFlowchart(power, ['受理', '审核', '决定']);

const changes = (before: string, after: string) => differences(elementsOf(before), elementsOf(after)).map(({ id, how }) => `${id} ${how}`);
const renamed = (xml: string, id: string, name: string) => xml.replace(new RegExp(`(id="${id}" name=")[^"]*`), `$1${name}`);
const moved = (xml: string, id: string, x: number) => xml.replace(new RegExp(`(bpmnElement="${id}"><dc:Bounds x=")[^"]*`), `$1${x}`);
const ruled = (xml: string, id: string, ...positions: string[]) => {
  const rules = positions.map((it) => `<qf:performer department="林业科" position="${it}" />`).join('');
  return xml.replace(
    new RegExp(`<bpmn:userTask id="${id}" name="([^"]*)" />`),
    `<bpmn:userTask id="${id}" name="$1"><bpmn:extensionElements>${rules}</bpmn:extensionElements></bpmn:userTask>`,
  );
};
/** A step between the one and the next, as a tool draws it. */
const added = (xml: string, id: string, name: string, flow: string) =>
  xml
    .replace(
      '</bpmn:process>',
      `<bpmn:userTask id="${id}" name="${name}" /><bpmn:sequenceFlow id="F_${id}" sourceRef="${id}" targetRef="Task_3" /></bpmn:process>`,
    )
    .replace(new RegExp(`(id="${flow}" sourceRef="[^"]*" targetRef=")[^"]*`), `$1${id}`)
    .replace(
      '</bpmndi:BPMNPlane>',
      `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="1" y="2" width="110" height="80" /></bpmndi:BPMNShape></bpmndi:BPMNPlane>`,
    );
const removed = (xml: string, id: string) =>
  xml
    .replace(new RegExp(`<bpmn:userTask id="${id}"[^/]*/>`), '')
    .replace(/(id="Flow_2" sourceRef="[^"]*" targetRef=")[^"]*/, '$1Task_3')
    .replace(/<bpmn:sequenceFlow id="Flow_3"[^/]*\/>/, '');

describe('two drawings that changed different things', () => {
  test('an attribute that is called as something that every object has, and was taken away, stays away', () => {
    const odd = base.replace('<bpmn:userTask id="Task_1"', '<bpmn:userTask toString="x" id="Task_1"');
    expect(joined(odd, base, renamed(odd, 'Task_3', '办结'))).toBe(joined(base, base, renamed(base, 'Task_3', '办结')));
  });

  test('are joined with what each changed, and nothing else', () => {
    const mine = ruled(moved(renamed(base, 'Task_1', '收件受理'), 'Task_1', 300), 'Task_2', '审核岗');
    const theirs = moved(added(renamed(base, 'Task_3', '审批决定'), 'Task_9', '公示', 'Flow_3'), 'Task_3', 900);
    const one = joined(base, mine, theirs)!;
    expect(changes(base, one).toSorted()).toEqual([...changes(base, mine), ...changes(base, theirs)].toSorted());
    expect(changes(mine, one)).toEqual(changes(base, theirs));
    expect(changes(theirs, one).toSorted()).toEqual(changes(base, mine).toSorted());
    expect(one).toContain('bpmnElement="Task_9"');
  });

  test('a name that looks like markup stays a name', () => {
    const one = joined(base, renamed(base, 'Task_1', '&lt;b&gt;&quot;&#10;收'), renamed(base, 'Task_2', '审'))!;
    expect(elementsOf(one).get('Task_1')!.name).toBe('<b>"\n收');
  });

  test('where one moved what the other renamed, it is both; where both moved it, it lies as in mine', () => {
    const one = joined(base, moved(base, 'Task_1', 300), moved(renamed(base, 'Task_1', '收'), 'Task_1', 500))!;
    expect(elementsOf(one).get('Task_1')).toMatchObject({ name: '收', place: [300, 80, 110, 80] });
  });

  test('what one removed is gone with its arrows and its picture', () => {
    const one = joined(base, removed(base, 'Task_2'), renamed(base, 'Task_1', '收'))!;
    expect(changes(base, one).toSorted()).toEqual(['Flow_2 changed', 'Flow_3 removed', 'Task_1 changed', 'Task_2 removed']);
    expect(one).not.toContain('bpmnElement="Task_2"');
  });

  test('of one side without changes the other is taken', () => {
    const mine = added(base, 'Task_9', '公示', 'Flow_3');
    expect(changes(mine, joined(base, mine, base)!)).toEqual([]);
    expect(changes(mine, joined(base, base, mine)!)).toEqual([]);
  });

  test('rules about the whole, such as separations of different steps, are all there', () => {
    const apart = (taskA: string, taskB: string) => base.replace('<qf:power', `<qf:separation taskA="${taskA}" taskB="${taskB}" /><qf:power`);
    const one = joined(base, apart('Task_2', 'Task_3'), apart('Task_1', 'StartEvent_1'))!;
    expect([...one.matchAll(/taskA="(\w+)" taskB="(\w+)"/g)].map(([, ...pair]) => pair.join(' '))).toEqual(['Task_1 StartEvent_1', 'Task_2 Task_3']);
  });
});

test.each<[string, string | null, string, string]>([
  ['both renamed one step', base, renamed(base, 'Task_1', '收件'), renamed(base, 'Task_1', '登记')],
  ['one removed what the other renamed', base, removed(base, 'Task_2'), renamed(base, 'Task_2', '复核')],
  [
    'one removed what the other led an arrow to',
    base,
    removed(base, 'Task_2'),
    added(base, 'Task_9', '公示', 'Flow_3').replace('targetRef="Task_3"', 'targetRef="Task_2"'),
  ],
  ['both drew an arrow elsewhere', base, removed(base, 'Task_2'), added(base, 'Task_9', '公示', 'Flow_2')],
  ['both added something under one id', base, added(base, 'Task_9', '公示', 'Flow_1'), added(base, 'Task_9', '公告', 'Flow_3')],
  ['both gave one step other positions', base, ruled(base, 'Task_2', '乙岗'), ruled(base, 'Task_2', '丙岗')],
  ['nobody knows where they parted', null, renamed(base, 'Task_1', '收'), base],
  ['one of them is no drawing', base, renamed(base, 'Task_1', '收'), ''],
])('somebody must choose where %s', (_, from, mine, theirs) => {
  expect(joined(from, mine, theirs)).toBe(null);
  expect(joined(from, theirs, mine)).toBe(null);
});
