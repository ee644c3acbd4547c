import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeBureau, type TestBureau, testDay } from '../../../../test/bureau.ts';
import { addPositions, inNameOf, rowsIn, withUpload } from '../../../../test/catalogue-of.ts';
import { database } from '../../../../test/database.ts';
import { testNow } from '../../../../test/people.ts';
import { rowsOf } from '../../../../test/rows.ts';
import { seedOf } from '../../../../test/seed.ts';
import { type TestSheet, workbook } from '../../../../test/workbook.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { plainText } from '#platform/sheets/cell-text.ts';
import { categories, keyAreas } from '../../power.ts';
import { powerFor } from '../../store/record.ts';
import { powersFor } from '../../store/power.ts';
import { addPower, draftVersion } from '../drafting.ts';
import { changePower, proposeCode } from './changing.ts';
import { catalogueBook, refusedRows } from './exporting.ts';
import { importCatalogue } from './importing.ts';
import { previewCatalogue } from './preview.ts';
import type { Asked } from './reading.ts';

const here = database();
const moment = { now: testNow, today: testDay };
let bureau: TestBureau;
let office: Actor;
let positions: Record<string, string>;
beforeEach(async () => {
  bureau = await makeBureau(here.db);
  office = await bureau.actor('office');
  const { forestry, fishery } = bureau.departments;
  positions = await addPositions(here.db, bureau, { [forestry]: ['审核岗', '受理岗'], [fishery]: ['审核岗', '检疫岗'] });
});

const asOffice = <R>(work: (tx: Tx) => Promise<R>): Promise<R> => inNameOf(here.db, office)(work);
const bytesOf = (file: Uint8Array | readonly TestSheet[]) => (Array.isArray(file) ? workbook(file as readonly TestSheet[]) : (file as Uint8Array));
const preview = (file: Uint8Array | readonly TestSheet[], asked: Partial<Asked> = {}) =>
  withUpload(bytesOf(file), (upload) => asOffice((tx) => previewCatalogue(tx, office, upload, { positions: 'refuse', ...asked }, moment)));
const run = (file: Uint8Array | readonly TestSheet[], asked: Partial<Asked> & { digest?: string } = {}, who = office) =>
  withUpload(bytesOf(file), (upload) =>
    inNameOf(here.db, who)((tx) => importCatalogue(tx, who, upload, { positions: 'refuse', fileName: 'x.xlsx', ...asked }, moment)),
  );
const head = ['职权编码', '职权名称', '职权类别', '科室', '行使依据', '行使程序', '法定时限', '承诺时限', '责任', '行使岗位', '是否公开', '重点环节'];
const good = [
  'T-XK-01',
  '林木采伐许可',
  '行政许可',
  '林业科',
  '《森林法》第五十六条',
  '受理→决定',
  '20个工作日',
  '10个工作日',
  '1.甲;2.乙',
  '审核岗',
  '是',
  '行政审批',
];
const sheet = (...rows: string[][]): TestSheet[] => [{ name: 'S', rows: [head, ...rows] }];
const but = (changes: Readonly<Record<number, string>>) => good.map((cell, at) => changes[at] ?? cell);
const all = async () => (await asOffice((tx) => powersFor(tx, office, { sort: 'code', limit: 100 }))).rows;
const one = async (code = 'T-XK-01') => {
  const { id } = (await all()).find((it) => it.code === code)!;
  return asOffice((tx) => powerFor(tx, office, id, undefined, testDay));
};

describe('an import', () => {
  test('makes drafts of new rows, the next draft of changed ones, and leaves the rest', async () => {
    await run(sheet(good, but({ 0: 'T-XK-02' })));
    expect(await one()).toMatchObject({
      name: '林木采伐许可',
      category: 'licence',
      open: true,
      keyArea: 'approval',
      version: {
        number: 1,
        state: 'draft',
        basis: [{ document: '森林法', article: '第五十六条', text: '' }],
        procedure: '受理→决定',
        responsibility: '甲；乙',
        statutoryLimit: 20,
        statutoryUnit: 'workingDay',
        promisedLimit: 10,
        positions: [{ name: '审核岗', department: '林业科' }],
      },
    });
    const before = await one('T-XK-02');
    const seen = await preview(sheet(but({ 5: '受理→审核→决定', 7: '即办' }), but({ 0: 'T-XK-02' })));
    expect([seen.counts, seen.entries.map(({ changes }) => changes)]).toEqual([
      { new: 0, changed: 1, unchanged: 1, refused: 0, aside: 0 },
      [['procedure', 'promised'], []],
    ]);
    await run(sheet(but({ 5: '受理→审核→决定', 7: '即办' }), but({ 0: 'T-XK-02' })), { digest: seen.digest });
    expect((await one()).version).toMatchObject({
      number: 1,
      revision: 1,
      procedure: '受理→审核→决定',
      promisedLimit: 0,
      promisedUnit: 'immediate',
      responsibility: '甲；乙',
    });
    expect(await one('T-XK-02')).toEqual(before);
    const audit = await here.owner.selectFrom('auditEntry').select('action').where('bureauId', '=', bureau.bureauId).orderBy('auditId').execute();
    expect(audit.map(({ action }) => action)).toEqual([
      'powers.add',
      'powers.draft',
      'powers.add',
      'powers.draft',
      'powers.importCatalogue',
      'powers.draft',
      'powers.importCatalogue',
    ]);
  });

  test('opens the next version of one that is published, with its flowchart and the wording that a catalogue leaves out', async () => {
    await run(sheet(good));
    const { id, version } = await one();
    const basis = [{ document: '森林法', article: '第五十六条', text: '采伐林木的单位……' }];
    await asOffice((tx) => draftVersion(tx, office, id, { basis, flowchart: null }, moment));
    await here.owner
      .updateTable('powerVersion')
      .set({ state: 'published', publishedAt: testNow, validFrom: testDay, flowchart: '<x/>' })
      .where('versionId', '=', version.id)
      .execute();
    await run(sheet(but({ 4: '《森林法》第五十六条\n《行政许可法》', 8: '1.丙' })));
    const versions = await here.owner.selectFrom('powerVersion').selectAll().where('powerId', '=', id).orderBy('number').execute();
    expect(versions.map(({ number, state, responsibility, flowchart }) => [number, state, responsibility, flowchart])).toEqual([
      [1, 'published', '甲；乙', '<x/>'],
      [2, 'draft', '丙', '<x/>'],
    ]);
    expect(versions[1]!.basis).toEqual([...basis, { document: '行政许可法', article: '', text: '' }]);
  });

  test('asks whether powers that are there may be named otherwise, and does as it is told', async () => {
    await run(sheet(good));
    const renaming = sheet(but({ 1: '林木采伐许可证核发', 3: '渔业科', 10: '否', 11: '无' }), but({ 0: 'T-XK-02' }));
    const seen = await preview(renaming);
    expect(seen.renamings).toMatchObject([
      {
        code: 'T-XK-01',
        row: 2,
        from: { name: '林木采伐许可', department: '林业科', open: true },
        to: { name: '林木采伐许可证核发', department: '渔业科', open: false },
      },
    ]);
    await expect(run(renaming)).rejects.toThrow('powers/catalogue/identity-undecided {"count":1}');
    expect((await preview(renaming, { identity: 'leave' })).refused).toMatchObject([{ row: 2, code: 'powers/catalogue/identity-left' }]);
    expect((await run(renaming, { identity: 'leave' })).counts).toMatchObject({ new: 1, refused: 1 });
    expect((await one()).name).toBe('林木采伐许可');
    expect((await run(renaming, { identity: 'change' })).counts).toMatchObject({ changed: 1, unchanged: 1 });
    expect(await one()).toMatchObject({ name: '林木采伐许可证核发', department: '渔业科', open: false, keyArea: null, version: { number: 1 } });
  });

  test('adds the positions that are missing where that is wanted, for whoever may change the organization', async () => {
    const rows = sheet(but({ 9: '审核岗、伐区查验岗' }), but({ 0: 'T-XK-02', 9: '伐区查验岗' }));
    const seen = await preview(rows);
    expect([seen.counts.refused, seen.missingPositions]).toEqual([2, [{ department: '林业科', position: '伐区查验岗' }]]);
    const added = await preview(rows, { positions: 'add' });
    expect([added.counts.new, added.missingPositions, added.remarks.map(({ code }) => code)]).toEqual([
      2,
      seen.missingPositions,
      ['powers/catalogue/position-added', 'powers/catalogue/position-added'],
    ]);
    const before = await rowsOf(here.owner, bureau.bureauId);
    await expect(run(rows, { positions: 'add' }, await bureau.actor('head'))).rejects.toThrow('powers/catalogue/positions/forbidden');
    expect(await rowsOf(here.owner, bureau.bureauId)).toEqual(before);
    expect(await run(rows, { positions: 'add' })).toMatchObject({ counts: { new: 2 }, positions: 1 });
    expect((await one()).version.positions.map(({ name }) => name)).toEqual(['伐区查验岗', '审核岗']);
    expect((await run(rows)).counts).toMatchObject({ unchanged: 2 });
  });

  test('is refused whole when what it would do is no longer what was seen', async () => {
    const seen = await preview(sheet(good));
    await run(sheet(but({ 1: '别的名称' })));
    const before = await rowsOf(here.owner, bureau.bureauId);
    await expect(run(sheet(good), { digest: seen.digest, identity: 'change' })).rejects.toThrow('powers/catalogue/moved-on');
    expect(await rowsOf(here.owner, bureau.bureauId)).toEqual(before);
  });

  test('leaves a version at a desk alone, and takes what says the same', async () => {
    await run(sheet(good));
    await here.owner.updateTable('powerVersion').set({ state: 'submitted' }).where('bureauId', '=', bureau.bureauId).execute();
    expect((await preview(sheet(but({ 8: '1.丙' })))).refused).toMatchObject([{ column: 'A', row: 2, code: 'powers/catalogue/under-review' }]);
    expect((await preview(sheet(good))).counts).toMatchObject({ unchanged: 1, refused: 0 });
  });

  test('by a head touches only the own department, says nothing of drafts elsewhere, and takes no code of one that cannot be seen', async () => {
    await run(sheet(good, but({ 0: 'T-XK-02', 3: '渔业科', 9: '检疫岗' })));
    const headOf = await bureau.actor('head');
    const same = await run(sheet(good, but({ 0: 'T-XK-02', 3: '渔业科', 9: '检疫岗' }), but({ 0: 'T-XK-02' }), but({ 0: 'T-XK-03' })), {}, headOf);
    expect(same.counts).toMatchObject({ new: 1, changed: 0, unchanged: 1, refused: 2 });
    expect(same.refused.map(({ row, code }) => [row, code.split('/').at(-1)])).toEqual([
      [3, 'code-taken'],
      [3, 'other-department'],
      [4, 'code-taken'],
      [4, 'duplicate-code'],
    ]);
  });

  test('by a head does not open to all what has been published: the office does', async () => {
    await run(sheet(but({ 10: '否' })));
    const { version } = await one();
    await here.owner
      .updateTable('powerVersion')
      .set({ state: 'published', publishedAt: testNow, validFrom: testDay, flowchart: '<x/>' })
      .where('versionId', '=', version.id)
      .execute();
    const by = (who: Actor) => run(sheet(good), { identity: 'change' }, who);
    const headOf = await bureau.actor('head');
    await expect(by(headOf)).resolves.toMatchObject({ counts: { refused: 1 }, refused: [{ column: 'K', row: 2, code: 'powers/catalogue/opening' }] });
    expect(await one()).toMatchObject({ open: false });
    await by(office);
    expect(await one()).toMatchObject({ open: true });
  });

  test('of five hundred rows takes seconds', async () => {
    const rows = Array.from({ length: 500 }, (_, at) => but({ 0: `T-XK-${at}`, 1: `职权第 ${at} 项` }));
    const begun = performance.now();
    expect((await run(sheet(...rows))).counts).toMatchObject({ new: 500 });
    console.log(`import of 500 powers: ${Math.round(performance.now() - begun)} ms`);
    expect((await preview(sheet(...rows))).counts).toMatchObject({ unchanged: 500 });
  }, 60_000);
});

const bookOf = async (language: 'zh-CN' | 'en' = 'zh-CN') => (await asOffice((tx) => catalogueBook(tx, office, {}, language))).body as Uint8Array;

describe('the catalogue as a workbook', () => {
  test('has a sheet a department in the layout of annex 1, and no formula in it', async () => {
    await run(
      sheet(
        good,
        but({ 0: 'T-XK-02', 1: '=cmd|x', 7: '无' }),
        but({ 0: 'T-CF-01', 2: '行政处罚', 6: '90日', 7: '60日' }),
        but({ 0: 'T-JC-01', 2: '行政检查', 3: '渔业科', 9: '审核岗', 10: '否' }),
      ),
    );
    const book = await rowsIn(await bookOf());
    expect(Object.keys(book)).toEqual(['林业科', '渔业科']);
    expect(book['林业科']).toEqual([
      ['林业科(部门)岗位职权目录'],
      ['填报单位:林业科', ...Array.from({ length: 8 }, () => ''), '负责人:林致远'],
      [
        '序号',
        '职权编码',
        '职权类别',
        '职权名称',
        '行使依据',
        '行使程序',
        '法定时限',
        '承诺时限',
        '相应责任(追责情形)',
        '行使岗位',
        '是否公开',
        '重点环节',
      ],
      [
        '1',
        'T-XK-01',
        '行政许可',
        '林木采伐许可',
        '《森林法》第五十六条',
        '受理→决定',
        '20个工作日',
        '10个工作日',
        '1.甲；2.乙',
        '审核岗',
        '是',
        '行政审批',
      ],
      ['2', 'T-XK-02', '', "'=cmd|x", '《森林法》第五十六条', '受理→决定', '20个工作日', '无', '1.甲；2.乙', '审核岗', '是', '行政审批'],
      ['3', 'T-CF-01', '行政处罚', '林木采伐许可', '《森林法》第五十六条', '受理→决定', '90日', '60日', '1.甲；2.乙', '审核岗', '是', '行政审批'],
      ['注:时限未注明“工作日”的为自然日;“无”为法律法规未规定。'],
    ]);
  });

  test('of nothing is a workbook too', async () => {
    expect(await rowsIn(await bookOf())).toEqual({ 岗位职权目录: [['岗位职权目录'], expect.arrayContaining(['序号', '职权编码'])] });
  });

  test.each(['zh-CN', 'en'] as const)(
    'imported again changes nothing, whatever stands in it (%s)',
    async (language) => {
      const seed = seedOf(20_101_019);
      console.log(`catalogues there and back: seed ${seed}`);
      const odd = fc.constantFrom(
        '→',
        '；',
        ';',
        '1.',
        '2、',
        '(一)',
        '《',
        '》',
        '、',
        '\n',
        '\r\n',
        '=',
        '+',
        '-',
        '@',
        "'",
        '_x000D_',
        '注：',
        '合计',
        '无',
        '同上',
        '审核岗',
        '法定5日',
        '\u0007',
        '😀',
        ' ',
      );
      const text = fc.array(fc.oneof(odd, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 12 }).map((parts) => parts.join(''));
      const word = (most: number) =>
        fc
          .tuple(fc.constantFrom('甲乙', '注：', '合计', '=1', '-x', '同上'), text)
          .map(([a, b]) => `${a}${b}`.slice(0, most).toWellFormed().trim().padEnd(2, '甲'));
      const limit = fc.oneof(
        fc.constant([null, null]),
        fc.constant([0, 'immediate']),
        fc.tuple(fc.integer({ min: 0, max: 3650 }), fc.constantFrom('workingDay', 'calendarDay')),
      );
      const basis = fc.record({ document: word(60), article: text.map((it) => it.slice(0, 100)), text });
      const power = fc.record({
        name: word(80),
        category: fc.constantFrom(...categories),
        department: fc.constantFrom('forestry', 'fishery'),
        open: fc.boolean(),
        keyArea: fc.option(fc.constantFrom(...keyAreas)),
        basis: fc.array(basis, { maxLength: 4 }),
        procedure: text,
        responsibility: text,
        limit,
        positions: fc.subarray(Object.values(positions)),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(word(40), {
            minLength: 1,
            maxLength: 6,
            selector: (it) => plainText(it).normalize('NFKC').toLowerCase().replace(/\s+/g, ''),
          }),
          fc.array(power, { minLength: 6, maxLength: 6 }),
          async (codes, powers) => {
            await asOffice(async (tx) => {
              for (const [at, code] of codes.entries()) {
                const {
                  name,
                  category,
                  department,
                  open,
                  keyArea,
                  limit: [days, unit],
                  ...content
                } = powers[at]!;
                const draft = { ...content, statutoryLimit: days as number | null, statutoryUnit: unit as 'workingDay' | null };
                const fields = {
                  code: plainText(code).trim().padEnd(2, '甲'),
                  name,
                  category,
                  departmentId: bureau.departments[department as 'forestry'],
                  open,
                  keyArea,
                };
                await addPower(tx, office, fields, draft, moment);
              }
              const book = (await catalogueBook(tx, office, {}, language)).body as Uint8Array;
              await withUpload(book, async (upload) => {
                const seen = await previewCatalogue(tx, office, upload, { positions: 'refuse' }, moment);
                expect({ refused: seen.refused, changes: seen.entries.flatMap(({ changes }) => changes) }).toEqual({ refused: [], changes: [] });
                expect(seen.counts).toMatchObject({ new: 0, changed: 0, unchanged: codes.length, refused: 0 });
              });
              throw new Undone();
            }).catch((error: unknown) => {
              if (!(error instanceof Undone)) throw error;
            });
          },
        ),
        { seed, numRuns: 25, endOnFailure: true },
      );
    },
    60_000,
  );
});

/** Thrown to take back what a run wrote. */
class Undone extends Error {}

test('refused rows come back as they were, with the reasons, and can be mended there and imported', async () => {
  const rows: TestSheet['rows'] = [
    ['林业科(部门)岗位职权目录'],
    head.filter((it) => it !== '科室'),
    ...[good, but({ 0: 'x', 2: '无此类' })].map((row) => row.filter((_, at) => at !== 3)),
  ];
  const file = [{ name: '甲', rows }];
  const reasons = await withUpload(workbook(file), (upload) =>
    asOffice((tx) => refusedRows(tx, office, upload, { positions: 'refuse' }, 'zh-CN', moment)),
  );
  const [title, names, row] = (await rowsIn(reasons.body as Uint8Array))['甲']!;
  expect([title, names!.slice(-3), row!.slice(0, 3), row!.slice(-3)]).toEqual([
    ['林业科(部门)岗位职权目录'],
    ['科室、单位', '原行号', '拒绝原因'],
    ['x', '林木采伐许可', '无此类'],
    ['林业科', '4', expect.stringMatching(/^A4（职权编码）：“x”太短，至少两个字。\nC4（职权类别）：没有“无此类”这个职权类别。/)],
  ]);
  const mended = [{ name: '甲', rows: [title!, names!, row!.map((cell) => (cell === 'x' ? 'T-XK-07' : cell === '无此类' ? '许可' : cell))] }];
  expect((await run(mended)).counts).toMatchObject({ new: 1, refused: 0 });
});

describe('what names a power', () => {
  const identity = () => ({ name: '改名', category: 'penalty' as const, departmentId: bureau.departments.forestry, open: false, keyArea: null });

  test('is changed by who may draft it, with a trace, and word to the public page', async () => {
    await run(sheet(good));
    const { id } = await one();
    const headOf = await bureau.actor('head');
    await inNameOf(here.db, headOf)((tx) => changePower(tx, headOf, id, identity(), moment));
    expect(await one()).toMatchObject({ code: 'T-XK-01', name: '改名', category: 'penalty', open: false, keyArea: null });
    const trace = await here.owner
      .selectFrom('auditEntry')
      .select(['before', 'after'])
      .where('bureauId', '=', bureau.bureauId)
      .where('action', '=', 'powers.change')
      .execute();
    expect(trace).toEqual([
      {
        before: { name: '林木采伐许可', category: 'licence', open: true, keyArea: 'approval' },
        after: { name: '改名', category: 'penalty', open: false, keyArea: null },
      },
    ]);
    const before = await rowsOf(here.owner, bureau.bureauId);
    await inNameOf(here.db, headOf)((tx) => changePower(tx, headOf, id, identity(), moment));
    expect(await rowsOf(here.owner, bureau.bureauId)).toEqual(before);
  });

  test('is not changed by another head, for another department, at a desk, or in another bureau', async () => {
    await run(sheet(good));
    const { id } = await one();
    const refusal = async (who: Actor, changes = {}): Promise<unknown> => {
      try {
        return await inNameOf(here.db, who)((tx) => changePower(tx, who, id, { ...identity(), ...changes }, moment));
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(await refusal(await bureau.actor('otherHead'))).toBe('powers/drafting/forbidden');
    expect(await refusal(await bureau.actor('head'), { departmentId: bureau.departments.fishery })).toBe('powers/drafting/forbidden');
    expect(await refusal(office, { departmentId: crypto.randomUUID() })).toBe('powers/department/invalid');
    expect(await refusal(await (await makeBureau(here.db)).actor('office'))).toBe('powers/not-found');
    await here.owner.updateTable('powerVersion').set({ state: 'submitted' }).where('bureauId', '=', bureau.bureauId).execute();
    expect(await refusal(office)).toBe('powers/under-review');
  });

  test('gets its code by category: the next number of the letters in use, none twice, from nothing those of the category', async () => {
    const next = (category: (typeof categories)[number]) => asOffice(async (tx) => (await proposeCode(tx, office, category)).code);
    const own = bureau.bureauId.slice(-4).toUpperCase();
    expect([await next('licence'), await next('personnel')]).toEqual([`${own}-XK-01`, `${own}-NB-01`]);
    await run(sheet(but({ 0: 'YT-XK-006' }), but({ 0: 'YT-XK-011' }), but({ 0: '旧3' }), but({ 0: 'YT-NB-1', 2: '财务管理' })));
    expect([await next('licence'), await next('personnel'), await next('penalty')]).toEqual(['YT-XK-012', 'YT-NB-2', 'YT-CF-01']);
  });
});
