import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { makeBureau, type TestBureau, testDay } from '../../../../test/bureau.ts';
import { database } from '../../../../test/database.ts';
import { serverOn, signedIn, testNow } from '../../../../test/people.ts';
import { rowsIn } from '../../../../test/catalogue-of.ts';
import { rowsOf } from '../../../../test/rows.ts';
import { describeShared, shared } from '../../../../test/shared.ts';
import { addSharedOrganization } from '../../../../test/shared-organization.ts';
import { transact } from '#platform/db.ts';
import { uploadOf } from '#platform/upload.ts';
import { words } from '../../words.ts';
import { importCatalogue } from './importing.ts';
import { previewCatalogue } from './preview.ts';

const here = database();
const moment = { now: testNow, today: testDay };
let bureau: TestBureau;
beforeAll(async () => {
  bureau = await makeBureau(here.db);
  await addSharedOrganization(here.db, bureau);
});

type Limit = { value: number; unit: string } | null;
type Expected = Readonly<{
  accepted: number;
  refused: unknown[];
  powers: ReadonlyArray<{ basis: { document: string; version: string; articles: string[] }[]; timeLimit: { statutory: Limit; promised: Limit } }>;
}>;

const limit = (it: { days: number; unit: string } | null): Limit => it && { value: it.days, unit: it.unit };

/**
 * The expected file's own way to write what stands behind a document: its `version` is that text up to the closing bracket, so that it
 * repeats the articles where there is no version, and where there is one the articles behind it are lost. We keep both.
 */
function asExpected({ document, version, articles }: { document: string; version: string; articles: string[] }) {
  return version === '' ? { document, version: articles.join('、'), articles } : { document, version: `(${version}`, articles: [] };
}

describeShared('the shared catalogue', () => {
  test('is understood row by row as the expected file says, imported as drafts, and changes nothing when it is imported again', async () => {
    const file = await uploadOf(shared('powers/职权目录.xlsx'));
    const expected = JSON.parse(readFileSync(shared('powers/expected/职权目录.json'), 'utf8')) as Expected;
    const office = await bureau.actor('office');
    const run = <R>(work: Parameters<typeof transact<R>>[2]): Promise<R> => transact(here.db, office, work);
    const seen = await run((tx) => previewCatalogue(tx, office, file, { positions: 'refuse' }, moment));
    const zh = Object.fromEntries(Object.entries(words.categories).map(([key, [name]]) => [key, name]));
    const told = seen.entries.map(({ basis, statutory, promised, open, category, ...it }) => ({
      sheet: it.sheet,
      row: it.row,
      code: it.code,
      category: zh[category],
      name: it.name,
      department: it.department,
      basis: basis.map(asExpected),
      procedure: it.procedure,
      timeLimit: { statutory: limit(statutory), promised: limit(promised) },
      responsibility: it.responsibility,
      positions: it.positions,
      public: open,
    }));
    expect(seen.refused).toEqual([]);
    expect(seen.counts).toEqual({ new: expected.accepted, changed: 0, unchanged: 0, refused: 0, aside: 11 });
    const sorted = (it: unknown): unknown =>
      it && typeof it === 'object' && 'positions' in it ? { ...it, positions: (it.positions as string[]).toSorted() } : it;
    expect(told.map(sorted)).toEqual(expected.powers.map(sorted));
    expect(seen.entries.find(({ code }) => code === 'YT-XK-08')!.basis[0]).toEqual({
      document: '中华人民共和国渔业法',
      version: '2013年修正',
      articles: ['第十六条'],
    });

    const asked = { positions: 'refuse', fileName: '职权目录.xlsx', digest: seen.digest } as const;
    const done = await run((tx) => importCatalogue(tx, office, file, asked, moment));
    expect(done).toEqual({ counts: seen.counts, refused: [], positions: 0 });
    const before = await rowsOf(here.owner, bureau.bureauId);
    const again = await run((tx) => importCatalogue(tx, office, file, { ...asked, digest: undefined }, moment));
    expect(again.counts).toEqual({ new: 0, changed: 0, unchanged: 41, refused: 0, aside: 11 });
    expect(await rowsOf(here.owner, bureau.bureauId)).toEqual(before);
    await expect(run((tx) => importCatalogue(tx, office, file, asked, moment))).rejects.toThrow('powers/catalogue/moved-on');
  });

  test('is written as a document with every department in its contents, and through the doors', async () => {
    const headers = await signedIn(here.db, bureau.accounts.office.accountId);
    const server = serverOn(here.db);
    const ask = async (as: string, filter = '') => (await server.request(`/api/power-catalogue?as=${as}${filter}`, { headers })).arrayBuffer();
    const xml = strFromU8(unzipSync(new Uint8Array(await ask('docx')))['word/document.xml']!);
    const headings = [...xml.matchAll(/<w:pStyle w:val="Heading1"\/>.*?<\/w:p>/gs)].map(([it]) => it.replace(/<[^>]+>/g, ''));
    expect(headings).toHaveLength(11);
    expect(headings).toContain('农业综合执法大队(部门)岗位职权目录');
    const entries = [...xml.matchAll(/<w:hyperlink.*?<\/w:hyperlink>/gs)].map(([it]) => it.replace(/<w:instrText.*?<\/w:instrText>|<[^>]+>/gs, ''));
    expect(entries.map((entry) => entry.replace(/\d+$/, ''))).toEqual(headings);
    expect(Number(/\d+$/.exec(entries.at(-1)!)![0])).toBeGreaterThan(11);
    expect(xml).toContain('《中华人民共和国渔业法》(2013年修正)第十六条');
    const book = await rowsIn(new Uint8Array(await ask('xlsx', '&category=penalty')));
    expect(Object.entries(book).map(([name, rows]) => [name, rows.length])).toEqual([['农业综合执法大队', 11]]);
  }, 60_000);
});
