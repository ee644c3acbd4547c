import { expect, test } from 'vitest';
import { blank, blankLine, type Content, type Line } from '../../content.ts';
import { cellOf, merged, withCell } from './merge.ts';

const line = (id: string, change: Partial<Line> = {}): Line => ({ ...blankLine(id), description: `风险 ${id}`, ...change });
const form = (points: readonly Line[], change: Partial<Content> = {}) =>
  ({ ...blank('department', '我们承诺'), points, ...change }) as Extract<Content, { tier: 'department' }>;
const base = form([line('a'), line('b')], { functions: '审批' } as Partial<Content>);

test('what two people wrote at different places is joined without a question', () => {
  const mine = { ...base, functions: '审批、监管' };
  const theirs = { ...base, points: [line('a', { harm: 4 }), line('b'), line('c')] };
  const { content, conflicts } = merged(base, mine, theirs);
  expect(conflicts).toEqual([]);
  expect(content).toEqual({ ...theirs, functions: '审批、监管' });
});

test('two fields of the same risk point are two places', () => {
  const mine = form([line('a', { description: '改过' }), line('b')], { functions: '审批' } as Partial<Content>);
  const theirs = form([line('a', { keyArea: 'approval' }), line('b')], { functions: '审批' } as Partial<Content>);
  expect(merged(base, mine, theirs)).toEqual({
    content: { ...base, points: [line('a', { description: '改过', keyArea: 'approval' }), line('b')] },
    conflicts: [],
  });
});

test('where both wrote at one place, mine stays and the place is named', () => {
  const mine = { ...base, functions: '我写的', points: [line('a', { harm: 2 }), line('b')] };
  const theirs = { ...base, functions: '他写的', points: [line('a', { harm: 5 }), line('b')] };
  const { content, conflicts } = merged(base, mine, theirs);
  expect([content, conflicts]).toEqual([mine, ['functions', 'points.a.harm']]);
  expect(cellOf(withCell(content, 'points.a.harm', cellOf(theirs, 'points.a.harm')), 'points.a.harm')).toBe(5);
});

test('a risk point that one removed is gone, unless the other has changed it since', () => {
  const without = { ...base, points: [line('b')] };
  const changed = { ...base, points: [line('a', { harm: 5 }), line('b')] };
  expect(merged(base, without, base).content.points).toEqual([line('b')]);
  expect(merged(base, base, without).content.points).toEqual([line('b')]);
  expect(merged(base, without, changed).content.points).toEqual([line('b'), line('a', { harm: 5 })]);
  expect(merged(base, changed, without).content.points).toEqual([line('a', { harm: 5 }), line('b')]);
});

test('parts of the meeting are places of their own', () => {
  const bureau = blank('bureau', '') as Extract<Content, { tier: 'bureau' }>;
  const mine = { ...bureau, meeting: { ...bureau.meeting, conclusion: '同意' } };
  const theirs = { ...bureau, meeting: { ...bureau.meeting, at: '2026-11-02' } };
  expect(merged(bureau, mine, theirs)).toEqual({
    content: { ...bureau, meeting: { ...bureau.meeting, conclusion: '同意', at: '2026-11-02' } },
    conflicts: [],
  });
});
