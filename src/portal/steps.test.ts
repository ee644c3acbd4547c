import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBpmn } from '#platform/formats/bpmn.ts';
import { someScopedFlow } from '../../test/scoped-flow.ts';
import { seedOf } from '../../test/seed.ts';
import { describeShared, shared } from '../../test/shared.ts';
import { publicSteps } from './steps.ts';

const flowOf = (inside: string) =>
  readBpmn(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="P">${inside}</process></definitions>`);
const way = (...ids: string[]) =>
  ids
    .slice(1)
    .map((to, at) => `<sequenceFlow id="${ids[at]}-${to}" sourceRef="${ids[at]}" targetRef="${to}"/>`)
    .join('');
const task = (id: string) => `<task id="${id}" name="${id}"/>`;
const said = (steps: ReturnType<typeof publicSteps>) =>
  steps.map(
    ({ name, next }) =>
      `${name} → ${next.map(({ to, name: end, when, together }) => `${to ?? `[${end}]`}${when.map((it) => `(${it.question}${it.answer})`).join('')}${together ? '+' : ''}`).join(', ')}`,
  );

describe('the steps of a flowchart in words', () => {
  test('stand in the order in which a case comes to them, whatever the order of the file', () => {
    const flow = flowOf(`${task('c')}${task('a')}<endEvent id="e" name="办结"/>${task('b')}<startEvent id="s"/>${way('s', 'a', 'b', 'c', 'e')}`);
    expect(said(publicSteps(flow))).toEqual(['a → b', 'b → c', 'c → [办结]']);
  });

  test('tell what decides at a gateway; a loop stands behind the step that it leaves', () => {
    const flow = flowOf(
      `<startEvent id="s"/>${['受理', '查验', '告知', '补正'].map(task).join('')}<exclusiveGateway id="m"/><exclusiveGateway id="g" name="材料齐全吗"/><endEvent id="e" name=""/>
       ${way('s', '受理', 'm', 'g')}<sequenceFlow id="y" name="齐全" sourceRef="g" targetRef="查验"/><sequenceFlow id="n" name="不齐全" sourceRef="g" targetRef="告知"/>${way('告知', '补正', 'm')}${way('查验', 'e')}`,
    );
    expect(said(publicSteps(flow))).toEqual([
      '受理 → 查验(材料齐全吗齐全), 告知(材料齐全吗不齐全)',
      '告知 → 补正',
      '补正 → 查验(材料齐全吗齐全), 告知(材料齐全吗不齐全)',
      '查验 → []',
    ]);
  });

  test('tell what goes on at the same time, what lies within a sub-process, and what an event sets going', () => {
    const flow = flowOf(
      `<startEvent id="s"/>${task('a')}<parallelGateway id="f"/>${task('b')}<subProcess id="u" name="核查"><startEvent id="us"/>${task('c')}<endEvent id="ue"/>${way('us', 'c', 'ue')}</subProcess>
       <parallelGateway id="j"/>${task('d')}<boundaryEvent id="t" name="逾期未答" attachedToRef="d"><timerEventDefinition/></boundaryEvent>${task('x')}<endEvent id="e" name="完"/>
       ${way('s', 'a', 'f', 'b', 'j', 'd', 'e')}${way('f', 'u', 'j')}${way('t', 'x', 'e')}`,
    );
    const steps = publicSteps(flow);
    expect(said(steps)).toEqual(['a → b+, c+', 'b → d', 'c → d', 'd → [完], x(逾期未答)', 'x → [完]']);
    expect(steps.map(({ within }) => within)).toEqual([null, null, '核查', null, null]);
  });

  test('are found through a maze of gateways without walking every way', () => {
    const gates = Array.from({ length: 60 }, (_, at) => `g${at}`);
    const twice = gates
      .slice(1)
      .flatMap((to, at) => ['左', '右'].map((name) => `<sequenceFlow id="${name}${at}" name="${name}" sourceRef="g${at}" targetRef="${to}"/>`));
    const flow = flowOf(
      `<startEvent id="s"/>${task('a')}${gates.map((id) => `<exclusiveGateway id="${id}" name="${id}"/>`).join('')}${task('b')}<endEvent id="e"/>${way('s', 'a', 'g0')}${twice.join('')}${way('g59', 'b', 'e')}`,
    );
    expect(publicSteps(flow).map(({ name }) => name)).toEqual(['a', 'b']);
  }, 2000);

  test('are all there, each once, and lead only to one another or to an end, for any flowchart', () => {
    fc.assert(
      fc.property(someScopedFlow, (flow) => {
        const steps = publicSteps(flow);
        const tasks = flow.nodes.filter(({ kind }) => kind === 'task').map(({ id }) => id);
        expect(steps.map(({ node }) => node).toSorted()).toEqual(tasks.toSorted());
        expect(steps.flatMap(({ next }) => next).every(({ to }) => to === null || tasks.includes(to))).toBe(true);
      }),
      { numRuns: 500, seed: seedOf(20101019) },
    );
  });
});

describeShared('a real one', () => {
  test('林木采伐许可证核发', () => {
    const steps = publicSteps(readBpmn(readFileSync(shared('flows/林木采伐许可证核发.bpmn'), 'utf8')));
    expect(steps.map(({ name }) => name)).toEqual([
      '受理',
      '一次性告知补正',
      '补正材料收件',
      '伐区现场查验',
      '审核',
      '审批决定',
      '制作许可证件',
      '制作不予许可决定书',
      '送达办结',
    ]);
  });
});
