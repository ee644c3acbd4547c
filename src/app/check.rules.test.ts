import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fileFolder, linesOf, runCheck } from '../../test/checked.ts';
import { describeShared, shared } from '../../test/shared.ts';

const { file } = fileFolder();

const task = (id: string, name: string, inside = ''): string => `<task id="${id}" name="${name}">${inside}</task>`;
const own = '<extensionElements><qf:timeLimit promised="1"/><qf:performer department="林业科" position="窗口岗"/></extensionElements>';
const flow = file(
  'flow.bpmn',
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:qf="urn:qingfeng:bpmn:1"><process id="p" name="许可">
  <extensionElements><qf:separation taskA="a" taskB="b"/></extensionElements><startEvent id="s"/>${task('a', '受理')}${task('b', '审核', own)}<endEvent id="e"/>
  <sequenceFlow id="1" sourceRef="s" targetRef="a"/><sequenceFlow id="2" sourceRef="a" targetRef="b"/><sequenceFlow id="3" sourceRef="b" targetRef="e"/></process></definitions>`,
);
const log = file('log.csv', 'case,activity,time,actor\nA,受理,2025-01-06T09:00:00Z,甲\nA,审核,2025-01-09T09:00:00Z,甲\n');
const people = file('people.csv', '工号,姓名,部门,岗位\nYT1,甲,林业科,审核岗\n');
const given = ['--flow', flow, '--log', log, '--people', people, '--calendar', 'weekdays', '--format', 'json'];

let number = 0;
const rules = (value: unknown): string => file(`rules${(number += 1)}.json`, typeof value === 'string' ? value : JSON.stringify(value));
const kindsBy = async (...more: string[]): Promise<string[]> => linesOf((await runCheck(...given, ...more)).out)[0]!.findings.map(({ kind }) => kind);

test('without rules the flowchart’s own hold', async () => {
  expect(await kindsBy()).toEqual(['authority', 'separation', 'nodeOver']);
});

test.each([
  ['limits', { limits: [{ task: '审核', promised: 3 }] }, ['authority', 'separation']],
  ['limits of the whole', { limits: [{ from: '受理', to: 'b', statutory: 2, unit: 'calendarDay' }] }, ['authority', 'separation', 'totalOver']],
  ['limits of a case from its first step to its last', { limits: [{ promised: 2 }] }, ['authority', 'separation', 'totalOver']],
  ['separations', { separation: [] }, ['authority', 'nodeOver']],
  ['separations of steps by name', { limits: [], separation: [['审核', '受理']] }, ['authority', 'separation']],
  ['positions', { authority: [{ task: '审核', department: '林业科', position: '审核岗' }] }, ['separation', 'nodeOver']],
  ['stops of the clock', { limits: [{ promised: 2 }], clocks: [{ task: '审核', suspends: 'special' }] }, ['authority', 'separation']],
  ['nothing at all', {}, ['authority', 'separation', 'nodeOver']],
])('%s of a file take the place of the flowchart’s, all of their kind and no others', async (_, value, kinds) => {
  expect(await kindsBy('--rules', rules(value))).toEqual(kinds);
});

test.each([
  ['no JSON', '{"limits": []\n"separation": []}', 'line 2, column 1: The rules are not valid JSON'],
  ['no JSON, of which no place is known', '{"limits": [}', "The rules are not valid JSON (Unexpected token '}'"],
  ['a field that is none', { limit: [] }, '“limit” in the rules is wrong'],
  ['a limit without a figure', { limits: [{ task: '审核' }] }, '“limits.0.promised” in the rules is wrong'],
  ['a figure that is none', { limits: [{ task: '审核', promised: -1 }] }, '“limits.0'],
  ['a pair of one', { separation: [['受理']] }, '“separation.0'],
  [
    'a task that is not there',
    { authority: [{ task: '盖章', department: 'x', position: 'y' }] },
    '“authority.0.task” in the rules is “盖章”, which is neither',
  ],
  ['a gateway or an end for a task', { limits: [{ from: 's', promised: 1 }] }, '“limits.0.from” in the rules is “s”'],
])('rules with %s are refused, and say where', async (_, value, why) => {
  const { code, out, err } = await runCheck(...given, '--rules', rules(value));
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(why);
});

test('a limit of a step whose name several tasks bear must say which', async () => {
  const twice = file('twice.bpmn', readFileSync(flow, 'utf8').replace('name="受理"', 'name="审核"'));
  const args = ['--flow', twice, '--log', log, '--rules', rules({ limits: [{ task: '审核', promised: 3 }] })];
  expect((await runCheck(...args)).err).toContain('the name of several tasks. Write the id of one: a, b.');
});

describeShared('the cases of a power', () => {
  const name = '林木采伐许可证核发';
  const args = [
    '--flow',
    shared(`flows/${name}.bpmn`),
    '--log',
    shared(`cases/${name}_环节流水.csv`),
    '--zone',
    'Asia/Shanghai',
    '--calendar',
    'china',
  ];

  test('are told alike by the flowchart’s own rules and by the same rules in a file', async () => {
    const { readBpmn } = await import('#platform/formats/bpmn.ts');
    const drawn = readBpmn(readFileSync(shared(`flows/${name}.bpmn`), 'utf8'));
    const bare = readFileSync(shared(`flows/${name}.bpmn`), 'utf8').replaceAll(/<qf:(?:timeLimit|separation|performer|clock)[^>]*>/g, '');
    const same = rules({
      limits: drawn.limits.map(({ scope, node, from, to, ...rest }) => ({ ...(scope === 'node' ? { task: node } : { from, to }), ...rest })),
      separation: drawn.separations.map(({ taskA, taskB }) => [taskA, taskB]),
      authority: drawn.performers.map(({ node, ...post }) => ({ task: node, ...post })),
      clocks: drawn.clocks.map(({ node, suspends }) => ({ task: node, suspends })),
    });
    const whole = ['--people', shared('people/人员名册.xlsx'), '--format', 'json'];
    const ruled = await runCheck('--flow', file('bare.bpmn', bare), ...args.slice(2), ...whole, '--rules', same);
    expect(ruled).toMatchObject({ code: 1, out: (await runCheck(...args, ...whole)).out });
    expect((await runCheck('--flow', file('bare.bpmn', bare), ...args.slice(2), ...whole)).out).not.toBe(ruled.out);
  });

  test.each([2, 3])('are told alike by one thread and by %d, in the same order', async (jobs) => {
    const alone = await runCheck(...args, '--format', 'json');
    expect(await runCheck(...args, '--format', 'json', '--jobs', String(jobs))).toEqual(alone);
  });

  test('a log that is refused while threads judge is refused all the same', async () => {
    const broken = file('broken.csv', `${readFileSync(shared(`cases/${name}_环节流水.csv`), 'utf8')}x\n`);
    const { code, out, err } = await runCheck('--flow', args[1]!, '--log', broken, ...args.slice(4), '--jobs', '2');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/was refused: line \d+/);
  });
});
