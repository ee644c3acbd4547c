import { expect, test } from 'vitest';
import { changes } from './changes.ts';

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
