import { describe, expect, test } from 'vitest';
import { logMapOf, parseLogMap } from './log-map.ts';

const refusal = (text: string): unknown => {
  try {
    return parseLogMap(text);
  } catch (error) {
    return error;
  }
};

test('a map is what it says', () => {
  const map = {
    layout: 'wide',
    sheet: '办件明细',
    headingRow: 3,
    columns: { case: '受理编号' },
    steps: [{ name: '受理', time: '受理/时间', actor: '受理/经办人', arrival: null }],
    activities: { 收件: '受理' },
    zone: 'Asia/Shanghai',
  };
  expect(parseLogMap(JSON.stringify(map))).toEqual(map);
  expect(parseLogMap('{}')).toEqual({});
});

test('columns alone, as imports of older versions kept them, are a map', () => {
  const columns = {
    case: 'a',
    activity: 'b',
    time: 'c',
    actor: null,
    department: null,
    lifecycle: null,
    eventId: null,
    arrival: null,
    entered: null,
  };
  expect(logMapOf(columns)).toEqual({ columns });
});

describe('a map that is none is refused with its place', () => {
  test.each([
    ['no JSON', '{\n  "layout": "rows",\n  oops', { code: 'formats/map-json', facts: { line: 3 } }],
    ['half of it', '{"layout"', { code: 'formats/map-json', facts: { line: 1, column: 10 } }],
    ['a list', '[]', { code: 'formats/map-value', facts: { name: '{}' } }],
    ['an unknown field', '{"colums": {}}', { code: 'formats/map-value', facts: { name: 'colums' } }],
    ['an unknown meaning', '{"columns": {"case": "a", "who": "b"}}', { code: 'formats/map-value', facts: { name: 'columns.who' } }],
    ['a step without time', '{"steps": [{"name": "a", "time": "b"}, {"name": "c"}]}', { code: 'formats/map-value', facts: { name: 'steps.1.time' } }],
    ['a heading in row 0', '{"headingRow": 0}', { code: 'formats/map-value', facts: { name: 'headingRow' } }],
    ['a zone that is none', '{"zone": "Mars/Olympus"}', { code: 'formats/map-value', facts: { name: 'zone' } }],
    ['an unknown layout', '{"layout": "tall"}', { code: 'formats/map-value', facts: { name: 'layout' } }],
  ])('%s', (_, text, expected) => {
    expect(refusal(text)).toMatchObject(expected);
  });
});
