import type { Hono } from 'hono';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeBureau, makeCommission, type TestBureau } from '../../../../test/bureau.ts';
import { rowsIn } from '../../../../test/catalogue-of.ts';
import { database } from '../../../../test/database.ts';
import { serverOn, signedIn } from '../../../../test/people.ts';
import { rowsOf } from '../../../../test/rows.ts';
import { workbook } from '../../../../test/workbook.ts';

const here = database();
let bureau: TestBureau;
let server: Hono;
let headers: Record<string, string>;
beforeAll(async () => {
  bureau = await makeBureau(here.db);
  headers = await signedIn(here.db, bureau.accounts.office.accountId);
  server = serverOn(here.db);
});

type Reply = Readonly<{
  code?: string;
  facts?: Record<string, unknown>;
  counts?: Record<string, number>;
  entries?: Array<{ name: string; code: string }>;
}>;
async function ask(path: string, body: BodyInit, as = headers): Promise<readonly [number, Reply]> {
  const reply = await server.request(`/api/power-catalogue/${path}`, { method: 'POST', body, headers: as });
  return [reply.status, reply.headers.get('content-type')?.includes('json') ? ((await reply.json()) as Reply) : {}];
}
const bytes = (it: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(it);
const sheet = (inside: string, before = '') =>
  bytes(workbook([{ name: 'S', rows: [], xml: `${before}<worksheet><sheetData>${inside}</sheetData></worksheet>` }]));
const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const heading = `<row r="1">${['职权编码', '职权名称', '职权类别', '科室'].map(cell).join('')}</row>`;
const row = (at: number, code: string, name = '某项职权') => `<row r="${at}">${[code, name, '行政检查', '林业科'].map(cell).join('')}</row>`;
const empty = '<c/>'.repeat(16_384);

describe('a hostile spreadsheet', () => {
  test.each<readonly [string, () => BodyInit, string]>([
    ['that unpacks to a thousand times its size', () => sheet('<a/>'.repeat(6_000_000)), 'formats/bomb'],
    [
      'of a million rows of 16,384 empty cells',
      () => sheet(Array.from({ length: 400 }, (_, at) => `<row r="${at + 1}">${empty}</row>`).join('')),
      'formats/bomb',
    ],
    [
      'with shared texts without end',
      () => bytes(workbook([{ name: 'S', rows: [] }], { shared: `<si><t>${'x'.repeat(30_000)}</t></si>`.repeat(700) })),
      'formats/bomb',
    ],
    [
      'with more rows than a bureau has powers',
      () => sheet(heading + Array.from({ length: 5001 }, (_, at) => row(at + 2, `x-${at}`)).join('')),
      'formats/too-large',
    ],
    ['with entities', () => sheet(heading, '<!DOCTYPE x [<!ENTITY a "ha">]>'), 'formats/doctype'],
    ['of before 2007', () => bytes(Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)])), 'formats/xls'],
    ['cut short', () => sheet(heading).slice(0, 300), 'formats/xlsx-damaged'],
    ['of zeros', () => new Uint8Array(4000), 'formats/'],
    ['that is empty', () => ' ', 'formats/empty'],
  ])('%s is refused by name at every door, and nothing is written', async (_, body, fault) => {
    const before = await rowsOf(here.owner, bureau.bureauId);
    for (const path of ['preview', 'import?fileName=x', 'refused']) {
      const [status, { code, facts }] = await ask(path, body());
      expect([path, status, code, String(facts?.['fault'])]).toEqual([path, 422, 'powers/catalogue/file/invalid', expect.stringContaining(fault)]);
    }
    expect(await rowsOf(here.owner, bureau.bureauId)).toEqual(before);
  });

  test('over the limit of the server is refused before it is looked at', async () => {
    expect(await ask('preview', new Uint8Array(1_000_001))).toMatchObject([413, { code: 'platform/too-large' }]);
  });

  test('with formulas and links is taken as it showed, and sent back as texts', async () => {
    const formula = `<c t="str"><f>HYPERLINK("http://x","y")+[1]Sheet1!A1</f><v>=某项职权</v></c>`;
    const link = { 'xl/externalLinks/externalLink1.xml': '<externalLink/>' };
    const xml = `<worksheet><sheetData>${heading}<row r="2">${cell('@x-1')}${formula}${cell('行政检查')}${cell('林业科')}</row></sheetData></worksheet>`;
    const [status, reply] = await ask('import?fileName=x', bytes(workbook([{ name: 'S', rows: [], xml }], { more: link })));
    expect([status, reply.counts]).toEqual([200, { new: 1, changed: 0, unchanged: 0, refused: 0, aside: 0 }]);
    const book = await rowsIn(new Uint8Array(await (await server.request('/api/power-catalogue', { headers })).arrayBuffer()));
    expect(book['林业科']![3]!.slice(1, 4)).toEqual(["'@x-1", '行政检查', "'=某项职权"]);
    const list = await rowsIn(new Uint8Array(await (await server.request('/api/powers?format=xlsx', { headers })).arrayBuffer()));
    expect(Object.values(list)[0]![1]!.slice(0, 2)).toEqual(["'@x-1", "'=某项职权"]);
  });
});

test('the commission gets the catalogues of every bureau, and changes none', async () => {
  const other = await makeBureau(here.db);
  await ask('import?fileName=x', sheet(heading + row(2, 'y-1')), await signedIn(here.db, other.accounts.office.accountId));
  const commission = await signedIn(here.db, (await makeCommission(here.db)).accountId);
  const book = await rowsIn(new Uint8Array(await (await server.request('/api/power-catalogue', { headers: commission })).arrayBuffer()));
  const titles = Object.values(book).map(([title]) => title![0]);
  expect(titles.toSorted()).toEqual([`${bureau.name}林业科(部门)岗位职权目录`, `${other.name}林业科(部门)岗位职权目录`].toSorted());
  expect(await ask('preview', sheet(heading), commission)).toMatchObject([403, { code: 'platform/forbidden' }]);
});
