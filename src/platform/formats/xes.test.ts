import { createReadStream, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { describeShared, shared } from '../../../test/shared.ts';
import { FormatError } from './format-error.ts';
import { logLimits } from './limits.ts';
import { readLog } from './log-reader.ts';
import { type LogCase, newReport } from './log.ts';
import { readXes, traces, type ReadOptions } from './xes.ts';

async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

async function* bytes(text: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const whole = typeof text === 'string' ? Buffer.from(text) : text;
  for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
}

const head = `<log xes.version="1849.2016" xes.features="nested-attributes">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
`;
const event = (rest = '', time = '2025-03-03T09:00:00+08:00') =>
  `<event><string key="concept:name" value="受理"/><date key="time:timestamp" value="${time}"/>${rest}</event>`;
const log = (events: string) => `${head}<trace><string key="concept:name" value="A1"/>${events}</trace></log>`;

const read = (text: string | Uint8Array, options: ReadOptions = {}): Promise<LogCase[]> => all(readXes(bytes(text), options));
const refusal = (text: string | Uint8Array, options: ReadOptions = {}): Promise<FormatError> =>
  read(text, options).then(
    () => expect.unreachable('it was read'),
    (error: unknown) => (expect(error).toBeInstanceOf(FormatError), error as FormatError),
  );

test('an event keeps its instant, its offset and every attribute that is not lifted', async () => {
  const [one] = await read(log(event('<string key="org:resource" value="YT001"/><int key="份数" value="3"/><float key="费" value="2.5"/>')));
  expect(one).toMatchObject({ name: 'A1', attributes: {} });
  expect(one?.events).toEqual([
    expect.objectContaining({
      activity: '受理',
      at: Date.UTC(2025, 2, 3, 1),
      offsetMinutes: 480,
      zoned: true,
      actor: 'YT001',
      attributes: { 份数: 3, 费: 2.5 },
      line: 4,
    }),
  ]);
});

test('both quotes, entities, prefixes and a key named __proto__ are read as they are meant', async () => {
  const text = log(event(`<string key='note' value='"a" &lt; &#x4e2d; &amp;'/><string key="__proto__" value="x"/>`)).replaceAll(
    /<(\/?)(trace|event)/g,
    '<$1x:$2',
  );
  const [one] = await read(text);
  expect(JSON.stringify(one?.events[0]?.attributes)).toBe('{"note":"\\"a\\" < 中 &","__proto__":"x"}');
});

test('nested attributes and lists are kept whole', async () => {
  const list = '<list key="l"><values><string key="k" value="1"/><string key="k" value="2"/></values></list>';
  const [one] = await read(log(event(`<string key="n" value="v"><boolean key="deep" value="true"/></string>${list}`)));
  expect(one?.events[0]?.attributes).toEqual({
    n: { value: 'v', attributes: { deep: true } },
    l: {
      list: [
        { key: 'k', value: '1' },
        { key: 'k', value: '2' },
      ],
      attributes: {},
    },
  });
});

test('defaults of globals stand in for nothing that an event does not say', async () => {
  const globals =
    '<global scope="trace"><date key="enddate" value="1970-01-01T00:00:00Z"/></global><global scope="event"><string key="org:resource" value="UNKNOWN"/></global>';
  const [one] = await read(log(event()).replace('<trace>', `${globals}<trace>`));
  expect(one).toMatchObject({ attributes: {}, events: [{ actor: null, attributes: {} }] });
});

test('a time without offset needs a zone, is counted, and follows summer time', async () => {
  const local = log(event('', '2025-07-01T12:00:00') + event('', '2025-10-26T02:30:00'));
  expect(await refusal(local)).toMatchObject({ code: 'formats/zone-required', facts: { line: 4, case: 'A1' } });
  const report = newReport();
  const [one] = await read(local, { zone: 'Europe/Amsterdam', report });
  expect(one?.events.map(({ at, zoned }) => [new Date(at).toISOString(), zoned])).toEqual([
    ['2025-07-01T10:00:00.000Z', false],
    ['2025-10-26T00:30:00.000Z', false],
  ]);
  expect(report).toMatchObject({ withoutOffset: 2, cases: 1, events: 2 });
  expect(report.warnings.map(({ code }) => code)).toEqual(['formats/date-without-offset', 'formats/time-twice']);
  expect(await refusal(log(event('', '2025-03-30T02:30:00')), { zone: 'Europe/Amsterdam' })).toMatchObject({ code: 'formats/time-nonexistent' });
});

test.each([
  ['a DOCTYPE', `<!DOCTYPE log [<!ENTITY a "b">]>${log('')}`, 'formats/doctype'],
  ['a NUL', log(event().replace('受理', '受\0理')), 'formats/nul'],
  ['a NUL by reference', log(event().replace('受理', '&#0;')), 'formats/character'],
  ['half a character by reference', log(event().replace('受理', '&#xD800;')), 'formats/character'],
  ['an unknown entity', log(event().replace('受理', '&x;')), 'formats/malformed'],
  ['a tag left open', log(event()).slice(0, -20), 'formats/malformed'],
  ['another document', '<html/>', 'formats/not-xes'],
  ['an element named as the language names things', '<log><constructor/></log>', 'formats/xes-element'],
  ['no document', '', 'formats/empty'],
  ['an event without activity', log('<event><date key="time:timestamp" value="2025-03-03T09:00:00Z"/></event>'), 'formats/event-activity'],
  ['an event without time', log('<event><string key="concept:name" value="受理"/></event>'), 'formats/event-time'],
  ['a time that is text', log('<event><string key="time:timestamp" value="2025-03-03T09:00:00Z"/></event>'), 'formats/xes-type'],
  ['a day that does not exist', log(event('', '2025-02-29T09:00:00Z')), 'formats/xes-value'],
  ['a key twice', log(event('<int key="n" value="1"/><int key="n" value="2"/>')), 'formats/xes-repeated-key'],
  ['elements without end', log('<string key="a" value="b">'.repeat(70)), 'formats/too-large'],
])('%s is refused with its line', async (_, text, code) => {
  const { code: said, facts } = await refusal(text);
  expect(said).toBe(code);
  expect(facts.line).toBeGreaterThan(0);
});

test('a lone surrogate written as bytes is refused on its line', async () => {
  const text = Buffer.concat([
    Buffer.from(`${head}<trace>\n\n<string key="a" value="`),
    Buffer.from([0xed, 0xa0, 0x80]),
    Buffer.from('"/></trace></log>'),
  ]);
  expect(await refusal(text)).toMatchObject({ code: 'formats/lone-surrogate', facts: { line: 6 } });
});

test('the case of a refusal is named', async () => {
  expect(await refusal(log(event() + event('<int key="n" value="1.5"/>')))).toMatchObject({
    code: 'formats/xes-value',
    facts: { line: 4, case: 'A1', name: 'n' },
  });
});

test('an endless tag or text is refused before it fills the memory', async () => {
  const limits = { ...logLimits, token: 1000 };
  expect(await refusal(`${head}<string key="a" value="${'x'.repeat(5000)}"/></log>`, { limits })).toMatchObject({ code: 'formats/too-large' });
  expect(await refusal(`<!--${'x'.repeat(5000)}-->${log('')}`, { limits })).toMatchObject({ code: 'formats/too-large' });
  expect(await refusal(log(event().repeat(3)), { limits: { ...logLimits, caseEvents: 2 } })).toMatchObject({
    code: 'formats/too-large',
    facts: { case: 'A1' },
  });
});

test('cases are handed on one by one while the file is still coming', async () => {
  let sent = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(head);
    for (;;) {
      sent++;
      yield Buffer.from(`<trace><string key="concept:name" value="${sent}"/>${event()}</trace>`);
    }
  }
  let seen = 0;
  for await (const { name } of readXes(endless())) {
    expect(name).toBe(String(++seen));
    if (seen === 5000) break;
  }
  expect(sent - seen).toBeLessThan(10);
});

test.each(['utf16le', 'gb18030'] as const)('a log in %s is read', async (encoding) => {
  const gb = Buffer.concat([
    Buffer.from('<?xml version="1.0" encoding="GB18030"?>'),
    ...log(event())
      .split('受理')
      .flatMap((part, at) => (at === 0 ? [Buffer.from(part)] : [Buffer.from([0xca, 0xdc, 0xc0, 0xed]), Buffer.from(part)])),
  ]);
  const [one] = await read(encoding === 'gb18030' ? gb : Buffer.from(`\uFEFF${log(event())}`, 'utf16le'));
  expect(one?.events[0]?.activity).toBe('受理');
});

describeShared('the logs of the shared data', () => {
  type Edge = Record<'file' | 'reader' | 'traces' | 'events_in_traces' | 'events_under_log', string>;

  test('every malformed and edge file meets the verdict of a careful reader', async () => {
    const expected = parse<Edge>(readFileSync(shared('expected/xes-edge.csv')), { columns: true });
    expect(expected).toHaveLength(71);
    const found: Edge[] = [];
    for (const { file } of expected) found.push(await verdict(file));
    expect(found).toEqual(
      expected.map(({ file, reader, traces: cases, events_in_traces: events, events_under_log: loose }) => ({
        file,
        reader,
        traces: cases,
        events_in_traces: events,
        events_under_log: loose,
      })),
    );
  });

  async function verdict(file: string): Promise<Edge> {
    const report = newReport();
    try {
      const met = await all(traces(createReadStream(shared(`logs/xes-edge/${file}`)), { report }));
      const events = met.reduce((sum, { trace }) => sum + trace.events.length, 0);
      const reader = report.warnings.length > 0 ? 'accept, warn' : 'accept';
      return { file, reader, traces: String(met.length), events_in_traces: String(events), events_under_log: String(report.unplaced) };
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      return { file, reader: 'refuse', traces: '', events_in_traces: '', events_under_log: '' };
    }
  }

  test('what is sound XES but cannot be judged is refused as a log of cases', async () => {
    const file = createReadStream(shared('logs/xes-edge/eventCorrectAttributes.xes'));
    await expect(all(readXes(file))).rejects.toMatchObject({ code: 'formats/event-time', facts: { case: '#1' } });
  });

  test('receipt is the same event for event in XES and in CSV', async () => {
    const casesOf = (file: string) => all(readLog(createReadStream(shared(file)), { zone: 'Europe/Amsterdam' }));
    const [xes, csv] = [await casesOf('logs/receipt.xes.gz'), await casesOf('logs/receipt.csv')];
    const bare = (cases: LogCase[]) =>
      cases.map(({ name, events }) => ({ name, events: events.map(({ line: _line, zoned: _zoned, ...rest }) => rest) }));
    expect(bare(xes)).toHaveLength(1434);
    expect(bare(csv)).toEqual(bare(xes));
    expect(csv.every(({ events }) => events.every(({ zoned }) => !zoned))).toBe(true);
  });
});
