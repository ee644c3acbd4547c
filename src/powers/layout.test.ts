import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBpmn } from '#platform/formats/bpmn.ts';
import { seedOf } from '../../test/seed.ts';
import { diagnose } from './diagnosis.ts';
import { emptyFlowchart, linearFlowchart, stepsIn } from './layout.ts';

const power = { code: 'YT-XK-06', name: '林木采伐许可证核发', department: '林业科' };

describe('the steps of a procedure', () => {
  test.each([
    ['受理→审查→决定→送达', ['受理', '审查', '决定', '送达']],
    ['受理 -> 审查 => 决定', ['受理', '审查', '决定']],
    ['1. 受理；\n2、审查；\r\n3．决定。', ['受理', '审查', '决定']],
    ['（一）受理\n（二）现场核查\n\n（十一）决定', ['受理', '现场核查', '决定']],
    ['①受理→②审查', ['受理', '审查']],
    ['第一步：受理\n第2步 审查', ['受理', '审查']],
    ['20 日内作出决定', ['20 日内作出决定']],
    ['三人以上审查', ['三人以上审查']],
    ['', []],
    [' → \n → ', []],
  ])('of %j are %j', (procedure, steps) => {
    expect(stepsIn(procedure)).toEqual(steps);
  });

  test('are cut where they are no names any more', () => {
    expect(stepsIn('审'.repeat(300))).toEqual(['审'.repeat(100)]);
  });
});

describe('a linear flowchart', () => {
  test('has the steps in their order between a start and an end, is sound, and names its power', () => {
    const flow = readBpmn(linearFlowchart(power, ['受理', '审查', '决定']));
    expect(flow.nodes.map(({ kind, name }) => [kind, name])).toEqual([
      ['start', '开始'],
      ['task', '受理'],
      ['task', '审查'],
      ['task', '决定'],
      ['end', '办结'],
    ]);
    expect(diagnose(flow)).toEqual({ sound: 'yes', faults: [] });
    expect(flow.power).toEqual({ code: 'YT-XK-06', department: '林业科' });
    expect(flow.name).toBe('林木采伐许可证核发');
  });

  test('is drawn: every node has its own room, every arrow begins and ends at its nodes', () => {
    const xml = linearFlowchart(
      power,
      Array.from({ length: 30 }, (_, at) => `环节${at}`),
    );
    const boxes = new Map(
      [...xml.matchAll(/bpmnElement="(\w+)"><dc:Bounds x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"/g)].map(([, id, ...box]) => [
        id!,
        box.map(Number) as [x: number, y: number, width: number, height: number],
      ]),
    );
    expect(boxes.size).toBe(32);
    const meet = ([ax, ay, aw, ah]: number[], [bx, by, bw, bh]: number[]) => ax! < bx! + bw! && bx! < ax! + aw! && ay! < by! + bh! && by! < ay! + ah!;
    const all = [...boxes.values()];
    expect(all.filter((one, at) => all.slice(at + 1).some((other) => meet(one, other)))).toEqual([]);
    const flow = readBpmn(xml);
    for (const { id, from, to } of flow.edges) {
      const points = [...new RegExp(`bpmnElement="${id}">(.*?)</bpmndi:BPMNEdge>`).exec(xml)![1]!.matchAll(/x="(\S+)" y="(\S+)"/g)];
      const [fx, fy, fw, fh] = boxes.get(from)!;
      const [tx, ty, , th] = boxes.get(to)!;
      expect(points.at(0)!.slice(1).map(Number)).toEqual([fx + fw, fy + fh / 2]);
      expect(points.at(-1)!.slice(1).map(Number)).toEqual([tx, ty + th / 2]);
    }
  });

  test('holds whatever people typed', () => {
    const typed = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).filter((text) => text.isWellFormed() && !/[\n\r\t]/.test(text));
    fc.assert(
      fc.property(fc.array(typed, { maxLength: 20 }), typed, (steps, name) => {
        const kept = (text: string) => text.replaceAll(/[\p{Cc}\ufffe\uffff]/gu, (one) => (/[\u007f-\u009f]/.test(one) ? one : ''));
        const flow = readBpmn(linearFlowchart({ ...power, name }, steps));
        expect(flow.nodes.filter(({ kind }) => kind === 'task').map((task) => task.name)).toEqual(steps.map(kept));
        expect(flow.name).toBe(kept(name));
      }),
      { seed: seedOf(5) },
    );
  });
});

test('an empty flowchart has its start, and the diagnosis asks for an end', () => {
  expect(diagnose(readBpmn(emptyFlowchart(power))).faults.map(({ kind }) => kind)).toEqual(['noEnd']);
});
