import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLog } from './log-reader.ts';
import type { LogMap } from './log-map.ts';
import { type LogCase, newReport } from './log.ts';
import { type TestCell, workbook } from '../../../test/workbook.ts';

async function* bytes(file: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const whole = Buffer.from(file as string);
  for (let at = 0; at < whole.length; at += 97) yield whole.subarray(at, at + 97);
}

async function read(file: string | Uint8Array, map?: LogMap) {
  const report = newReport();
  const cases: LogCase[] = [];
  for await (const one of readLog(bytes(file), { zone: 'Asia/Shanghai', map, report })) cases.push(one);
  return { cases, report };
}
const refusal = (file: string | Uint8Array, map?: LogMap): Promise<unknown> =>
  read(file, map).then(
    () => expect.unreachable('it was read'),
    (error: unknown) => error,
  );

const told = (cases: readonly LogCase[]) =>
  cases.map(({ name, events }) => [name, ...events.map(({ activity, at, actor, arrivedAt }) => [activity, at, actor, arrivedAt])]);
const local = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`);

const wide = `云汀市办件明细表,,,,,,
导出时间:2026-10-30 17:30,,,导出人:桑晚晴,,,
序号,受理编号,受理,,审核,,备注
,,时间,经办人,时间,经办人,
1,B1,2026-03-02 09:00,甲,2026/3/4 10:00,乙,x
2,B2,2026年3月2日 9时30分,甲,—,,
3,B3,2026-03-05 09:00,甲,2026-03-04 09:00,乙,
合计,3件,,,,,
`;

describe('a table with a row a case', () => {
  test('is understood below its title and notes, by a heading of two lines; totals are left aside', async () => {
    const { cases, report } = await read(wide);
    expect(told(cases)).toEqual([
      ['B1', ['受理', local('2026-03-02 09:00'), '甲', null], ['审核', local('2026-03-04 10:00'), '乙', null]],
      ['B2', ['受理', local('2026-03-02 09:30'), '甲', null]],
      ['B3', ['审核', local('2026-03-04 09:00'), '乙', null], ['受理', local('2026-03-05 09:00'), '甲', null]],
    ]);
    expect(cases[0]!.attributes).toEqual({ 序号: '1', 备注: 'x' });
    expect(report).toMatchObject({ format: 'csv', cases: 3, events: 5, withoutOffset: 5 });
    expect(report.warnings).toMatchObject([{ code: 'formats/table-aside', facts: { line: 8, value: '合计' } }]);
  });

  test('may say by a prefix of its columns what they are of, and when a step came in', async () => {
    const text =
      '办件编号,受理时间,受理经办人,受理工号,审核到达时间,审核办理时间,审核经办人\nB1,2026-03-02 09:00,甲,YT1,2026-03-02 09:30,2026-03-03 10:00,乙\n';
    const { cases } = await read(text);
    expect(told(cases)).toEqual([
      ['B1', ['受理', local('2026-03-02 09:00'), 'YT1', null], ['审核', local('2026-03-03 10:00'), '乙', local('2026-03-02 09:30')]],
    ]);
    expect(cases[0]!.attributes).toEqual({ 受理经办人: '甲' });
  });

  test('keeps a step of which only the day is known where its columns stand, and knows who took it', async () => {
    const { cases } = await read(
      '受理编号,申请人,受理时间,受理人,审核日期,审核人,审批时间,审批人\nB1,丁,2026-03-05 09:00,甲,2026-03-05,乙,2026-03-05 16:00,丙\n',
    );
    expect(cases[0]!.events.map(({ activity, actor }) => [activity, actor])).toEqual([
      ['受理', '甲'],
      ['审核', '乙'],
      ['审批', '丙'],
    ]);
    expect(cases[0]!.attributes).toEqual({ 申请人: '丁' });
  });

  test('has the steps and the case that a person says', async () => {
    const map: LogMap = { layout: 'wide', headingRow: 2, columns: { case: '号' }, steps: [{ name: '受理', time: '收', actor: '谁' }] };
    const { cases } = await read('办件编号,环节名称,办理时间\n号,收,谁\nB1,2026-03-02,甲\n', map);
    expect(told(cases)).toEqual([['B1', ['受理', local('2026-03-02 00:00'), '甲', null]]]);
  });

  test.each([
    [
      'a case twice with other steps',
      wide.replace('2,B2', '2,B1'),
      { code: 'formats/csv-repeated-id', facts: { line: 6, name: '受理编号', value: 'B1' } },
    ],
    [
      'a time that is none',
      wide.replace('2026/3/4', '三月四日'),
      { code: 'formats/csv-value', facts: { line: 5, column: 5, name: '审核/时间', case: 'B1' } },
    ],
    ['a row without case', wide.replace('1,B1', '1,'), { code: 'formats/csv-value', facts: { line: 5, name: '受理编号' } }],
    ['a row with a cell too many', wide.replace('乙,x', '乙,x,y'), { code: 'formats/csv-row', facts: { line: 5 } }],
  ])('%s is refused with its place', async (_, text, expected) => {
    expect(await refusal(text)).toMatchObject(expected);
  });

  test('a map that names what is not there is refused', async () => {
    expect(await refusal(wide, { columns: { case: '编号' }, steps: [] })).toMatchObject({ code: 'formats/csv-columns', facts: { line: 3 } });
    expect(await refusal(wide, { headingRow: 99 })).toMatchObject({ code: 'formats/table-heading', facts: { line: 99 } });
    const book = workbook([{ name: '一', rows: [['办件编号', '环节名称', '办理时间']] }]);
    expect(await refusal('""\n')).toMatchObject({ code: 'formats/empty' });
    expect(await refusal(workbook([{ name: '一', rows: [] }]))).toMatchObject({ code: 'formats/empty' });
    expect(await refusal(book, { sheet: '二' })).toMatchObject({ code: 'formats/xlsx-sheet', facts: { name: '二', sheets: '一' } });
  });

  test('a row in which no step was taken is left aside, and noted', async () => {
    const { cases, report } = await read(wide.replace('2026年3月2日 9时30分', '/'));
    expect(cases.map(({ name }) => name)).toEqual(['B1', 'B3']);
    expect(report.warnings).toMatchObject([{ code: 'formats/table-no-step', facts: { line: 6, case: 'B2' } }, {}]);
  });
});

test('what a spreadsheet has made of long case numbers tells no case', async () => {
  const rounded = { code: 'formats/case-rounded', facts: { line: 2, column: 1, value: '1.23E+17' } };
  expect(await refusal('办件编号,环节,时间\n1.23E+17,受理,2026-03-05\n')).toMatchObject(rounded);
  const cell = { attributes: '', inside: '<v>1.23456789012345E+17</v>' };
  expect(
    await refusal(
      workbook([
        {
          name: '一',
          rows: [
            ['办件编号', '环节', '时间'],
            [cell, '受理', '2026-03-05'],
          ],
        },
      ]),
    ),
  ).toMatchObject({
    code: 'formats/case-rounded',
    facts: { line: 2, value: '1.23456789012345E+17' },
  });
});

test('a lifecycle in Chinese says when a step came in', async () => {
  const { cases } = await read('办件编号|环节|时间|生命周期\nB1|受理|2026-03-05 08:00|开始\nB1|受理|2026-03-05 09:00|完成\n');
  expect(cases[0]!.events.map(({ lifecycle, arrivedAt }) => [lifecycle, arrivedAt])).toEqual([
    ['开始', null],
    ['完成', local('2026-03-05 08:00')],
  ]);
});

test('of a workbook the first sheet shown that holds cases is read', async () => {
  const cover: TestCell[][] = [['填表说明'], ['一科一表', '按月报送']];
  const cases: TestCell[][] = [
    ['办件编号', '环节名称', '办理时间'],
    ['B1', '受理', { attributes: 's="1"', inside: '<v>46083.375</v>' }],
  ];
  const file = workbook([
    {
      name: '旧',
      rows: [
        ['办件编号', '环节名称', '办理时间'],
        ['A1', '受理', '2026-01-01'],
      ],
      hidden: true,
    },
    { name: '说明', rows: cover },
    { name: '办件', rows: cases },
  ]);
  expect(told((await read(file)).cases)).toEqual([['B1', ['受理', local('2026-03-02 09:00'), null, null]]]);
  expect((await read(file, { sheet: '旧' })).cases[0]!.name).toBe('A1');
});

test('below a title a delimited text is read as it is without one', async () => {
  const plain = '办件编号;环节名称;办理时间\nB1;受理;2026-03-02 09:00\n';
  expect(told((await read(`办件流水\n制表:2026-03-01;;\n${plain}`)).cases)).toEqual(told((await read(plain)).cases));
});

// A log as tables may say it: names with any sign but those that mean nothing here, times in whole seconds.
const name = fc.stringMatching(/^[甲乙丙a-z0-9"，,; '\n<&>]{0,8}[受审办决]$/).map((text) => text.trim());
const moment = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2190-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => Math.floor(date.getTime() / 1000) * 1000);
const step = fc.record({ at: moment, actor: fc.option(name), arrived: fc.option(moment) });
const steps = ['受理', '审核', '批示', '决定', '送达'];
const someLog = fc
  .array(
    fc.array(fc.option(step), { minLength: steps.length, maxLength: steps.length }).filter((of) => of.some((it) => it !== null)),
    { minLength: 1, maxLength: 8 },
  )
  .map((cases) => cases.map((of, at) => ({ name: `B${at + 1}`, steps: of })));
type Log = ReadonlyArray<{ name: string; steps: ReadonlyArray<{ at: number; actor: string | null; arrived: number | null } | null> }>;

const written = (at: number | null): string => (at === null ? '' : `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}Z`);
const asCsv = (rows: readonly string[][]): string => rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
const expected = (log: Log) =>
  log.map((one) => [
    one.name,
    ...one.steps.flatMap((it, at) => (it ? [[steps[at], it.at, it.actor, it.arrived]] : [])).toSorted((a, b) => (a[1] as number) - (b[1] as number)),
  ]);
const byTime = (cases: readonly LogCase[]) => told(cases.map((one) => ({ ...one, events: one.events.toSorted((a, b) => a.at - b.at) })));

const long = (log: Log): string[][] => [
  ['办件编号', '环节名称', '办理时间', '经办人', '到达时间'],
  ...log.flatMap((one) => one.steps.flatMap((it, at) => (it ? [[one.name, steps[at]!, written(it.at), it.actor ?? '', written(it.arrived)]] : []))),
];
const wideRows = (log: Log): string[][] => [
  ['受理编号', ...steps.flatMap((it) => [it, '', ''])],
  ['', ...steps.flatMap(() => ['时间', '经办人', '到达时间'])],
  ...log.map((one) => [one.name, ...one.steps.flatMap((it) => (it ? [written(it.at), it.actor ?? '', written(it.arrived)] : ['', '', '']))]),
];
const asJson = (rows: readonly string[][]): string =>
  rows
    .slice(1)
    .map((row) => JSON.stringify(Object.fromEntries(row.map((cell, at) => [rows[0]![at], cell]))))
    .join('\n');

test('a log that is written as a table of any kind is read back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(someLog, async (log) => {
      const merges = ['A1:A2', ...steps.map((_, at) => `${String.fromCharCode(66 + at * 3)}1:${String.fromCharCode(68 + at * 3)}1`)];
      const files = [
        asCsv(long(log)),
        asCsv(wideRows(log)),
        asJson(long(log)),
        workbook([{ name: '一', rows: long(log) }]),
        workbook([{ name: '一', rows: wideRows(log), merges }]),
        workbook([{ name: '一', rows: [['办件明细表'], ...wideRows(log), ['合计']] }]),
      ];
      for (const file of files) expect(byTime((await read(file)).cases)).toEqual(expected(log));
    }),
    { numRuns: 60 },
  );
});

test('the order of the columns is nothing', async () => {
  await fc.assert(
    fc.asyncProperty(someLog, fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), async (log, order) => {
      const shuffled = long(log).map((row) => order.map((at) => row[at]!));
      expect(told((await read(asCsv(shuffled))).cases)).toEqual(told((await read(asCsv(long(log)))).cases));
    }),
    { numRuns: 40 },
  );
});
