import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readBpmn } from '#platform/formats/bpmn.ts';
import { describeShared, shared } from '../../test/shared.ts';
import { rulesOf, stepsOf, withRules } from './rules.ts';

const flowchart = (inside = '') => `<?xml version="1.0"?>
<!-- <process id="none"> is a comment -->
<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:qf="urn:qingfeng:bpmn:1">
  <b:process id="P" name="a &gt; b">${inside}
    <b:startEvent id="s" /><b:task id="A" name="受理" /><b:task id="B" name="决定"/><b:endEvent id="e" />
    <b:sequenceFlow id="1" sourceRef="s" targetRef="A" /><b:sequenceFlow id="2" sourceRef="A" targetRef="B" />
    <b:sequenceFlow id="3" sourceRef="B" targetRef="e" />
  </b:process>
</b:definitions>`;

const total = { from: null, to: null, statutory: null, promised: 20, unit: 'workingDay' as const };
const rules = { power: { code: 'YT-01', department: '“窗口” & <室>' }, limits: [total], separations: [{ taskA: 'A', taskB: 'B' }] };

test.each([
  ['with no extensions', ''],
  ['with documentation first', '<b:documentation>text</b:documentation>'],
  ['with empty extensions', '<b:extensionElements/>'],
  ['with other extensions', '<b:documentation/>\n<b:extensionElements><x:y xmlns:x="urn:x"><x:z/></x:y></b:extensionElements>'],
])('rules written into a process %s are read back, and every other byte stays', (_, inside) => {
  const before = flowchart(inside);
  const after = withRules(before, rules);

  const { power, limits, separations } = readBpmn(after);
  expect({ power, limits, separations }).toEqual({ ...rules, limits: [{ scope: 'total', node: null, ...total }] });
  const written = /<qf:(?:power|timeLimit|separation) [^>]*\/>/g;
  const made = inside.includes('<b:extensionElements/>') ? '<b:extensionElements/>' : '';
  expect(after.replaceAll(written, '').replace('<b:extensionElements></b:extensionElements>', made)).toBe(before);
});

test('nothing to write leaves the file as it is', () => {
  expect(withRules(flowchart(), { power: null, limits: [], separations: [] })).toBe(flowchart());
});

test('the version’s own figures are the total where the flowchart names none, and only there', () => {
  const figures = { statutoryLimit: 20, statutoryUnit: 'workingDay', promisedLimit: 10, promisedUnit: 'workingDay' } as const;
  const bare = readBpmn(flowchart());
  expect(rulesOf(bare, figures).limits).toEqual([
    { scope: 'total', node: null, from: null, to: null, statutory: 20, promised: 10, unit: 'workingDay' },
  ]);
  const ruled = readBpmn(withRules(flowchart(), rules));
  expect(rulesOf(ruled, figures)).toBe(ruled);
  const again = rulesOf(bare, figures);
  expect(rulesOf(again, figures)).toBe(again);
  expect(rulesOf(bare, { statutoryLimit: null, statutoryUnit: null, promisedLimit: null, promisedUnit: null })).toBe(bare);
});

test('a step says from which other steps it is separated, whichever side it stands on', () => {
  const steps = stepsOf(readBpmn(withRules(flowchart(), rules)));
  expect(steps.map(({ name, separatedFrom }) => [name, separatedFrom.map((it) => it.name)])).toEqual([
    ['受理', ['决定']],
    ['决定', ['受理']],
  ]);
});

describeShared('foreign flowcharts', () => {
  test.each(['receipt.top5.bpmn', 'receipt.shipped.bpmn', 'running-example.bpmn'])('%s takes rules and keeps its flow', (name) => {
    const bpmn = readFileSync(shared(`flows/${name}`), 'utf8');
    const [taskA, taskB] = readBpmn(bpmn)
      .nodes.filter(({ kind }) => kind === 'task')
      .map(({ id }) => id);
    const after = readBpmn(withRules(bpmn, { ...rules, separations: [{ taskA: taskA!, taskB: taskB! }] }));
    const { nodes, edges } = readBpmn(bpmn);
    expect([after.nodes, after.edges, after.limits.length, after.separations.length]).toEqual([nodes, edges, 1, 1]);
  });
});
