import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { transact } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { makeBureau, type TestBureau } from '../../test/bureau.ts';
import { database } from '../../test/database.ts';
import { serverOn } from '../../test/people.ts';
import { plain } from './search.ts';

const here = database();
let bureau: TestBureau;
let other: TestBureau;

const content = {
  publishedOn: '2026-03-01',
  basis: [],
  procedure: '',
  responsibility: '',
  statutoryLimit: 20,
  statutoryUnit: 'workingDay',
  promisedLimit: null,
  promisedUnit: null,
  positions: [],
  steps: [],
};

type Given = Readonly<{
  code: string;
  name: string;
  category?: string;
  at?: TestBureau;
  search?: string;
  validTo?: string;
  department?: 'forestry' | 'fishery';
}>;

/** A power as a publication prepares it, without the publication. */
async function prepared({ code, name, category = 'licence', at = bureau, search = '', validTo, department = 'forestry' }: Given): Promise<string> {
  const powerId = newId();
  const departmentId = at.departments[department];
  await transact(here.db, at.bureauId ? { bureaus: [at.bureauId] } : { bureaus: [] }, async (tx) => {
    await tx
      .insertInto('power')
      .values({ bureauId: at.bureauId, powerId, code, name, category: category as 'licence', departmentId, open: true })
      .execute();
    await sql`insert into portal_power (bureau_id, power_id, number, code, name, category, department_id, department, place, valid_from, valid_to, repealed, shown_from, shown_to, content, bpmn, search)
      values (${at.bureauId}, ${powerId}, 1, ${code}, ${name}, ${category}::power_category, ${departmentId}, ${department}, 1, '2026-01-01', ${validTo ?? null}, ${validTo !== undefined}, '-infinity', 'infinity', ${JSON.stringify(content)}, '<a/>', ${plain(`${code}\n${name}\n${search}`)})`.execute(
      tx,
    );
  });
  return powerId;
}

beforeAll(async () => {
  [bureau, other] = [await makeBureau(here.db, '云汀市林业局'), await makeBureau(here.db, '云汀市水务局')];
  for (const { bureauId, name } of [bureau, other]) {
    await transact(here.db, { bureaus: [bureauId] }, (tx) =>
      tx.insertInto('portalBureau').values({ bureauId, name, commission: null, legalAffairs: null }).execute(),
    );
  }
  await prepared({ code: 'LY-1', name: '林木采伐许可证核发', search: '《中华人民共和国森林法》第五十六条\n伐区现场查验' });
  await prepared({ code: 'LY-2', name: '木材运输证核发', department: 'fishery' });
  await prepared({ code: 'LY-3', name: '盗伐林木处罚', category: 'penalty' });
  await prepared({ code: 'LY-4', name: '已经废止的许可', validTo: '2026-02-28' });
  await prepared({ code: 'SW-1', name: '取水许可 100%_\\', at: other, search: 'ＡＢＣ Permit' });
});

const server = () => serverOn(here.db);
const read = async (path: string) => {
  const reply = await server().request(path);
  return { status: reply.status, text: await reply.text(), headers: reply.headers };
};
const codes = async (query: Record<string, string>): Promise<string[]> => {
  const { text } = await read(`/portal/powers.json?${new URLSearchParams(query)}`);
  return (JSON.parse(text) as { powers: Array<{ code: string }> }).powers.map(({ code }) => code);
};

describe('the list', () => {
  test.each([
    ['a word of two characters', { q: '采伐' }, ['LY-1']],
    ['one character', { q: '木' }, ['LY-1', 'LY-2', 'LY-3']],
    ['two words, both of them', { q: '林木 核发' }, ['LY-1']],
    ['a wide space between them', { q: '林木　处罚' }, ['LY-3']],
    ['a code in small letters', { q: 'ly-2' }, ['LY-2']],
    ['a step', { q: '现场查验' }, ['LY-1']],
    ['a law', { q: '森林法》第五十六条' }, ['LY-1']],
    ['wide letters as narrow ones', { q: 'abc permit' }, ['SW-1']],
    ['what would be a pattern, as text', { q: '100%_\\' }, ['SW-1']],
    ['a percent sign alone', { q: '%' }, ['SW-1']],
    ['an underscore alone', { q: '_' }, ['SW-1']],
    ['a word of nothing', { q: '没有这个词' }, []],
    ['a category', { category: 'penalty' }, ['LY-3']],
    ['what a form left empty', { q: '', category: '', department: '', bureau: '' }, ['LY-1', 'LY-2', 'LY-3', 'SW-1']],
    ['those that have ended', { ended: 'yes' }, ['LY-4']],
  ] as const)('is found by %s', async (_, query, expected) => {
    expect(await codes(query)).toEqual(expected);
  });

  test('is found by bureau and by department', async () => {
    expect(await codes({ bureau: other.bureauId })).toEqual(['SW-1']);
    expect(await codes({ department: bureau.departments.fishery })).toEqual(['LY-2']);
    const { text } = await read(`/portal/departments/${bureau.departments.forestry}`);
    expect([text.includes('林木采伐许可证核发'), text.includes('木材运输证核发')]).toEqual([true, false]);
    expect((await read(`/portal/departments/${bureau.departments.personnel}`)).status).toBe(404);
  });

  test('goes on by key: every power once, none twice, whatever the size of the page', async () => {
    for (const limit of [1, 2, 3]) {
      const seen: string[] = [];
      let next: string | null = `/portal/powers.json?limit=${limit}`;
      while (next) {
        const page = JSON.parse((await read(next)).text) as { powers: Array<{ code: string }>; next: string | null };
        expect(page.powers.length).toBeLessThanOrEqual(limit);
        seen.push(...page.powers.map(({ code }) => code));
        next = page.next;
      }
      expect(seen).toEqual(['LY-1', 'LY-2', 'LY-3', 'SW-1']);
    }
  });

  test('says how many there are, and what to do where there is none', async () => {
    expect((await read('/portal')).text).toContain('共 4 项');
    expect((await read('/portal?language=en')).text).toContain('4 powers');
    const none = await read(`/portal?q=${encodeURIComponent('没有')}`);
    expect(none.text).toContain('没有找到符合条件的职权');
    expect(none.text).toContain('查看全部职权');
  });

  test('keeps what was sought in the form, in every link and in the other language', async () => {
    const { text } = await read(`/portal?q=${encodeURIComponent('林木"<b>')}&category=licence`);
    expect(text).toContain('value="林木&quot;&lt;b&gt;"');
    expect(text).toContain('<option value="licence" selected>');
    expect(text).toContain(`href="/portal?q=${encodeURIComponent('林木"<b>')}&amp;category=licence&amp;language=en"`);
    expect(text).not.toContain('<b>"');
  });
});

describe('refused with a page that says why', () => {
  const long = encodeURIComponent('查'.repeat(1000));
  test.each([
    ['a thousand characters to look for', `/portal?q=${long}`, 422, '查找的文字太长，最多 100 字'],
    ['many words', `/portal?q=${[...'一二三四五六七八九十百'].join('+')}`, 422, '10 个词'],
    ['a NUL', '/portal?q=%00', 422, '无法保存的字符'],
    ['a category that there is not', '/portal?category=everything', 422, '填写的内容有误'],
    ['a category that is a property of objects', '/portal?category=constructor', 422, '填写的内容有误'],
    ['a bureau that is no id', "/portal?bureau='or'1", 422, '填写的内容有误'],
    ['a place in the list that was never given', '/portal?after=xyz', 422, '翻页的位置已失效'],
    [
      'a forged place',
      `/portal?after=${Buffer.from('["a\\u0000","00000000-0000-7000-8000-000000000000"]').toString('base64url')}`,
      422,
      '翻页的位置已失效',
    ],
    ['too many rows', '/portal/powers.json?limit=100000', 422, '填写的内容有误'],
    ['no rows', '/portal/powers.json?limit=0', 422, '填写的内容有误'],
    ['an id that is none', '/portal/powers/1', 404, '这里没有公开的内容'],
    ['an id that nobody has', `/portal/powers/${newId()}`, 404, '这里没有公开的内容'],
    ['a number that is none', `/portal/powers/${newId()}/versions/0x1`, 404, '这里没有公开的内容'],
    ['a number beyond all', `/portal/powers/${newId()}/versions/99999999999999999999`, 404, '这里没有公开的内容'],
    ['another form', `/portal/powers/${newId()}.exe`, 404, '这里没有公开的内容'],
    ['a path upwards', '/portal/powers/..%2f..%2fetc%2fpasswd', 404, '这里没有公开的内容'],
    ['a prototype', '/portal/powers/__proto__', 404, '这里没有公开的内容'],
  ])('%s', async (_, path, status, says) => {
    const reply = await read(path);
    expect([reply.status, reply.text]).toEqual([status, expect.stringContaining(says)]);
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(reply.text).toContain('href="/portal"');
  });
});
