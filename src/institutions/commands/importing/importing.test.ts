import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { transact, type Tx } from '#platform/db.ts';
import type { Upload } from '#platform/endpoint.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { makeBureau, type TestBureau } from '../../../../test/bureau.ts';
import { rowsIn } from '../../../../test/catalogue-of.ts';
import { database } from '../../../../test/database.ts';
import { pdfOf } from '../../../../test/pdf-of.ts';
import { wordOf } from '../../../../test/word-of.ts';
import { workbook } from '../../../../test/workbook.ts';
import { institutionsFor } from '../../store/list.ts';
import { institutionFor } from '../../store/record.ts';
import { versionFile } from '../../store/version.ts';
import { addInstitution } from '../institution.ts';
import { importFolder, previewFolder } from './importing.ts';
import { previewRefused } from './refused.ts';

const here = database();
const moment: Moment = { now: new Date('2026-03-02T01:00:00Z'), today: day('2026-03-02') };
const act = <R>(actor: Actor, work: (tx: Tx, actor: Actor) => Promise<R>): Promise<R> => transact(here.db, actor, (tx) => work(tx, actor));

let place: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'qingfeng-test-'));
});
afterAll(() => rm(place, { recursive: true, force: true }));

async function uploaded(files: Readonly<Record<string, Uint8Array>>): Promise<Upload> {
  const bytes = zipSync({ ...files });
  const path = join(place, `${Math.random()}.zip`);
  await writeFile(path, bytes);
  return { path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

const pdf = pdfOf([['第一条　从轻处罚须集体审议。']]);
const heading = ['序号', '制度名称', '文号', '制度类别', '文件名', '责任科室', '施行日期', '清理意见'];
const list = (rows: readonly (readonly string[])[]) =>
  new Uint8Array(workbook([{ name: '清单', rows: [['现有制度清单'], heading, ...rows], merges: ['A1:H1'] }]));
const rows = [
  ['1', '岗位责任制度', '云农〔2023〕8号', '岗位管理基本制度', '岗位责任.docx', '林业科', '2023年5月1日', '完善'],
  ['2', '裁量基准', '云农〔2024〕9号', '监督执行处罚制度', '裁量.pdf', '林业科', '', '清理'],
  ['3', '带宏的制度', '云农〔2024〕10号', '权力运行廉政制度', '宏.docx', '林业科', '', ''],
  ['4', '没有文件', '云农〔2024〕11号', '权力运行廉政制度', '没有.docx', '林业科', '', ''],
  ['5', '重复文号', '云农〔2023〕8号', '权力运行廉政制度', '多余.docx', '林业科', '', ''],
  ['6', '扫描的制度', '云农〔2024〕12号', '权力运行廉政制度', '扫描.pdf', '林业科', '', ''],
  ['7', '加密的制度', '云农〔2024〕13号', '权力运行廉政制度', '加密.pdf', '林业科', '', ''],
];
const files = {
  '制度/清单.xlsx': list(rows),
  '制度/岗位责任.docx': wordOf(['第一条　岗位职责明确到人。', '第二条　首问负责。']),
  '制度/裁量.pdf': pdf,
  '制度/扫描.pdf': pdfOf([[], []]),
  '制度/加密.pdf': pdfOf([['第一条']], { encrypted: true }),
  '制度/宏.docx': wordOf(['x'], { 'word/vbaProject.bin': strToU8('x') }),
  '制度/多余.docx': wordOf(['多余']),
  '制度/照片.jpg': strToU8('x'),
};

async function stage(): Promise<{ bureau: TestBureau; office: Actor }> {
  const bureau = await makeBureau(here.db);
  return { bureau, office: await bureau.actor('office') };
}

test('a folder is seen as it would be imported, refused ones by name with every reason, and nothing is written', async () => {
  const { office } = await stage();
  const file = await uploaded(files);
  const seen = await act(office, (tx) => previewFolder(tx, office, file, {}));
  expect(seen.list).toBe('制度/清单.xlsx');
  expect(seen.counts).toEqual({ inForce: 1, drafts: 2, textless: 1, refused: 4, unlisted: 1 });
  expect(seen.entries).toMatchObject([
    { title: '岗位责任制度', row: 3, class: 'postManagement', action: 'improve', effectiveFrom: '2023-05-01', kind: 'docx', characters: 23 },
    { title: '裁量基准', kind: 'pdf', characters: 14, effectiveFrom: null, action: 'clean' },
    { title: '扫描的制度', kind: 'pdf', characters: 0 },
  ]);
  expect(seen.refused.map(({ title, row, reasons }) => [title, row, ...reasons.map(({ code }) => code)])).toEqual([
    ['带宏的制度', 5, 'attachments/kind/invalid'],
    ['没有文件', 6, 'institutions/import/missing-file'],
    ['重复文号', 7, 'institutions/import/twice-number'],
    ['加密的制度', 9, 'institutions/file/unreadable/invalid'],
  ]);
  expect(seen.unlisted).toEqual(['制度/照片.jpg']);
  expect((await act(office, (tx) => institutionsFor(tx, office, { sort: 'title', limit: 10 }))).total).toBe(0);
});

test('it is imported as it was seen, in one transaction: texts can be searched, files saved as they came', async () => {
  const { office } = await stage();
  const file = await uploaded(files);
  const { digest } = await act(office, (tx) => previewFolder(tx, office, file, {}));
  const done = await act(office, (tx) => importFolder(tx, office, file, { digest, fileName: '制度.zip' }, moment));
  expect(done.counts).toEqual({ inForce: 1, drafts: 2, textless: 1, refused: 4, unlisted: 1 });
  const found = await act(office, (tx) => institutionsFor(tx, office, { q: '首问', sort: 'title', limit: 10 }));
  expect(found.rows.map(({ title, state, number }) => [title, state, number])).toEqual([['岗位责任制度', 'inForce', 1]]);
  expect(await act(office, (tx) => institutionFor(tx, office, found.rows[0]!.id))).toMatchObject({
    file: { name: '岗位责任.docx' },
    effectiveFrom: '2023-05-01',
    text: '第一条　岗位职责明确到人。\n第二条　首问负责。',
  });
  const kept = await act(office, (tx) => institutionsFor(tx, office, { q: '集体审议', sort: 'title', limit: 10 }));
  const saved = await act(office, (tx) => versionFile(tx, office, kept.rows[0]!.id, 0));
  expect([saved.name, Buffer.from(saved.body as Uint8Array).equals(pdf)]).toEqual(['裁量.pdf', true]);

  const again = await act(office, (tx) => previewFolder(tx, office, file, {}));
  expect([again.counts.inForce, again.counts.drafts]).toEqual([0, 0]);
  const empty = act(office, (tx) => importFolder(tx, office, file, { digest: again.digest, fileName: '制度.zip' }, moment));
  await expect(empty).rejects.toMatchObject({ code: 'institutions/import/nothing' });
});

test('where the library changed since the preview nothing is imported', async () => {
  const { bureau, office } = await stage();
  const file = await uploaded(files);
  const { digest } = await act(office, (tx) => previewFolder(tx, office, file, {}));
  const other = { title: '抢先登记', documentNumber: '云农〔2024〕9号', class: 'enforcement', action: 'establish', text: '' } as const;
  await act(office, (tx) => addInstitution(tx, office, { ...other, departmentId: bureau.departments.forestry }, moment));
  const late = act(office, (tx) => importFolder(tx, office, file, { digest, fileName: '制度.zip' }, moment));
  await expect(late).rejects.toMatchObject({ code: 'institutions/import/moved-on' });
  expect((await act(office, (tx) => institutionsFor(tx, office, { sort: 'title', limit: 10 }))).total).toBe(1);
});

test('a folder without a list, a file that is no zip, and whoever is not the office are refused', async () => {
  const { bureau, office } = await stage();
  const see = async (file: Upload, actor = office) => act(actor, (tx) => previewFolder(tx, actor, file, {}));
  await expect(see(await uploaded({ 'a.pdf': pdf }))).rejects.toMatchObject({ code: 'institutions/import/no-list/invalid' });
  await expect(see(await uploaded({ 'a.xlsx': strToU8('PK\u0003\u0004 none') }))).rejects.toMatchObject({ code: 'institutions/import/list/invalid' });
  const path = join(place, 'none.zip');
  await writeFile(path, 'none');
  await expect(see({ path, size: 4, sha256: '' })).rejects.toMatchObject({
    code: 'institutions/import/file/invalid',
    facts: { fault: 'formats/not-zip' },
  });
  const head = await bureau.actor('head');
  await expect(see(await uploaded(files), head)).rejects.toMatchObject({ code: 'institutions/keeper/forbidden' });
});

test('a list that names no department takes the one that is chosen', async () => {
  const { bureau, office } = await stage();
  const text = Buffer.from([...Buffer.from('title,number,class,file\n'), ...Buffer.from('A rule,YN-1,post,a.pdf\n')]);
  const file = await uploaded({ 'list.csv': text, 'a.pdf': pdf });
  const without = await act(office, (tx) => previewFolder(tx, office, file, {}));
  expect(without.refused[0]?.reasons.map(({ code }) => code)).toEqual(['institutions/import/missing-department']);
  const chosen = await act(office, (tx) => previewFolder(tx, office, file, { departmentId: bureau.departments.forestry }));
  expect(chosen.entries).toMatchObject([{ title: 'A rule', documentNumber: 'YN-1', department: '林业科' }]);
});

test('columns that were read wrongly are corrected by hand, and the same headings are read so the next time', async () => {
  const { office } = await stage();
  const made = (number: string, name: string) => {
    const sheet = [
      ['事项', '文号', '制度类别', '底稿', '责任科室'],
      [`${name}制度`, number, '岗位管理基本制度', `${name}稿.docx`, '林业科'],
    ];
    return uploaded({ '目录.xlsx': new Uint8Array(workbook([{ name: '目录', rows: sheet }])), [`${name}稿.docx`]: wordOf(['第一条　有章可循。']) });
  };
  const file = await made('云农〔2024〕21号', '巡查');
  const see = (of: Upload, asked = {}) => act(office, (tx) => previewFolder(tx, office, of, asked));
  const first = await see(file);
  expect(first.refused.map(({ reasons }) => reasons.map(({ field }) => field))).toEqual([['title', 'file']]);
  expect(first.sheets[0]!.columns.map(({ field }) => field)).toEqual([null, 'documentNumber', 'class', null, 'department']);

  const { layout } = first.sheets[0]!;
  const said = ['title', 'documentNumber', 'class', 'file', 'department'];
  const reading = JSON.stringify({ fields: { [layout!]: said } });
  const seen = await see(file, { reading });
  expect(seen.entries).toMatchObject([{ title: '巡查制度', path: '巡查稿.docx' }]);
  await act(office, (tx) => importFolder(tx, office, file, { reading, digest: seen.digest, fileName: '制度.zip' }, moment));

  const again = await see(await made('云农〔2024〕22号', '值守'));
  expect(again.sheets[0]).toMatchObject({ usual: true, columns: said.map((field) => ({ field })) });
  expect(again.entries).toMatchObject([{ title: '值守制度' }]);
  await expect(see(file, { reading: '{' })).rejects.toMatchObject({ code: 'institutions/import/reading/invalid' });
});

test('where its heading stands, and whose a sheet is, is said by hand too', async () => {
  const { bureau, office } = await stage();
  const sheet = [['单位自查'], ['一', '二', '三', '四'], ['巡查制度', '云农〔2024〕31号', '岗位管理基本制度', '巡查.docx']];
  const file = await uploaded({ '目录.xlsx': new Uint8Array(workbook([{ name: '目录', rows: sheet }])), '巡查.docx': wordOf(['第一条　巡查。']) });
  const see = (reading: object) => act(office, (tx) => previewFolder(tx, office, file, { reading: JSON.stringify(reading) }));
  expect((await see({})).sheets).toMatchObject([{ leftOut: 'no-heading' }]);
  const owner = bureau.departments.forestry;
  const { sheets } = await see({ sheets: { 0: { headingRow: 2, owner } } });
  const fields = { [sheets[0]!.layout!]: ['title', 'documentNumber', 'class', 'file'] };
  const seen = await see({ sheets: { 0: { headingRow: 2, owner } }, fields });
  expect(seen.entries).toMatchObject([{ title: '巡查制度', department: '林业科' }]);
});

test('the refused rows are there to download as they came, with the reasons of each, and mended there they are a list', async () => {
  const { office } = await stage();
  const book = async (of: Upload) => rowsIn((await act(office, (tx) => previewRefused(tx, office, of, {}, 'zh-CN'))).body as Uint8Array);
  const { 清单: refused } = await book(await uploaded(files));
  expect(refused!.map((cells) => [cells[1], ...cells.slice(-2)])).toEqual([
    ['制度名称', '原行号', '拒绝原因'],
    ['带宏的制度', '5', expect.stringMatching(/^文件 .*宏/)],
    ['没有文件', '6', '文件 没有找到文件“没有.docx”。请核对文件名，或者把文件放进来。'],
    ['重复文号', '7', '文号 文号和第 3 行《岗位责任制度》的一样。'],
    ['加密的制度', '9', expect.stringMatching(/^文件 [^/]+$/)],
  ]);
  const mended = workbook([{ name: '清单', rows: [refused![0]!, refused![2]!] }]);
  const again = await uploaded({ '清单.xlsx': new Uint8Array(mended), '没有.docx': wordOf(['第一条　有了。']) });
  expect((await act(office, (tx) => previewFolder(tx, office, again, {}))).entries).toMatchObject([{ title: '没有文件' }]);
  expect(Object.keys(await book(again))).toEqual(['没有被拒绝的行']);
});
