import { expect, test } from 'vitest';
import { changes, readable } from './changes.ts';

test('names what a deed changed, key by key, and leaves out what stayed', () => {
  expect(changes({ state: 'draft', note: 'x' }, { state: 'dispatched', note: 'x', by: ['a'] })).toEqual([
    { key: 'state', from: 'draft', to: 'dispatched' },
    { key: 'by', from: null, to: '["a"]' },
  ]);
});

test('what was made has no before, what was taken away has no after', () => {
  expect(changes(null, { name: '清' })).toEqual([{ key: 'name', from: null, to: '清' }]);
  expect(changes('old', null)).toEqual([{ key: 'value', from: 'old', to: null }]);
});

test('what the deed does not name stayed as it was', () => {
  expect(changes({ state: 'draft', number: 1 }, { state: 'done' })).toEqual([{ key: 'state', from: 'draft', to: 'done' }]);
});

test('a reader gets words: no ids, instants or files, and none without a name', () => {
  const book: Record<string, string> = {
    'columns.tier': '层级',
    'columns.by': '承办',
    'columns.at': '时间',
    'columns.chart': '流程图',
    'tiers.bureau': '单位',
  };
  const changed = changes(null, {
    tier: 'bureau',
    by: '01a210fb-d59f-7048-9856-7b06efdc5f23',
    at: '2026-01-01T00:00:00.000Z',
    chart: '<?xml',
    node: 'x',
  });
  expect(readable(changed, (path) => book[path])).toEqual([{ key: 'tier', label: '层级', from: null, to: '单位' }]);
});
