import { describe, expect, test } from 'vitest';
import { readLog } from './log-reader.ts';
import type { LogMap } from './log-map.ts';
import { logLimits } from './limits.ts';
import { type LogCase, newReport } from './log.ts';

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  const whole = Buffer.from(text);
  for (let at = 0; at < whole.length; at += 13) yield whole.subarray(at, at + 13);
}

async function read(
  text: string,
  options: { map?: LogMap; zone?: string; limits?: typeof logLimits } = {},
): Promise<[LogCase[], ReturnType<typeof newReport>]> {
  const report = newReport();
  const cases: LogCase[] = [];
  for await (const one of readLog(bytes(text), { ...options, report })) cases.push(one);
  return [cases, report];
}

const refusal = (text: string, options?: Parameters<typeof read>[1]): Promise<unknown> =>
  read(text, options).then(
    () => expect.unreachable('it was read'),
    (error: unknown) => error,
  );

const event = (id: string, activity: string, time: string, more: object = {}): string =>
  JSON.stringify({
    eventId: id,
    time,
    activity: { name: activity },
    case: { no: 'B1', applicant: { name: '甲' } },
    actor: { id: 'YT1', name: '乙' },
    ...more,
  });
const lines = [
  event('1s', '受理', '2025-01-03T08:00:00Z', { lifecycle: 'start' }),
  event('1', '受理', '2025-01-03T09:00:00+08:00', { lifecycle: 'complete' }),
];

test('nested fields are paths, and what they mean is told by their names', async () => {
  const [[one], report] = await read([event('1', '受理', '2025-01-03T09:00:00+08:00', { tags: ['急', 7] })].join('\n'));
  expect(one).toEqual({
    name: 'B1',
    attributes: { 'applicant.name': '甲' },
    events: [
      {
        id: '1',
        activity: '受理',
        at: Date.UTC(2025, 0, 3, 1),
        offsetMinutes: 480,
        zoned: true,
        actor: 'YT1',
        department: null,
        lifecycle: null,
        arrivedAt: null,
        enteredAt: null,
        attributes: { 'actor.name': '乙', 'tags.0': '急', 'tags.1': '7' },
        line: 1,
      },
    ],
  });
  expect(report).toMatchObject({ format: 'jsonLines', cases: 1, events: 1, withoutOffset: 0, warnings: [] });
});

test('a start says when the next complete of its step came in, whatever the order of the lines', async () => {
  const more = [
    event('2', '受理', '2025-01-06T09:00:00Z', { lifecycle: 'complete' }),
    event('3', '审核', '2025-01-03T07:00:00Z', { lifecycle: 'COMPLETE' }),
    event('2s', '受理', '2025-01-05T09:00:00Z', { lifecycle: 'Start' }),
  ];
  const [[one]] = await read([...more, lines[1]!.replace('09:00:00+08:00', '09:00:00Z'), lines[0]!].join('\n'));
  const arrivals = one!.events.map(({ id, arrivedAt }) => [id, arrivedAt && new Date(arrivedAt).toISOString().slice(0, 13)]);
  expect(Object.fromEntries(arrivals)).toEqual({ '1s': null, 2: '2025-01-05T09', 3: null, '2s': null, 1: '2025-01-03T08' });
});

test('a list of objects is read as their lines are, on one line or on many', async () => {
  const [apart] = await read(lines.join('\n'));
  const [listed] = await read(`[${lines.join(',')}]`);
  const [spread, report] = await read(` [\n${lines.join(',\n')}\n]\n`);
  const plain = (cases: LogCase[]) => cases.map(({ events, ...one }) => ({ ...one, events: events.map((it) => ({ ...it, line: 0 })) }));
  expect(plain(listed)).toEqual(plain(apart));
  expect(plain(spread)).toEqual(plain(apart));
  expect([report.format, spread[0]!.events.map(({ line }) => line)]).toEqual(['jsonLines', [2, 3]]);
});

test('the same event twice is one, and is noted; the same id with other content is refused', async () => {
  const [[one], report] = await read([lines[1], '', lines[1]].join('\n'));
  expect([one!.events.length, report.warnings]).toMatchObject([1, [{ code: 'formats/csv-repeated-row', facts: { line: 3 } }]]);
  expect(await refusal([lines[1], lines[1]!.replace('YT1', 'YT2')].join('\n'))).toMatchObject({
    code: 'formats/csv-repeated-id',
    facts: { line: 2, name: 'eventId', case: 'B1' },
  });
});

test('names of the language are names like any other', async () => {
  const text =
    '{"case":"__proto__","activity":"constructor","time":"2025-01-03T08:00Z","__proto__":{"polluted":1},"toString":"x","constructor":{"prototype":{"a":1}}}';
  const [[one]] = await read(text);
  expect(one).toMatchObject({ name: '__proto__', events: [{ activity: 'constructor' }] });
  expect(Object.entries(one!.events[0]!.attributes)).toEqual([
    ['__proto__.polluted', '1'],
    ['toString', 'x'],
    ['constructor.prototype.a', '1'],
  ]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('a map says which field is what, and what steps are called on the flowchart', async () => {
  const map: LogMap = { columns: { case: 'k', activity: 'w', time: 't' }, activities: { 收件: '受理' }, zone: 'Asia/Shanghai' };
  const [[one]] = await read('{"k":1,"w":"收件","t":"2025-01-03 08:00"}\n{"k":1,"w":"toString","t":"2025-01-03 09:00"}', { map });
  expect(one).toMatchObject({ name: '1', events: [{ activity: '受理', at: Date.UTC(2025, 0, 3) }, { activity: 'toString' }] });
});

describe('what is no such log is refused by line and column', () => {
  const deep = `{"case":${'{"a":'.repeat(100)}1${'}'.repeat(101)}`;
  const cases: ReadonlyArray<[string, string, object]> = [
    ['a line that is none', `${lines[0]}\n{"case": `, { code: 'formats/malformed', facts: { line: 2 } }],
    ['two objects on a line', `${lines[0]} ${lines[1]}`, { code: 'formats/malformed', facts: { line: 1 } }],
    ['a line that is no object', `${lines[0]}\n7`, { code: 'formats/malformed', facts: { line: 2, column: 1 } }],
    ['a list cut short', `[${lines[0]},\n${lines[1]}`, { code: 'formats/malformed', facts: { line: 2 } }],
    ['a key twice', '{"case":1,"case":2}', { code: 'formats/ocel-repeated-key', facts: { name: 'case' } }],
    ['a path twice', '{"case.no":1,"case":{"no":2}}', { code: 'formats/ocel-repeated-key', facts: { name: 'case.no' } }],
    ['objects in objects without end', deep, { code: 'formats/too-large', facts: { limit: 64 } }],
    ['a NUL', '{"case":"\\u0000"}', { code: 'formats/nul', facts: { line: 1 } }],
    ['half a character', '{"case":"\\ud800"}', { code: 'formats/lone-surrogate', facts: { line: 1 } }],
    ['no field of the case', '{"a":1}', { code: 'formats/csv-columns' }],
    [
      'no time',
      `${lines[0]}\n{"case":{"no":"B2"},"activity":{"name":"x"}}`,
      { code: 'formats/csv-value', facts: { line: 2, name: 'time', case: 'B2' } },
    ],
    [
      'a time of the wrong kind',
      '{"case":1,"activity":"x","time":true}',
      { code: 'formats/csv-value', facts: { line: 1, name: 'time', value: 'true' } },
    ],
    ['a list that is empty', '[]', { code: 'formats/csv-columns' }],
  ];
  test.each(cases)('%s', async (_, text, expected) => {
    expect(await refusal(text)).toMatchObject(expected);
  });

  test('a line, a list or a number of fields over the limit', async () => {
    const small = { ...logLimits, token: 500, document: 500 };
    const long = { code: 'formats/too-large', facts: { limit: 500 } };
    expect(await refusal(`{"case":"${'x'.repeat(600)}"}`, { limits: small })).toMatchObject(long);
    expect(await refusal(`[${lines.join(',\n')},\n${lines.join(',\n')}]`, { limits: small })).toMatchObject(long);
    const fields = Array.from({ length: 5001 }, (_, at) => `"f${at}":1`).join(',');
    expect(await refusal(`{${fields}}`)).toMatchObject({ code: 'formats/too-large', facts: { line: 1, limit: 5000 } });
  });
});
