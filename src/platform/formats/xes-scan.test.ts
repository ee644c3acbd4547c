import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seedOf } from '../../../test/seed.ts';
import { describeShared, shared } from '../../../test/shared.ts';
import { bothReadings, someXes } from '../../../test/xes-twice.ts';
import { isoTime } from './log-time.ts';
import { hashOf, Interned } from './xes-interned.ts';
import { isoBytes, timeRead } from './xes-time.ts';

const seed = seedOf(1);

// more of it: npm run test:long -- xes
test('a log of whatever form is read from its bytes as the careful reader reads it, wherever it is cut', async () => {
  const options = [{}, { zone: 'Europe/Amsterdam' }, { zone: 'Asia/Shanghai' }];
  await fc.assert(
    fc.asyncProperty(someXes, fc.nat(2), async ({ text, cuts }, at) => {
      const [fast, careful] = await bothReadings(text, cuts, options[at]);
      expect(fast).toEqual(careful);
    }),
    { seed, numRuns: 1500 },
  );
}, 60_000);

const event = (more = '', time = '2020-01-01T00:00:00Z') =>
  `<event><string key="concept:name" value="A"/><date key="time:timestamp" value="${time}"/>${more}</event>`;
const trace = (name: string, ...events: string[]) => `<trace><string key="concept:name" value="${name}"/>${events.join('')}</trace>`;
const foo = '<string key="foo" value="x"/>';
const early = (time: string) => trace('a', event()) + trace('b', event('', time));
const odd: Readonly<Record<string, string>> = {
  'a time that no calendar knows': early('1500-01-01T00:00:00Z'),
  'a time too late for any calendar': early('2200-01-01T00:00:00'),
  'cases whose names are declared whole numbers': `<global scope="trace"><int key="concept:name" value="0"/></global>${[1, 2, 3]
    .map((name) => `<trace><int key="concept:name" value="${name}"/>${event()}</trace>`)
    .join('')}`,
  'a type that is declared after it was met': `${trace('a', event(foo))}${trace('b', event(foo))}<global scope="event"><int key="foo" value="1"/></global>${trace('c', event())}${trace('d', event(foo))}`,
  'a time of a case, after an event that only the careful reader understands': `${trace('a', event(foo)).repeat(2)}${trace('b', event('<string key="foo" value="&amp;"/>'))}<trace><date key="time:timestamp" value="2021-01-01T00:00:00Z"/><string key="concept:name" value="c"/>${event(foo)}</trace>`,
};

test.each(Object.entries(odd))('%s is read from bytes as by the careful reader', async (_, traces) => {
  // what stands in an event comes in the same order as in the case that follows it
  const turned = traces.replaceAll(/(<string key="concept:name" value="A"\/>)(<date [^>]*>)(<string key="foo"[^>]*>)?/g, '$3$2$1');
  for (const text of [traces, turned]) {
    const [fast, careful] = await bothReadings(`<log xes.version="1.0">${text}</log>`, [], { zone: 'Asia/Shanghai' });
    expect(fast).toEqual(careful);
  }
});

test('texts made to share a hash are read no slower than others', () => {
  const word = (number: number): Buffer => Buffer.from(Int32Array.of(number).buffer);
  const isPlain = (byte: number): boolean => byte > 60 && byte < 127;
  const [one, other] = [Buffer.from('Axyz').readInt32LE(), Buffer.from('~~xy').readInt32LE()];
  const pairs = Array.from({ length: 60 }, (_, at) => Buffer.concat([word(one + at), word(other - 31 * at)])).filter((pair) => pair.every(isPlain));
  const texts = pairs.flatMap((a) => pairs.flatMap((b) => pairs.map((c) => Buffer.concat([a, b, c]))));
  const hashes = texts.map((text) => hashOf(text, new DataView(text.buffer, text.byteOffset, text.length), 0, text.length));
  expect(new Set(hashes).size).toBe(1);
  const known = new Interned(() => undefined);
  const numbers = texts.map((text) => known.numberOf(text, 0, text.length, hashes[0]!));
  expect(numbers.filter((number) => number >= 0).length).toBeLessThan(100); // the rest is for the careful reader
  expect(texts.length).toBeGreaterThan(1000);
});

test('a time in bytes is the time in text', () => {
  const part = (most: number, digits: number) => fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(digits, '0'));
  const texts = fc
    .tuple(
      part(9999, 4),
      part(13, 2),
      part(32, 2),
      part(24, 2),
      part(60, 2),
      part(60, 2),
      fc.constantFrom('', '.', '.5', '.123456', '.007'),
      fc.constantFrom('', 'Z', '+08:00', '-00:00', '+14:01', '+1:00', '-14:00', 'z'),
    )
    .map(([y, mo, d, h, mi, s, fraction, zone]) => `${y}-${mo}-${d}T${h}:${mi}:${s}${fraction}${zone}`);
  fc.assert(
    fc.property(texts, (text) => {
      const bytes = Buffer.from(text);
      const read = isoBytes(bytes, 0, bytes.length) ? { wall: timeRead.wall, offset: Number.isNaN(timeRead.offset) ? null : timeRead.offset } : null;
      if (read !== null || !text.startsWith('0')) expect(read).toEqual(isoTime(text));
    }),
    { seed, numRuns: 5000 },
  );
});

describeShared('files at hand', () => {
  const folder = shared('logs/xes-edge');
  test.each(readdirSync(folder).filter((name) => name.endsWith('.xes')))('%s is read as the careful reader reads it', async (name) => {
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    const [fast, careful] = await bothReadings(text, [700, 1500, 4000]);
    expect(fast).toEqual(careful);
  });

  test.each(['receipt.xes.gz', 'running-example.xes', 'bpic20-domestic.xes.gz'])('%s is read as the careful reader reads it', async (name) => {
    const bytes = readFileSync(shared(`logs/${name}`));
    const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    const cuts = Array.from({ length: 50 }, (_, at) => 1 + at * 65_521);
    const [fast, careful] = await bothReadings(text, cuts);
    expect(fast).toEqual(careful);
  });
});
