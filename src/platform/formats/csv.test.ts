import { createReadStream } from 'node:fs';
import { expect, test } from 'vitest';
import { describeShared, shared } from '../../../test/shared.ts';
import { proposeColumns } from './csv-columns.ts';
import { csvSource, readCsv } from './csv.ts';
import { logLimits } from './limits.ts';
import { type LogCase, newReport } from './log.ts';
import { sampleTable, type TableOptions } from './read-table.ts';

async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

async function* bytes(text: string | Uint8Array, size = 11): AsyncGenerator<Uint8Array> {
  const whole = typeof text === 'string' ? Buffer.from(text) : text;
  for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
}

const read = (text: string | Uint8Array, options: TableOptions = { zone: 'Asia/Shanghai' }): Promise<LogCase[]> => all(readCsv(bytes(text), options));
const refusal = (text: string | Uint8Array, options?: TableOptions): Promise<unknown> =>
  read(text, options).then(
    () => expect.unreachable('it was read'),
    (error: unknown) => error,
  );

const heading = '流水号,办件编号,环节名称,环节到达时间,环节办理时间,经办人,工号,经办科室,备注';
const table = `${heading}
L1,B1,受理,2025-01-03 15:02:08,2025-01-03 15:26:08,楼听松,YT007,办公室,
L2,B2,受理,,2025/1/3 16:00,蓝若溪,YT029,林业科,"两行
备注, 带逗号"
L3,B1,审核,2025-01-03 15:26:08,2025年1月6日 9时05分,蓝若溪,YT029,林业科,
`;

test('rows are grouped by case in the order of the file, with every column in its place', async () => {
  const report = newReport();
  const cases = await read(table, { zone: 'Asia/Shanghai', report });
  expect(cases.map(({ name, events }) => [name, events.map(({ activity, line }) => `${line} ${activity}`)])).toEqual([
    ['B1', ['2 受理', '5 审核']],
    ['B2', ['3 受理']],
  ]);
  expect(cases[1]?.events[0]).toEqual({
    id: 'L2',
    activity: '受理',
    at: Date.UTC(2025, 0, 3, 8),
    offsetMinutes: 480,
    zoned: false,
    actor: 'YT029',
    department: '林业科',
    lifecycle: null,
    arrivedAt: null,
    enteredAt: null,
    attributes: { 经办人: '蓝若溪', 备注: '两行\n备注, 带逗号' },
    line: 3,
  });
  expect(cases[0]?.events[0]?.arrivedAt).toBe(Date.UTC(2025, 0, 3, 7, 2, 8));
  expect(report).toMatchObject({ format: 'csv', cases: 2, events: 3, withoutOffset: 3, warnings: [] });
});

const gbk = Buffer.concat([
  Buffer.from('case;activity;time\nB1;'),
  Buffer.from([0xca, 0xdc, 0xc0, 0xed]),
  Buffer.from(';2025-01-03 15:26:08+08:00\n'),
]);

test.each([
  ['UTF-8 with a mark and semicolons', '\uFEFFcase;activity;time\r\nB1;受理;2025-01-03 15:26:08+08:00\r\n'],
  ['UTF-16 with tabs', Buffer.from('\uFEFFcase\tactivity\ttime\nB1\t受理\t2025-01-03 15:26:08+08:00\n', 'utf16le')],
  ['UTF-16 without a mark', Buffer.from('case,activity,time\nB1,受理,2025-01-03 15:26:08+08:00\n', 'utf16le')],
  ['GB18030', gbk],
])('%s is read without being told', async (_, text) => {
  const [one] = await read(text, {});
  expect(one).toMatchObject({ name: 'B1', events: [{ activity: '受理', at: Date.UTC(2025, 0, 3, 7, 26, 8), zoned: true }] });
});

test.each([
  ['no zone for a time without offset', table, {}, { code: 'formats/zone-required', facts: { line: 2, name: '环节办理时间' } }],
  [
    'a time that is none',
    table.replace('2025/1/3 16:00', '3.1.25'),
    undefined,
    { code: 'formats/csv-value', facts: { line: 3, name: '环节办理时间', value: '3.1.25', case: 'B2' } },
  ],
  [
    'a day that does not exist',
    table.replace('2025年1月6日', '2025年2月30日'),
    undefined,
    { code: 'formats/csv-value', facts: { line: 5, name: '环节办理时间' } },
  ],
  ['a row without its case', table.replace('L3,B1', 'L3,'), undefined, { code: 'formats/csv-value', facts: { line: 5, name: '办件编号' } }],
  ['a row without its activity', table.replace('审核', ' '), undefined, { code: 'formats/csv-value', facts: { line: 5, name: '环节名称' } }],
  ['a row with a cell too many', table.replace('办公室,', '办公室,,'), undefined, { code: 'formats/csv-row', facts: { line: 2 } }],
  ['a quote left open', table.replace('带逗号"', '带逗号'), undefined, { code: 'formats/malformed' }],
  ['one id for two events', table.replace('L3', 'L1'), undefined, { code: 'formats/csv-repeated-id', facts: { line: 5, value: 'L1' } }],
  ['a heading twice', table.replace('备注', '工号'), undefined, { code: 'formats/csv-heading', facts: { name: '工号' } }],
  ['no column of cases', 'a,b\n1,2\n', undefined, { code: 'formats/csv-columns' }],
  ['a NUL', table.replace('办公室', '办\0公室'), undefined, { code: 'formats/nul', facts: { line: 2 } }],
  ['nothing', '\n', undefined, { code: 'formats/empty' }],
  [
    'more than memory may hold',
    table,
    { zone: 'Asia/Shanghai', limits: { ...logLimits, tableEvents: 2 } },
    { code: 'formats/too-large', facts: { line: 5 } },
  ],
])('%s refuses the table, by line and column', async (_, text, options, expected) => {
  expect(await refusal(text, options)).toMatchObject(expected);
});

test('the same row twice is one event, and is noted', async () => {
  const report = newReport();
  const twice = table + table.split('\n')[1]!;
  expect((await read(twice, { zone: 'Asia/Shanghai', report }))[0]?.events).toHaveLength(2);
  expect(report.warnings).toMatchObject([{ code: 'formats/csv-repeated-row', facts: { line: 6, count: 1 } }]);
});

test('columns are proposed by known names in Chinese, English and the way of pm4py', () => {
  const none = {
    case: null,
    activity: null,
    time: null,
    actor: null,
    department: null,
    lifecycle: null,
    eventId: null,
    arrival: null,
    entered: null,
  };
  expect(proposeColumns(heading.split(','), []).columns).toEqual({
    ...none,
    case: '办件编号',
    activity: '环节名称',
    time: '环节办理时间',
    actor: '工号',
    department: '经办科室',
    eventId: '流水号',
    arrival: '环节到达时间',
  });
  expect(proposeColumns(['Case ID', 'Activity', 'Complete Timestamp', 'Resource'], []).columns).toEqual({
    ...none,
    case: 'Case ID',
    activity: 'Activity',
    time: 'Complete Timestamp',
    actor: 'Resource',
  });
  expect(
    proposeColumns(['Activity', 'case:concept:name', 'concept:name', 'org:resource', 'time:timestamp', 'lifecycle:transition'], []).columns,
  ).toEqual({
    ...none,
    case: 'case:concept:name',
    activity: 'concept:name',
    time: 'time:timestamp',
    actor: 'org:resource',
    lifecycle: 'lifecycle:transition',
  });
});

test('columns with unknown names are proposed by what they hold, and said to be guessed', () => {
  const rows = Array.from({ length: 20 }, (_, at) => [`2025-01-${10 + at} 08:00`, ['收', '审', '办', '发'][at % 4]!, `N${Math.floor(at / 4)}`, '']);
  const { columns, guessed } = proposeColumns(['甲', '乙', '丙', '丁'], rows);
  expect(columns).toMatchObject({ time: '甲', activity: '乙', case: '丙', actor: null });
  expect(guessed).toEqual(['time', 'case', 'activity']);
});

test('columns that a person confirmed are taken as they are', async () => {
  const columns = {
    case: '甲',
    activity: '乙',
    time: '丙',
    actor: null,
    department: null,
    lifecycle: null,
    eventId: null,
    arrival: null,
    entered: '丁',
  };
  const [one] = await read('甲,乙,丙,丁\n1,受理,2025-01-03T08:00Z,2025-01-05T08:00Z\n', { map: { columns } });
  expect(one?.events[0]).toMatchObject({ activity: '受理', enteredAt: Date.UTC(2025, 0, 5, 8) });
});

describeShared('the export of the shared data', () => {
  const file = () => createReadStream(shared('cases/林木采伐许可证核发_环节流水.csv'));

  test('is read whole, the rows that are there twice once', async () => {
    const report = newReport();
    const cases = await all(readCsv(file(), { zone: 'Asia/Shanghai', report }));
    expect([cases.length, report.events]).toEqual([331, 2094]);
    expect(report.warnings).toMatchObject([{ code: 'formats/csv-repeated-row', facts: { count: 6 } }]);
  });

  test('is shown by its heading and first rows', async () => {
    const { names, body } = await sampleTable(csvSource(file()));
    expect([names[0], body.length]).toEqual(['流水号', 229]);
  });
});
