import { createReadStream, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeShared, shared } from '../../../test/shared.ts';
import { FormatError } from './format-error.ts';
import { logLimits } from './limits.ts';
import { readLog } from './log-reader.ts';
import type { AttributeValue, LogCase } from './log.ts';
import { newReport } from './log.ts';
import { isOcelJson, isOcelXml, type OcelOptions, readOcelJson, readOcelXml } from './ocel.ts';

async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

async function* bytes(text: string, size = 7): AsyncGenerator<Uint8Array> {
  const whole = Buffer.from(text);
  for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
}

type Thing = Record<string, unknown>;
const types = {
  objectTypes: [
    { name: '办件', attributes: [{ name: '份数', type: 'integer' }] },
    { name: '工作人员', attributes: [] },
  ],
  eventTypes: [
    {
      name: '受理',
      attributes: [
        { name: '工号', type: 'string' },
        { name: '费', type: 'float' },
        { name: '急', type: 'boolean' },
        { name: '到', type: 'time' },
      ],
    },
  ],
};
const time = '2026-03-02T09:00:00+08:00';
const object = (rest: Thing = {}): Thing => ({ id: 'A1', type: '办件', ...rest });
const event = (rest: Thing = {}): Thing => ({ id: 'e1', type: '受理', time, relationships: [{ objectId: 'A1', qualifier: '' }], ...rest });
const log = (events: Thing[] = [event()], objects: Thing[] = [object()]): string => JSON.stringify({ ...types, objects, events });
const value = (name: string, it: unknown): Thing => ({ attributes: [{ name, value: it }] });

const read = (text: string, options: OcelOptions = {}): Promise<LogCase[]> =>
  all((text.startsWith('<') ? readOcelXml : readOcelJson)(bytes(text), { zone: 'Asia/Shanghai', ...options }));
const refusal = (text: string, options: OcelOptions = {}): Promise<FormatError> =>
  read(text, options).then(
    () => expect.unreachable('it was read'),
    (error: unknown) => (expect(error).toBeInstanceOf(FormatError), error as FormatError),
  );
const remarks = async (text: string, options: OcelOptions = {}): Promise<string[]> => {
  const report = newReport();
  await read(text, { ...options, report });
  return report.warnings.map(({ code }) => code.replace('formats/', ''));
};

describeShared('the example of the standard', () => {
  const json = shared('logs/ocel20-example.json');
  const xml = shared('logs/ocel20-example.xml');
  const related = (it: AttributeValue | undefined): number => (typeof it === 'object' && 'list' in it ? it.list.length : 0);

  test.each(['Invoice', 'Payment', 'Purchase Order', 'Purchase Requisition'])('gives the same cases of %s in JSON and XML', async (objectType) => {
    const readings = [json, xml].map(async (file) => {
      const report = newReport();
      const cases = await all(readLog(createReadStream(file), { zone: 'Europe/Berlin', objectType, report }));
      const told = cases.map(({ name, attributes, events }) => ({
        name,
        known: Object.keys(attributes),
        events: events.map(({ id, activity, at, attributes: more }) => ({ id, activity, at, more })),
      }));
      return { told, cases: report.cases, events: report.events, unplaced: report.unplaced };
    });
    const [a, b] = await Promise.all(readings);
    expect(a).toEqual(b);
    expect(a!.cases).toBeGreaterThan(0);
  });

  test('has 13 events, 9 objects, 20 event-object and 7 object-object relations', async () => {
    for (const file of [json, xml]) {
      const [objects, o2o, e2o] = [new Set<string>(), new Map<string, number>(), new Map<string, number>()];
      for (const objectType of ['Invoice', 'Payment', 'Purchase Order', 'Purchase Requisition']) {
        for (const { name, attributes, events } of await all(readLog(createReadStream(file), { zone: 'Europe/Berlin', objectType }))) {
          objects.add(name);
          o2o.set(name, related(attributes['ocel:objects']));
          for (const one of events) e2o.set(one.id!.split('@')[0]!, related(one.attributes['ocel:objects']));
        }
      }
      const sum = (counts: Map<string, number>): number => [...counts.values()].reduce((a, b) => a + b, 0);
      expect([objects.size, e2o.size, sum(e2o), sum(o2o)]).toEqual([9, 13, 20, 7]);
    }
  });

  test('is refused without a type, because none is in every event exactly once, and names those that it has', async () => {
    const error = await refusal(readFileSync(json, 'utf8'));
    expect(error).toMatchObject({
      code: 'formats/ocel-object-type',
      facts: { types: 'Invoice (3), Payment (3), Purchase Order (2), Purchase Requisition (1)' },
    });
  });

  test('keeps what an attribute was, and since when', async () => {
    const cases = await all(readLog(createReadStream(json), { objectType: 'Purchase Order' }));
    expect(cases[0]?.attributes).toMatchObject({
      po_product: 'Cows',
      po_quantity: {
        list: [
          { key: '1970-01-01T00:00:00Z', value: '500' },
          { key: '2022-01-13T11:00:00+00:00', value: '600' },
        ],
      },
    });
  });
});

test('without a type, the one that every event names exactly once is taken, and that is remarked', async () => {
  const people = { relationships: ['A1', 'W1'].map((objectId) => ({ objectId, qualifier: '' })) };
  const two = [event(people), event({ id: 'e2' })];
  const text = log(two, [object(), { id: 'W1', type: '工作人员' }]);
  const [one] = await read(text);
  expect(one).toMatchObject({ name: 'A1', events: [{ actor: 'W1', activity: '受理' }, { actor: null }] });
  expect(await remarks(text)).toContain('ocel-object-type-taken');
});

test('events are in order of time, then of the file; one of several cases is in each, one of none is unplaced', async () => {
  const relationships = ['A1', 'A2'].map((objectId) => ({ objectId, qualifier: '' }));
  const later = '2026-03-02T10:00:00+08:00';
  const report = newReport();
  const events = [event({ id: 'e3', time: later }), event({ relationships }), event({ id: 'e2' }), event({ id: 'e4', relationships: [] })];
  const cases = await read(log(events, [object(), object({ id: 'A2' })]), { objectType: '办件', report });
  expect(cases.map(({ events: found }) => found.map(({ id }) => id))).toEqual([['e1@A1', 'e2', 'e3'], ['e1@A2']]);
  expect(report).toMatchObject({ cases: 2, events: 4, unplaced: 1, warnings: [{ code: 'formats/ocel-shared-event' }, ...report.warnings.slice(1)] });
});

test('values are what their type says; how they are written is remarked upon where nothing is lost', async () => {
  const values: ReadonlyArray<[string, unknown, AttributeValue | undefined, boolean]> = [
    ['费', '2.5', 2.5, false],
    ['费', 2.5, 2.5, false],
    ['费', 'nan', 'NaN', true],
    ['费', '', undefined, true],
    ['急', 'True', true, true],
    ['急', false, false, false],
    ['到', '2026-03-02 09:00:00+08', '2026-03-02 09:00:00+08', true],
    ['constructor', 12345678901234567890n.toString(), '12345678901234567890', true],
    ['__proto__', 'x', 'x', true],
    ['工号', '', '', false],
  ];
  for (const [name, given, kept, remarked] of values) {
    const text = log([event(value(name, given))]);
    const attributes = (await read(text, { objectType: '办件' }))[0]!.events[0]!.attributes;
    expect(Object.entries(attributes).find(([key]) => key === name)?.[1]).toEqual(kept);
    expect((await remarks(text, { objectType: '办件' })).length > 0, `${name} ${String(given)}`).toBe(remarked);
  }
  const counted = log([event()], [object({ attributes: [{ name: '份数', time: '1970-01-01T00:00:00Z', value: 500.0 }] })]);
  expect((await read(counted.replace('"value":500', '"value":500.0'), { objectType: '办件' }))[0]?.attributes['份数']).toBe(500);
});

test.each([
  ['ocel-dangling', log([event({ relationships: [{ objectId: 'X', qualifier: '' }] })])],
  ['ocel-dangling', log([event()], [object({ relationships: [{ objectId: 'X', qualifier: '' }] })])],
  ['ocel-repeated-id', log([event(), event({ time: '2026-03-03T09:00:00+08:00' })])],
  ['ocel-repeated-id', log([event()], [object(), object({ type: '工作人员' })])],
  ['ocel-value', log([event(value('费', 'viel'))])],
  ['ocel-value', log([event(value('急', 'ja'))])],
  ['ocel-value', log([event(value('到', '2026-02-30T00:00:00Z'))])],
  ['ocel-time', log([event({ time: '2026-03-02' })])],
  ['ocel-time', log([event({ time: 'gestern' })])],
  ['time-range', log([event({ time: '0001-01-01T00:00:00Z' })])],
  ['zone-required', log([event({ time: '2026-03-02T09:00:00' })]), { zone: undefined }],
  ['ocel-lacks', log([event({ id: '' })])],
  ['ocel-lacks', log([event({ type: null })])],
  ['ocel-lacks', log([event({ time: undefined })])],
  ['ocel-lacks', '{"events":[]}'],
  ['ocel-attribute-twice', log([event({ attributes: [1, 2].map((it) => ({ name: '费', value: it })) })])],
  ['ocel-repeated-key', '{"events":[],"events":[],"objects":[]}'],
  ['ocel-object-type', log(), { objectType: '别的' }],
  ['ocel-version', '{"ocel:global-log":{}}'],
  ['malformed', log().slice(0, -1)],
  ['malformed', `${log()}x`],
  ['malformed', '{"events":[{"id":"\u0001"}]}'],
  ['malformed', '{"events":[{"id":"\\x"}]}'],
  ['malformed', '{"events":[{"id":01}]}'],
  ['malformed', '{"events":7}'],
  ['nul', '{"events":[{"id":"\\u0000"}]}'],
  ['lone-surrogate', '{"events":[{"id":"\\ud800"}]}'],
  ['malformed', `{"events":${'['.repeat(100)}`],
  ['too-large', `{"x":${'['.repeat(100_000)}`],
  ['too-large', log([event({ id: 'x'.repeat(5000) })]), { limits: { ...logLimits, token: 4000 } }],
  ['too-large', log(), { limits: { ...logLimits, document: 100 } }],
  ['too-large', log([event(), event({ id: 'e2' })]), { limits: { ...logLimits, tableEvents: 1 } }],
  ['doctype', '<!DOCTYPE log [<!ENTITY a "b">]><log><objects/><events/></log>'],
  ['ocel-element', '<log><objects/><events><object id="a" type="b"/></events></log>'],
  ['ocel-lacks', '<log><objects/></log>'],
  ['malformed', '<log><objects/><events>'],
  ['too-large', `<log><objects/><events><event id="${'x'.repeat(9000)}`, { limits: { ...logLimits, token: 4000 } }],
] as ReadonlyArray<[string, string, OcelOptions?]>)('%s is refused with its place (%#)', async (code, text, options = {}) => {
  const error = await refusal(text, { objectType: '办件', ...options });
  expect(error.code).toBe(`formats/${code}`);
  if (!('limit' in error.facts)) expect(error.facts.line).toBeGreaterThan(0);
});

test('a fault is told by line and column', async () => {
  expect((await refusal('{\n  "events": [\n    {"id": "a" "type": 1}\n  ]\n}')).facts).toMatchObject({ line: 3, column: 16 });
  const text = JSON.stringify(JSON.parse(log([event(), event({ id: 'e2', relationships: [{ objectId: 'X', qualifier: '' }] })])), null, 1);
  const line = text.slice(0, text.indexOf('"X"')).split('\n').length;
  expect((await refusal(text)).facts.line).toBe(line - 1); // where the relation begins
});

test('what is repeated as it was counts once', async () => {
  expect((await read(log([event(), event()])))[0]?.events).toHaveLength(1);
  expect(await remarks(log([event(), event()], [object(), object()]))).toEqual(['ocel-repeated', 'ocel-object-type-taken']);
});

test('the form is told by the beginning of the file', () => {
  expect(['{"objectTypes": [', '{ "events":[{', '{"a":1,\n"eventTypes":[', '{"ocel:events":{'].map(isOcelJson)).toEqual([true, true, true, true]);
  expect(['{"case":"A1"}', '[{"objects":[]}]', 'objects,events', '{"events":1}'].some(isOcelJson)).toBe(false);
  expect(['<?xml?><log>\n<object-types>', '<log xmlns="a"><!-- x --><events/>'].every(isOcelXml)).toBe(true);
  expect(['<log xes.version="2"><event>', '<log><trace>', '<log/>'].some(isOcelXml)).toBe(false);
});
