import { expect, test } from 'vitest';
import { type Definitions, roundEvent, textSize } from './flow-labels.ts';

const task = (name: string, width: number, height: number) => ({
  bpmnElement: { $type: 'bpmn:UserTask', name },
  bounds: { x: 0, y: 0, width, height },
});
const file = (...planeElement: ReturnType<typeof task>[]): Definitions => ({ diagrams: [{ plane: { planeElement } }] });

test('text is large where the boxes are', () => {
  expect(textSize(file(task('集体讨论决定', 100, 80), task('受理', 100, 80)))).toBe(19);
});

test('text is small enough for the smallest box of the file', () => {
  const size = textSize(file(task('受理', 100, 80), task('Print and send confirmation of receipt', 250, 36)));
  expect(size).toBeLessThan(16);
  expect(size).toBeGreaterThanOrEqual(9);
});

test('text is never smaller than can be read', () => {
  expect(textSize(file(task('一个写不下的很长很长的环节名称', 30, 12)))).toBe(9);
});

test('an event drawn as an ellipse becomes a circle about its middle', () => {
  const event = { bpmnElement: { $type: 'bpmn:EndEvent', name: 'end' }, bounds: { x: 0, y: 10, width: 54, height: 36 } };
  roundEvent(event);
  expect(event.bounds).toEqual({ x: 0, y: 1, width: 54, height: 54 });
});
