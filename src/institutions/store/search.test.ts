import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { transact, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { makeBureau, type TestBureau } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { seedOf } from '../../../test/seed.ts';
import { institutionsFor } from './list.ts';

const here = database();
const count = Number(process.env['INSTITUTIONS'] ?? 600); // fifty thousand were measured so
let bureau: TestBureau;
let other: TestBureau;
let staff: Actor;

/** Texts of some three hundred characters, each with words that few have and words that all have. */
beforeAll(async () => {
  [bureau, other] = [await makeBureau(here.db), await makeBureau(here.db)];
  staff = await bureau.actor('staff');
  for (const [of, many] of [
    [bureau, count],
    [other, 50],
  ] as const) {
    await sql`insert into institution (bureau_id, institution_id, title, document_number, class, action, status, department_id, text)
      select ${of.bureauId}, gen_random_uuid(), '制度' || n, '云农〔' || (2000 + n % 26) || '〕' || n || '号', 'powerOperation', 'establish', 'draft',
        ${of.departments.forestry},
        '第一条　为规范行政审批和督' || case when n % 97 = 0 then '办' else '促' end || '，制定本制度。' || chr(10) ||
        (select string_agg(chr(19968 + (n * 7919 + k * 104729) % 3000), '') from generate_series(1, 300) as k)
      from generate_series(1, ${many}::int) as n`.execute(here.owner);
  }
  await sql`analyze institution`.execute(here.owner);
}, 600_000);

const found = (q: string, actor = staff) => transact(here.db, actor, (tx) => institutionsFor(tx, actor, { q, sort: 'documentNumber', limit: 1000 }));

test('a word of two characters is found anywhere, with its place, and in one’s own bureau alone', async () => {
  const { rows, total } = await found('督办');
  expect(total).toBe(Math.floor(count / 97));
  expect(rows[0]!.places[0]!.filter((it) => it.marked).map((it) => it.text)).toEqual(['督办']);
  const stranger = await other.actor('staff');
  expect((await found('督促', stranger)).total).toBe(50);
});

test('parts of words, several words, numbers and a single character are found; what is nowhere is not', async () => {
  expect((await found('政审批和督办')).total).toBe(Math.floor(count / 97));
  expect((await found('督办 审批')).total).toBe(Math.floor(count / 97));
  expect((await found('〕97号')).rows.map(({ title }) => title)).toEqual(['制度97']);
  expect((await found('制')).total).toBe(count);
  expect((await found('办')).total).toBe((await found('督办')).total + (await found('办 促')).total); // of one character the text is asked too
  expect((await found('批审')).total).toBe(0);
  expect((await found('100% 督办')).total).toBe(0);
  expect((await found('𠮷')).total).toBe(0); // one character too, though it is two halves
});

test('what is found is what holds the words, whatever they are', async () => {
  const { rows } = await sql<{ title: string; number: string; text: string }>`
    select title, document_number as number, text from institution where bureau_id = ${bureau.bureauId}`.execute(here.owner);
  const wholes = rows.slice(0, 600).map(({ title, number, text }) => `${title} ${number} ${text}`);
  const word = fc
    .tuple(fc.nat(wholes.length - 1), fc.nat(330), fc.integer({ min: 2, max: 6 }))
    .map(([row, at, length]) => wholes[row]!.slice(at, at + length));
  await fc.assert(
    fc.asyncProperty(word, async (text) => {
      const words = text
        .trim()
        .split(/\s+/)
        .filter((it) => it.length > 1);
      fc.pre(words.length > 0);
      const expected = rows.filter((it) => words.every((one) => `${it.title} ${it.number} ${it.text}`.toLowerCase().includes(one.toLowerCase())));
      expect((await found(words.join(' '))).total).toBe(expected.length);
    }),
    { seed: seedOf(5), numRuns: 60 },
  );
}, 60_000);

test('an index answers, behind the wall, also of words that all texts say', async () => {
  const scans = (tx: Tx, of: string) => sql<{ count: number }>`select pg_stat_get_xact_numscans(${of}::regclass) as count`.execute(tx);
  await transact(here.db, staff, async (tx) => {
    const [before] = (await scans(tx, 'institution_by_pieces')).rows;
    await institutionsFor(tx, staff, { q: '行政审批 制', sort: 'title', limit: 10 });
    const [after] = (await scans(tx, 'institution_by_pieces')).rows;
    expect(after!.count - before!.count).toBe(2); // for the page, and for the count
  });
});

test('what is shown of long texts is cut out of them by the database', async () => {
  const { rows } = await found('督办 制定');
  for (const { places } of rows) {
    expect(places.length).toBeGreaterThan(0);
    expect(places.flat().reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(400);
  }
});
