import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readBpmn } from '#platform/formats/bpmn.ts';
import { drawn } from '../../test/drawn.ts';
import { describeShared, shared } from '../../test/shared.ts';
import { checkSoundness } from './soundness.ts';

test.each([
  ['a sequence', 'start > A > B > end', []],
  ['branches that meet again', 'start > and1 > A > and2 > end, and1 > B > and2', []],
  ['a loop', 'start > x1 > A > x2 > end, x2 > x1', []],
  ['two ends side by side', 'start > and1 > A > end1, and1 > B > end2', []],
  ['nothing to begin with', 'A > B > end', [['noStart', 'drawn']]],
  ['nothing to end with', 'start > A > B', [['noEnd', 'drawn']]],
  ['a step that nothing leads to', 'start > A > end, B > A', [['unreachable', 'B']]],
  ['a step that leads nowhere', 'start > x1 > A > end, x1 > B', [['cannotEnd', 'B']]],
  [
    'a choice that is joined as if both were taken',
    'start > x1 > A > and1 > end, x1 > B > and1',
    [
      ['unreachable', 'and1'],
      ['unreachable', 'end'],
      ['cannotEnd', 'and1'],
    ],
  ],
  ['a split that is merged as if one were taken', 'start > and1 > A > x1 > C > end, and1 > B > x1', [['unbounded', 'C']]],
  ['a branch left waiting after the end', 'start > and1 > A > x1 > and2 > end1, and1 > B > and2, x1 > end2', [['tokensLeft', 'and2']]],
  ['a loop that makes more each time', 'start > x1 > and1 > A > x1, and1 > B > end', [['unbounded', 'B']]],
  [
    'a circle of gateways without an exit',
    'start > A > x1 > x2 > x1, start > B > end',
    [
      ['cannotEnd', 'A'],
      ['cannotEnd', 'x1'],
      ['cannotEnd', 'x2'],
    ],
  ],
])('%s', (_, text, faults) => {
  const found = checkSoundness(drawn(text));
  expect(found.sound === false ? found.faults.map(({ kind, node }) => [kind, node]) : []).toEqual(faults);
  expect(found.sound).toBe(faults.length === 0);
});

test('a flowchart with too many markings is left undecided', () => {
  const text = Array.from({ length: 12 }, (_, at) => `and1 > A${at} > B${at} > and2`).join(', ');
  expect(checkSoundness(drawn(`start > and1, ${text}, and2 > end`), 1000)).toEqual({ sound: 'undecided', states: 1000 });
});

describeShared('the flowcharts at hand', () => {
  test('are all sound, the largest within two seconds', () => {
    const files = [...readdirSync(shared('flows')), ...readdirSync(shared('flows/tiny')).map((name) => `tiny/${name}`)];
    const begun = performance.now();
    for (const file of files.filter((name) => name.endsWith('.bpmn'))) {
      expect([file, checkSoundness(readBpmn(readFileSync(shared(`flows/${file}`), 'utf8')))]).toEqual([file, { sound: true }]);
    }
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
