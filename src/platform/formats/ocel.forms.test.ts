import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seedOf } from '../../../test/seed.ts';
import type { LogCase } from './log.ts';
import { newReport } from './log.ts';
import { readLog } from './log-reader.ts';

type Value = { name: string; value: string; time?: string };
type Relation = { objectId: string; qualifier: string };
type Record = { id: string; type: string; time?: string; attributes: Value[]; relationships: Relation[] };
type Declared = { name: string; attributes: Array<{ name: string; type: string }> };
type Log = { objectTypes: Declared[]; eventTypes: Declared[]; objects: Record[]; events: Record[] };

const name = fc
  .oneof(fc.constantFrom('A', '办件', '<&>"', "'", '__proto__', 'constructor', '𠮷 x'), fc.string({ minLength: 1, maxLength: 6 }))
  .filter((text) => text.trim() !== '' && [...text].every((it) => it >= ' ' && it !== '\uFFFE' && it !== '\uFFFF'));
const moment = fc
  .tuple(fc.integer({ min: 0, max: 2e9 }), fc.constantFrom('Z', '+08:00', ''))
  .map(([seconds, offset]) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}${offset}`);
const ofType = {
  string: fc.oneof(name, fc.constant(' \n\t')),
  integer: fc.oneof(fc.integer().map(String), fc.constant('12345678901234567')),
  float: fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  boolean: fc.constantFrom('true', 'false', 'True'),
  time: moment,
};
type Type = keyof typeof ofType;
const typeNames = Object.keys(ofType) as Type[];

const declared: fc.Arbitrary<Declared[]> = fc.uniqueArray(
  fc.record({
    name,
    attributes: fc.uniqueArray(fc.record({ name, type: fc.constantFrom(...typeNames) }), { selector: (it) => it.name, maxLength: 3 }),
  }),
  { selector: (it) => it.name, minLength: 1, maxLength: 3 },
);

/** A log in which everything is declared, every relation leads somewhere, and every value is one of its type. */
const logs: fc.Arbitrary<Log> = fc.record({ objectTypes: declared, eventTypes: declared }).chain(({ objectTypes, eventTypes }) => {
  const record = (types: readonly Declared[], timed: boolean) =>
    fc.constantFrom(...types).chain((type) =>
      fc.record({
        id: name,
        type: fc.constant(type.name),
        ...(timed ? { time: moment } : {}),
        attributes: fc.tuple(
          ...type.attributes.map((one) =>
            ofType[one.type as Type].map((value): Value => ({ name: one.name, value, ...(timed ? {} : { time: '1970-01-01T00:00:00Z' }) })),
          ),
        ),
        relationships: fc.constant<Relation[]>([]),
      }),
    );
  const records = (types: readonly Declared[], timed: boolean) =>
    fc.uniqueArray(record(types, timed), { selector: (it) => it.id, minLength: 1, maxLength: 6 });
  return fc.tuple(records(objectTypes, false), records(eventTypes, true)).chain(([objects, events]) => {
    const relation = fc.record({ objectId: fc.constantFrom(...objects.map(({ id }) => id)), qualifier: name });
    const related = (all: Record[]) =>
      fc.tuple(...all.map((one) => fc.array(relation, { maxLength: 3 }).map((relationships) => ({ ...one, relationships }))));
    return fc.record({
      objectTypes: fc.constant(objectTypes),
      eventTypes: fc.constant(eventTypes),
      objects: related(objects),
      events: related(events),
    });
  });
});

const escaped = (text: string): string => text.replace(/[<>&"'\n\r\t]/g, (it) => `&#${it.charCodeAt(0)};`);
const tag = (element: string, attributes: object, inside: string): string =>
  `<${element}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('')}>${inside}</${element}>`;

function asXml({ objectTypes, eventTypes, objects, events }: Log): string {
  const types = (element: string, all: readonly Declared[]) =>
    all
      .map((type) => tag(element, { name: type.name }, tag('attributes', {}, type.attributes.map((one) => tag('attribute', one, '')).join(''))))
      .join('');
  const records = (element: string, all: readonly Record[]) =>
    all
      .map(({ attributes, relationships, ...own }) => {
        const values = attributes.map(({ value, ...one }) => tag('attribute', one, escaped(value))).join('');
        const relations = relationships.map(({ objectId, qualifier }) => tag('relationship', { 'object-id': objectId, qualifier }, '')).join('');
        return tag(element, own, tag('attributes', {}, values) + tag('objects', {}, relations));
      })
      .join('');
  const parts = {
    'object-types': types('object-type', objectTypes),
    'event-types': types('event-type', eventTypes),
    objects: records('object', objects),
    events: records('event', events),
  };
  return tag(
    'log',
    {},
    Object.entries(parts)
      .map(([part, inside]) => tag(part, {}, inside))
      .join('\n'),
  );
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  const whole = Buffer.from(text);
  for (let at = 0; at < whole.length; at += 97) yield whole.subarray(at, at + 97);
}

async function reading(text: string, objectType: string) {
  const report = newReport();
  const cases: LogCase[] = [];
  for await (const one of readLog(bytes(text), { zone: 'Asia/Shanghai', objectType, report })) cases.push(one);
  const told = cases.map((one) => ({ ...one, events: one.events.map((event) => ({ ...event, line: 0 })) }));
  const { format, warnings, ...counts } = report;
  return { told, counts, format, remarks: warnings.map(({ code, facts }) => ({ code, facts: { ...facts, line: 0 } })) };
}

test('a log reads the same in both of its forms', async () => {
  await fc.assert(
    fc.asyncProperty(logs, async (log) => {
      const type = log.objects[0]!.type;
      const [json, xml] = [await reading(JSON.stringify(log), type), await reading(asXml(log), type)];
      expect([json.format, xml.format]).toEqual(['ocelJson', 'ocelXml']);
      expect(xml.told).toEqual(json.told);
      expect(xml.counts).toEqual(json.counts);
      expect(xml.remarks).toEqual(json.remarks);
      const named = log.events.filter(({ relationships }) =>
        relationships.some(({ objectId }) => log.objects.find(({ id }) => id === objectId)?.type === type),
      );
      expect(json.counts.unplaced).toBe(log.events.length - named.length);
      expect(json.told.map((one) => one.name)).toEqual(log.objects.filter((one) => one.type === type).map(({ id }) => id));
    }),
    { numRuns: 300, seed: seedOf(20) },
  );
}, 60_000);
