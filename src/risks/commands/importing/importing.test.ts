import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeBureau, type TestBureau, testDay } from '../../../../test/bureau.ts';
import { inNameOf, rowsIn, withUpload } from '../../../../test/catalogue-of.ts';
import { database, somebodyWaits } from '../../../../test/database.ts';
import { testNow } from '../../../../test/people.ts';
import { workbook } from '../../../../test/workbook.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor } from '#platform/permissions.ts';
import { layoutOf } from '#platform/sheets/layouts.ts';
import { aliasesFor, importsFor } from '../../store/importing.ts';
import { pointsFor } from '../../store/list.ts';
import { pointFor } from '../../store/record.ts';
import { addMeasure, showEvidence } from '../measure.ts';
import { addRiskPoint, type NewPoint, revise } from '../point.ts';
import { signPromise } from '../promise.ts';
import { loadAliases, removeAlias } from './aliases.ts';
import { importRegister } from './importing.ts';
import { previewRegister } from './preview.ts';
import { importRefused, previewRefused } from './refused.ts';
import { undoImport } from './undoing.ts';

const here = database();
const moment = { now: testNow, today: testDay };
let bureau: TestBureau;
let office: Actor;
beforeEach(async () => {
  bureau = await makeBureau(here.db);
  office = await bureau.actor('office');
});

const asOffice = <R>(work: (tx: Tx) => Promise<R>): Promise<R> => inNameOf(here.db, office)(work);
const head = ['序号', '科室', '岗位', '姓名', '风险点', '重点环节', '等级', '防控措施', '责任人', '登记日期', '备注'];
const row = (serial: number, more: Readonly<Record<number, string>> = {}): string[] =>
  [
    String(serial),
    '林业科',
    '现场查验岗',
    '沈 听 雨',
    `第${serial}种情形`,
    '审批',
    '二级',
    '1.双人查验；2.留存影像',
    '林致远',
    '2010.11.30',
    '见附件',
  ].map((cell, at) => more[at] ?? cell);
const file = (...rows: string[][]): Uint8Array => workbook([{ name: '登记册', rows: [['风险点登记册'], head, ...rows] }]);
const preview = (bytes: string | Uint8Array, asked = {}) =>
  withUpload(bytes, (upload) => asOffice((tx) => previewRegister(tx, office, upload, asked, moment)));
const run = (bytes: Uint8Array, asked: Partial<Parameters<typeof importRegister>[3]> = {}) =>
  withUpload(bytes, (upload) => asOffice((tx) => importRegister(tx, office, upload, { fileName: '登记册.xlsx', ...asked }, moment)));
const points = async (state: 'registered' | 'void' = 'registered') =>
  (await asOffice((tx) => pointsFor(tx, office, { sort: 'number', limit: 100, state }))).rows;
/** It may be refused before anybody awaits it. */
const awaitedLater = (work: Promise<unknown>): Promise<unknown> => {
  work.catch(() => undefined);
  return work;
};
const undo = (id: string) => asOffice((tx) => undoImport(tx, office, id, '导错了文件，重新导入', moment));

test('a register is looked at, imported as the preview said, and its points are registered with what the file says and nothing else', async () => {
  const bytes = file(row(1), row(2, { 3: '虞不识', 6: '一级（重点）', 9: '/' }), row(3, { 1: '' }), ['合计', '3']);
  const seen = await preview(bytes);
  expect(seen).toMatchObject({
    year: 2010,
    years: [{ year: 2010, rows: 2 }],
    counts: { accepted: 2, already: 0, refused: 1, aside: 1 },
    levels: [
      { level: 1, count: 1 },
      { level: 2, count: 1 },
      { level: 3, count: 0 },
    ],
    refused: [{ row: 5, column: 'B', heading: '科室', code: 'risks/import/missing-department' }],
    remarks: [{ row: 4, column: 'D', code: 'risks/import/unknown-person' }],
  });
  expect(seen.entries[0]).toMatchObject({ row: 3, person: '沈听雨', personKnown: true, level: 2, keyArea: 'approval', date: '2010-11-30' });
  const done = await run(bytes, { digest: seen.digest });
  const { code } = await here.owner.selectFrom('bureau').select('code').where('bureauId', '=', bureau.bureauId).executeTakeFirstOrThrow();
  expect(done).toMatchObject({ counts: seen.counts, numbers: { first: `${code}-2010-001`, last: `${code}-2010-002` } });
  const [first, second] = await points();
  expect(first).toMatchObject({
    number: `${code}-2010-001`,
    year: 2010,
    origin: 'import',
    state: 'registered',
    description: '第1种情形',
    department: '林业科',
    tier: 'position',
    position: '现场查验岗',
    person: '沈听雨',
    level: 2,
    keyArea: 'approval',
    legacyNumber: '1',
    registeredOn: '2010-11-30',
    revision: 1,
    measures: 2,
    likelihood: null,
    harm: null,
    selfLevel: null,
    aspect: null,
    foundBy: null,
  });
  expect(second).toMatchObject({ level: 1, person: null, responsible: '虞不识、林致远', registeredOn: testDay });
  const record = await asOffice((tx) => pointFor(tx, office, first!.id, testDay));
  expect(record.measureList).toMatchObject([
    { text: '双人查验', kind: null, responsibleId: bureau.people.head.personId, status: 'planned', dueOn: null },
    { text: '留存影像' },
  ]);
  const kept = await here.owner.selectFrom('riskImportRow').selectAll().where('riskPointId', '=', first!.id).executeTakeFirstOrThrow();
  expect(kept).toMatchObject({ sheet: '登记册', row: 3, measures: 2 });
  expect((kept.texts as string[]).at(-1)).toBe('见附件');
  const trail = await here.owner.selectFrom('auditEntry').select(['action', 'subjectKind', 'after']).where('subjectId', '=', done.id).execute();
  expect(trail).toMatchObject([{ action: 'risks.import', subjectKind: 'riskImport', after: { accepted: 2, refused: 1, year: 2010 } }]);
});

test('the same file again brings nothing; mended rows come in alone, and numbers go on', async () => {
  await run(file(row(1), row(2, { 6: '特级' })));
  await expect(run(file(row(1), row(2, { 6: '特级' })))).rejects.toMatchObject({ code: 'risks/import/nothing', facts: { already: 1, refused: 1 } });
  expect((await preview(file(row(1), row(2)))).counts).toEqual({ accepted: 1, already: 1, refused: 0, aside: 0 });
  const done = await run(file(row(1), row(2)));
  expect([done.numbers.first.slice(-3), done.numbers.last.slice(-3)]).toEqual(['002', '002']);
  expect((await points()).map(({ legacyNumber }) => legacyNumber)).toEqual(['1', '2']);
});

test('of one file that comes in twice at once each record is registered once', async () => {
  const ended = await Promise.allSettled([run(file(row(1), row(2))), run(file(row(1), row(2)))]);
  expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect((await points()).map(({ number }) => number!.slice(-3))).toEqual(['001', '002']);
});

test('an import that would do something else than the preview said is refused, and nothing of it is there', async () => {
  const bytes = file(row(1));
  const { digest } = await preview(bytes);
  await run(file(row(1)));
  await expect(run(bytes, { digest })).rejects.toMatchObject({ code: 'risks/import/moved-on' });
  expect(await points()).toHaveLength(1);
});

test('the refused rows are there to download, before the import and after it, with the place and the reason of each cell', async () => {
  const bytes = file(row(1), row(2, { 1: '农经站', 9: '尽快' }), row(2));
  const book = async (download: { body: unknown }) => rowsIn(download.body as Uint8Array);
  const before = await book(await withUpload(bytes, (upload) => asOffice((tx) => previewRefused(tx, office, upload, {}, 'zh-CN', moment))));
  const { id } = await run(bytes);
  const after = await book(await asOffice((tx) => importRefused(tx, office, id, 'zh-CN')));
  expect(after).toEqual(before);
  const rows = after['登记册']!;
  expect(rows.slice(1).map((cells) => cells.slice(0, 2).concat(cells.slice(-2)))).toEqual([
    ['序号', '科室', '原行号', '拒绝原因'],
    [
      '2',
      '农经站',
      '4',
      'B4（科室）：本单位没有“农经站”。请选定它指哪个科室、单位，或改正。\nJ4（登记日期）：日期“尽快”无法识别，或者有两种读法。请写成 2010-11-30。',
    ],
    ['2', '林业科', '5', 'A5（序号）：序号 2 与第 4 行重复。请改正其中一个。'],
  ]);
  // mended there, the workbook is a register itself
  const mended = workbook([{ name: 'x', rows: [rows[0]!, rows[1]!, rows[2]!.with(1, '渔业科').with(9, '2010-12-01')] }]);
  expect((await preview(mended)).counts).toMatchObject({ accepted: 1, refused: 0 });
});

test('what a person corrects is done, and remembered once it is imported: columns by layout, departments by name', async () => {
  const other = workbook([
    { name: 'x', rows: [['序号', '科室', '问题', '等级', '甲'], ...[1, 2].map((n) => [String(n), '林政科', `第${n}种情形`, '二级', '查验'])] },
  ]);
  const layout = layoutOf(['序号', '科室', '问题', '等级', '甲']);
  const first = await preview(other, { reading: JSON.stringify({ sheets: { 0: { headingRow: 1 } } }) });
  expect(first).toMatchObject({ counts: { accepted: 0, refused: 2 }, unknown: [{ text: '林政科', rows: 2, chosen: null }] });
  const reading = JSON.stringify({
    sheets: { 0: { headingRow: 1 } },
    fields: { [layout]: ['serial', 'department', 'description', 'level', 'measures'] },
    departments: { 林政科: bureau.departments.forestry },
  });
  expect(await preview(other, { reading })).toMatchObject({
    counts: { accepted: 2, refused: 0 },
    unknown: [{ text: '林政科', chosen: bureau.departments.forestry }],
  });
  const strangers = (await makeBureau(here.db)).departments.forestry;
  const foreign = JSON.stringify({ ...JSON.parse(reading), departments: { 林政科: bureau.departments.forestry, 渔政科: strangers } });
  await run(other, { reading: foreign });
  const again = await preview(other);
  expect(again).toMatchObject({ counts: { accepted: 0, already: 2, refused: 0 }, unknown: [], sheets: [{ usual: true }] });
  expect(await asOffice((tx) => aliasesFor(tx, office))).toEqual([
    { alias: '林政科', departmentId: bureau.departments.forestry, department: '林业科' },
  ]);
});

test('a table says what departments are called besides; a name may be taken back', async () => {
  const table = '\uFEFF部门编码,部门名称,简称或曾用名\nD1,林业科,林政科;林 业\nD2,渔业科,渔政科\nD3,农经站,经管站\n';
  const load = await withUpload(table, (upload) => asOffice((tx) => loadAliases(tx, office, upload, moment)));
  expect(load).toEqual({ kept: 3, unknown: ['农经站'] });
  const bytes = file(row(1, { 1: '林政科' }), row(2, { 1: '林业' }), row(3, { 1: '渔政科' }));
  expect((await preview(bytes)).entries.map(({ department }) => department)).toEqual(['林业科', '林业科', '渔业科']);
  expect(await asOffice((tx) => removeAlias(tx, office, '渔 政科', moment))).toEqual({ removed: true });
  expect((await preview(bytes)).counts).toMatchObject({ accepted: 2, refused: 1 });
  const none = withUpload('部门名称,电话\n林业科,1\n', (upload) => asOffice((tx) => loadAliases(tx, office, upload, moment)));
  await expect(none).rejects.toMatchObject({ code: 'risks/import/no-aliases' });
});

const continuing = (previousId: string): NewPoint => ({
  description: '今年还是这样的情形',
  tier: 'department',
  departmentId: bureau.departments.forestry,
  keyArea: 'approval',
  aspect: 'process',
  element: 'power',
  foundBy: 'self',
  likelihood: 3,
  harm: 3,
  selfLevel: 2,
  previousId,
});

describe('an import that is undone', () => {
  test('leaves its points 作废 with numbers that nobody gets again, and may come in once more', async () => {
    const { id } = await run(file(row(1), row(2)));
    expect(await undo(id)).toEqual({ id, points: 2 });
    expect(await points()).toEqual([]);
    expect((await points('void')).map(({ state, revision, number }) => [state, revision, number!.slice(-3)])).toEqual([
      ['void', 2, '001'],
      ['void', 2, '002'],
    ]);
    await expect(undo(id)).rejects.toMatchObject({ code: 'risks/import/undone' });
    const { numbers } = await run(file(row(1), row(2)));
    expect(numbers.first.slice(-3)).toBe('003');
    expect(await asOffice((tx) => importsFor(tx, office))).toMatchObject([
      { undoneAt: null },
      { id, undoneBy: '严书衡', undoneWhy: '导错了文件，重新导入' },
    ]);
  });

  test.each<readonly [string, (it: { point: string; measure: string }) => Promise<unknown>]>([
    ['a point was revised', ({ point }) => asOffice((tx) => revise(tx, office, point, { description: '改写了的情形' }, '原来写得不清楚', moment))],
    [
      'a measure was added',
      ({ point }) =>
        asOffice((tx) =>
          addMeasure(
            tx,
            office,
            point,
            { text: '再查一次', kind: 'prevention', responsibleId: bureau.people.staff.personId, dueOn: null, every: null, institutionId: null },
            moment,
          ),
        ),
    ],
    [
      'somebody promised for it',
      ({ point }) => asOffice((tx) => signPromise(tx, office, { year: 2026, clause: 1, text: '查验必到现场', riskPointId: point }, moment)),
    ],
    ['a point of a later year continues it', ({ point }) => asOffice((tx) => addRiskPoint(tx, office, continuing(point), moment))],
    [
      'something was shown for a measure',
      ({ measure }) =>
        here.owner
          .insertInto('measureEntry')
          .values({
            bureauId: bureau.bureauId,
            entryId: newId(),
            measureId: measure,
            number: 1,
            deed: 'finish',
            text: '已办',
            attachmentId: null,
            byId: office.personId,
            byName: office.name,
            at: testNow,
          })
          .execute(),
    ],
    [
      'a form that is still being written continues it',
      async ({ point }) => {
        const [campaignId, formId] = [newId(), newId()];
        const { bureauId } = bureau;
        await sql`insert into campaign (bureau_id, campaign_id, year, title, opens_on, due_on, promises, opened_by, opened_at)
          values (${bureauId}, ${campaignId}, 2026, '排查', '2026-01-01', '2026-12-31', '{}', ${office.personId}, ${testNow})`.execute(here.owner);
        await sql`insert into form (bureau_id, form_id, campaign_id, number, tier, department_id, name, content, started_at)
          values (${bureauId}, ${formId}, ${campaignId}, '2026-科-0001', 'department', ${bureau.departments.forestry}, '林业科',
            ${JSON.stringify({ points: [{ previousId: point }] })}, ${testNow})`.execute(here.owner);
      },
    ],
  ])('is refused once %s', async (_, use) => {
    const { id } = await run(file(row(1), row(2)));
    const [{ id: point } = { id: '' }] = await points();
    const { measureId } = await here.owner
      .selectFrom('measure')
      .select('measureId')
      .where('riskPointId', '=', point)
      .orderBy('measureId')
      .limit(1)
      .executeTakeFirstOrThrow();
    await use({ point, measure: measureId });
    await expect(undo(id)).rejects.toMatchObject({ code: 'risks/import/in-use', facts: { count: 1 } });
    expect(await points('void')).toEqual([]);
  });

  test.each<readonly [string, string, (tx: Tx, it: { point: string; measure: string }) => Promise<unknown>]>([
    ['shows something for a measure', 'risks/measure/not-found', (tx, { measure }) => showEvidence(tx, office, { id: measure }, '已查', moment)],
    [
      'promises for it',
      'risks/cannot',
      (tx, { point }) => signPromise(tx, office, { year: 2026, clause: 1, text: '查验必到现场', riskPointId: point }, moment),
    ],
    ['continues it', 'risks/previous/invalid', (tx, { point }) => addRiskPoint(tx, office, continuing(point), moment)],
  ])('at the same instant as somebody %s: whoever comes second is refused', async (_, code, use) => {
    const [one, two] = [await run(file(row(1))), await run(file(row(2)))];
    const [first, second] = (await points()).map(({ id: point }) => ({ point }));
    const measureOf = async ({ point }: { point: string }) =>
      (await here.owner.selectFrom('measure').select('measureId').where('riskPointId', '=', point).executeTakeFirstOrThrow()).measureId;
    const [its, others] = [
      { ...first!, measure: await measureOf(first!) },
      { ...second!, measure: await measureOf(second!) },
    ];
    let late: Promise<unknown>[] = [];
    await asOffice(async (tx) => {
      await undoImport(tx, office, one.id, '导错了文件，重新导入', moment);
      late = [awaitedLater(asOffice((other) => use(other, its)))];
      await somebodyWaits(here);
    });
    await expect(Promise.all(late)).rejects.toMatchObject({ code });
    await asOffice(async (tx) => {
      await use(tx, others);
      late = [awaitedLater(undo(two.id))];
      await somebodyWaits(here);
    });
    await expect(Promise.all(late)).rejects.toMatchObject({ code: 'risks/import/in-use' });
  });
});

test('two thousand rows come in within seconds', async () => {
  const bytes = file(...Array.from({ length: 2000 }, (_, at) => row(at + 1)));
  const began = performance.now();
  const { counts, numbers } = await run(bytes);
  const seconds = (performance.now() - began) / 1000;
  console.log(`2,000 rows: ${seconds.toFixed(1)} s`);
  expect([counts.accepted, numbers.last.slice(-4)]).toEqual([2000, '2000']);
  expect(seconds).toBeLessThan(30);
}, 60_000);

test('nobody sees or undoes the imports of another bureau', async () => {
  const { id } = await run(file(row(1)));
  const stranger = await (await makeBureau(here.db)).actor('office');
  const asStranger = inNameOf(here.db, stranger);
  expect(await asStranger((tx) => importsFor(tx, stranger))).toEqual([]);
  await expect(asStranger((tx) => undoImport(tx, stranger, id, '不是我的导入', moment))).rejects.toMatchObject({ code: 'risks/import/not-found' });
  await expect(asStranger((tx) => importRefused(tx, stranger, id, 'en'))).rejects.toMatchObject({ code: 'risks/import/not-found' });
});
