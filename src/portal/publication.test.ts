import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Day, day } from '#engine/days.ts';
import { transact } from '#platform/db.ts';
import { momentOf } from '#platform/moment.ts';
import { changePower } from '#powers/commands/catalogue/changing.ts';
import { layOut } from '#powers/web/editor/layOut.ts';
import { makeBureau, makeLegalAffairs, type TestBureau } from '../../test/bureau.ts';
import { database } from '../../test/database.ts';
import { serverOn, testNow } from '../../test/people.ts';
import { type Desks, desks, flowchart, law, type Made, publishedAt } from '../../test/published.ts';
import { workDown } from '../../test/working.ts';
import { jobs as jobsWith } from './worker.ts';

const jobs = jobsWith(layOut);
const here = database();
let bureau: TestBureau;
let at: Desks;
let count = 0;

beforeAll(async () => {
  bureau = await makeBureau(here.db, '云汀市林业局');
  at = desks(here.db, bureau, await makeLegalAffairs(here.db), testNow);
});

const work = (on = '2026-03-02') => workDown(here, jobs, new Date(`${on}T02:00:00Z`));
const read = async (path: string, on = '2026-03-02') => {
  const reply = await serverOn(here.db, new Date(`${on}T02:00:00Z`)).request(path);
  return { status: reply.status, text: await reply.text() };
};
const data = async (path: string, on?: string) => JSON.parse((await read(path, on)).text) as Record<string, unknown>;
const idsIn = async (query = '', on?: string) =>
  ((await data(`/portal/powers.json${query}`, on))['powers'] as Array<{ id: string }>).map(({ id }) => id);

const draft = {
  basis: [law],
  procedure: '受理、审查、决定',
  responsibility: '超限额核发的',
  promisedLimit: 10,
  promisedUnit: 'workingDay',
  flowchart: flowchart('受理', '决定'),
} as const;
const add = (more: Partial<Parameters<Desks['add']>[0]> = {}, content: Parameters<Desks['add']>[1] = draft): Promise<Made> =>
  at.add({ code: `LY-XK-${(count += 1)}`, name: '林木采伐许可证核发', category: 'licence', open: true, department: 'forestry', ...more }, content);
const published = async (from: string, more = {}, content: Parameters<Desks['add']>[1] = draft) => {
  const made = await publishedAt(at, await add(more, content), day(from));
  await work();
  return made;
};
const changed = async ({ id }: Made, from: string, words: object): Promise<Made> => publishedAt(at, await at.draft(id, words), from as Day);

test('a power is on the portal once it has passed every desk and is published, and not before', async () => {
  const made = await add();
  const page = `/portal/powers/${made.id}`;
  for (const pass of [() => at.submit(made), () => at.review(made), () => at.legalReview(made)]) {
    await pass();
    await work();
    expect((await read(page)).status).toBe(404);
  }
  await at.publish(made, day('2026-03-01'));
  await work();
  const { status, text } = await read(page);
  expect(status).toBe(200);
  for (const shown of [
    '林木采伐许可证核发',
    '《中华人民共和国森林法》第五十七条',
    '受理、审查、决定',
    '超限额核发的',
    '10 个工作日',
    '林业科',
    '云汀市林业局',
    '第1版，2026年3月1日起施行',
  ]) {
    expect(text).toContain(shown);
  }
  expect(text).toContain('经市法制办审核');
  expect(text).toMatch(/<svg[^>]*role="img"/);
  expect(await data(`${page}.json`)).toMatchObject({
    id: made.id,
    state: 'inForce',
    promised: { days: 10, unit: 'workingDay' },
    versions: [{ version: 1 }],
  });
  expect((await read(`${page}.bpmn`)).text).toBe(draft.flowchart);
});

test('what a draft of the next version says is not there, whoever returns it with whatever reason', async () => {
  const made = await published('2026-03-01');
  const next = await at.draft(made.id, { procedure: '草稿里的程序' });
  await at.submit(next);
  await at.giveBack(next, '退回的理由');
  await work();
  const { text } = await read(`/portal/powers/${made.id}`);
  expect([text.includes('草稿里的程序'), text.includes('退回的理由')]).toEqual([false, false]);
  expect((await read(`/portal/powers/${made.id}/versions/2`)).status).toBe(404);
});

test('a new version takes the place of the old one on its day; the old one stays readable', async () => {
  const made = await published('2026-03-01');
  await changed(made, '2026-05-01', { procedure: '新的程序' });
  await work();
  const page = `/portal/powers/${made.id}`;

  const before = await read(page);
  expect(before.text).toContain('受理、审查、决定');
  expect(before.text).toContain('第2版已经公布，自2026年5月1日起施行；在此之前按本版办理。');
  expect((await read(`${page}/versions/2`)).text).toContain('自2026年5月1日起施行，现在还没有生效');
  expect((await data(`${page}.json`))['versions']).toMatchObject([
    { version: 2, state: 'coming' },
    { version: 1, state: 'inForce', validTo: '2026-04-30' },
  ]);

  const after = await read(page, '2026-05-01');
  expect(after.text).toContain('新的程序');
  expect(after.text).not.toContain('受理、审查、决定');
  const old = await read(`${page}/versions/1`, '2026-05-01');
  expect(old.text).toContain('受理、审查、决定');
  expect(old.text).toContain('这是旧版，施行至2026年4月30日，已被新版取代。');
  expect((await idsIn('?q=新的程序')).includes(made.id)).toBe(false);
  expect((await idsIn('?q=新的程序', '2026-05-01')).includes(made.id)).toBe(true);
});

test('a first version for a day to come can be read from its publication on, and says so', async () => {
  const made = await published('2026-06-01');
  expect((await read(`/portal/powers/${made.id}`)).text).toContain('已经公布，自2026年6月1日起施行，现在还没有生效。');
  expect((await read(`/portal?q=${encodeURIComponent('林木采伐')}`)).text).toContain('尚未施行，2026年6月1日起施行');
  expect((await read(`/portal/powers/${made.id}`, '2026-06-01')).text).not.toContain('还没有生效');
});

test('a repealed power leaves the list on the day after its last one, and says at its address that it has ended', async () => {
  const made = await published('2026-03-01');
  await at.repeal(made);
  await work();
  expect((await idsIn()).includes(made.id)).toBe(true);
  expect((await read(`/portal/powers/${made.id}`)).text).toContain('2026年3月2日为最后施行日，此后废止。');
  expect((await idsIn('', '2026-03-03')).includes(made.id)).toBe(false);
  expect((await idsIn('?ended=yes', '2026-03-03')).includes(made.id)).toBe(true);
  expect((await read(`/portal/powers/${made.id}`, '2026-03-03')).text).toContain('这项职权已经废止，最后施行日为2026年3月2日。');
});

test.each([
  ['one that is not open', { open: false }],
  ['an internal one, even if it is called open', { category: 'finance' as const, open: true }],
])('%s never comes there', async (_, more) => {
  const made = await published('2026-03-01', more);
  for (const end of ['', '.json', '.bpmn', '.svg', '/versions/1', '/versions/1.json'])
    expect((await read(`/portal/powers/${made.id}${end}`)).status).toBe(404);
  expect((await idsIn()).includes(made.id)).toBe(false);
});

test('one that is closed afterwards is gone with the next preparation, and a bureau without any is not named', async () => {
  const other = await makeBureau(here.db, '云汀市水务局');
  const there = desks(here.db, other, await makeLegalAffairs(here.db), testNow);
  const made = await publishedAt(
    there,
    await there.add({ code: 'SW-1', name: '取水许可', category: 'licence', open: true, department: 'forestry' }, draft),
    day('2026-03-01'),
  );
  await work();
  expect((await read('/portal')).text).toContain('云汀市水务局');
  await here.owner.updateTable('power').set({ open: false }).where('powerId', '=', made.id).execute();
  const nightly = jobs.find(({ name }) => name === 'portal.prepare')!;
  await nightly.run({ db: here.db, url: here.url, clock: () => ({ now: testNow, today: day('2026-03-02') }) }, {});
  await work();
  expect((await read(`/portal/powers/${made.id}`)).status).toBe(404);
  expect((await read('/portal')).text).not.toContain('云汀市水务局');
});

test('one that is named otherwise or closed is so on the portal at once, its old versions too', async () => {
  const made = await published('2026-03-01');
  const identity = {
    code: `LY-XK-${(count += 1)}`,
    name: '改了名的许可',
    category: 'licence',
    departmentId: bureau.departments.forestry,
    keyArea: null,
  } as const;
  const actor = await bureau.actor('office2');
  const change = (open: boolean, who = actor) =>
    transact(here.db, who, (tx) => changePower(tx, who, made.id, { ...identity, open }, momentOf(testNow)));
  await change(true);
  await work();
  expect((await read(`/portal/powers/${made.id}/versions/1`)).text).toContain('改了名的许可');
  await change(false);
  await work();
  expect((await read(`/portal/powers/${made.id}`)).status).toBe(404);
  const head = await bureau.actor('head');
  await expect(change(true, head)).rejects.toMatchObject({ code: 'powers/opening/forbidden' });
  await work();
  expect((await read(`/portal/powers/${made.id}`)).status).toBe(404);
});

test('preparing twice writes nothing twice', async () => {
  const made = await published('2026-03-01');
  const printOf = async () => {
    const { rows } = await sql<{ written: string }>`select xmin::text as written from portal_power where power_id = ${made.id}`.execute(here.owner);
    return rows;
  };
  const before = await printOf();
  const job = jobs.find(({ name }) => name === 'powers.publication-changed');
  const bench = { db: here.db, url: here.url, clock: () => ({ now: testNow, today: day('2026-03-02') }) };
  await Promise.all([1, 2, 3].map(() => job!.run(bench, { bureauId: bureau.bureauId, powerId: made.id })));
  expect(await printOf()).toEqual(before);
});

test('markup in any text stands for itself, in the page, the picture, the data and the name of the file', async () => {
  const evil = `"'><img src=x onerror=alert(1)></title></svg></style><script>alert(2)</script>&amp;`;
  const escaped = evil.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const content = {
    basis: [{ document: evil, article: evil.slice(0, 90), text: evil }],
    procedure: evil,
    responsibility: evil,
    flowchart: flowchart(escaped, '决定'),
  };
  const made = await published('2026-03-01', { name: evil, code: `X${evil.slice(0, 40)}` }, content);
  const page = `/portal/powers/${made.id}`;
  for (const path of [page, `${page}?language=en`, '/portal', `${page}/versions/1`, `/portal/departments/${bureau.departments.forestry}`]) {
    const { text } = await read(path);
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(text.match(/<(?:img|script)/g)).toBeNull();
    expect(text.match(/<\/(?:title|style)>/g)!.length).toBe(text.match(/<(?:title|style)\b/g)!.length);
  }
  const picture = await serverOn(here.db).request(`${page}.svg`);
  expect(picture.headers.get('content-security-policy')).toContain('sandbox');
  expect(await picture.text()).not.toMatch(/<(?:img|script)/);
  const file = await serverOn(here.db).request(`${page}.bpmn`);
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w%.*'()~!-]+$/);
  expect(await data(`${page}.json`)).toMatchObject({ name: evil, procedure: evil });
});
