import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seedOf } from '../../../test/seed.ts';
import { describeShared, shared } from '../../../test/shared.ts';
import { bothReadings, someXes } from '../../../test/xes-twice.ts';
import { isoTime } from './log-time.ts';
import { isoBytes, timeRead } from './xes-time.ts';

const seed = seedOf(1);

// more of it: npm run test:long -- xes
test('a log of whatever form is read from its bytes as the careful reader reads it, wherever it is cut', async () => {
  const options = [{}, { zone: 'Europe/Amsterdam' }, { zone: 'Asia/Shanghai', fillDefaults: true }];
  await fc.assert(
    fc.asyncProperty(someXes, fc.nat(2), async ({ text, cuts }, at) => {
      const [fast, careful] = await bothReadings(text, cuts, options[at]);
      expect(fast).toEqual(careful);
    }),
    { seed, numRuns: 1500 },
  );
}, 60_000);

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
