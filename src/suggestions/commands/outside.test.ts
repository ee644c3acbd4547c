import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { transact } from '#platform/db.ts';
import { database } from '../../../test/database.ts';
import { at, makeSuggesting, pointOf, type Suggesting } from '../../../test/suggesting.ts';
import { readCode } from '../receipt.ts';
import { suggestionFor } from '../store/record.ts';
import { answerSuggestion, declineSuggestion, dispatchSuggestion, takeUpSuggestion } from './handling.ts';
import { addWordFromOutside, followReceipt, type FromOutside, receiveFromOutside } from './outside.ts';

const here = database();
let { bureau, by, power } = {} as Suggesting;
beforeAll(async () => {
  ({ bureau, by, power } = await makeSuggesting(here.db));
});

const nobody = { bureaus: [] };
const send = (more: Partial<FromOutside> = {}) =>
  transact(here.db, nobody, (tx) =>
    receiveFromOutside(tx, { bureauId: bureau.bureauId, powerId: null, text: '窗口排队太久。', once: crypto.randomUUID(), ...more }, at),
  );
const follow = (code: string) => transact(here.db, nobody, (tx) => followReceipt(tx, code));
const say = (code: string, text: string) => transact(here.db, nobody, (tx) => addWordFromOutside(tx, code, text, at));
const idOf = async (number: string) =>
  (
    await here.owner
      .selectFrom('suggestion')
      .select('suggestionId')
      .where('bureauId', '=', bureau.bureauId)
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
  ).suggestionId;

test('one from outside comes before the office, and its author reads by the code what came of it', async () => {
  const { number, code } = await send({ powerId: power.powerId });
  const id = await idOf(number);
  expect(await by('office', (tx, actor) => suggestionFor(tx, actor, id, at.today))).toMatchObject({
    source: 'public',
    author: null,
    state: 'received',
  });
  expect(await follow(code)).toMatchObject({ number, bureau: bureau.name, powerId: power.powerId, state: 'received', entries: [] });
  const asked = { departmentId: bureau.departments.forestry, dueOn: '2026-03-09', note: '只给科室看的话' };
  await by('office', (tx, actor) => dispatchSuggestion(tx, actor, id, asked, at));
  await by('head', (tx, actor) => answerSuggestion(tx, actor, id, '下月起增开窗口。', at));
  await say(code, '谢谢，希望早日办到。');
  await by('office', (tx, actor) => declineSuggestion(tx, actor, id, '与廉政风险无关，已转窗口改进。', at));
  const read = (await follow(code))!;
  expect(read).toMatchObject({ state: 'declined', dueOn: null });
  expect(read.entries.map(({ deed, department, text }) => [deed, department, text])).toEqual([
    ['answer', '林业科', '下月起增开窗口。'],
    ['word', null, '谢谢，希望早日办到。'],
    ['decline', null, '与廉政风险无关，已转窗口改进。'],
  ]);
  expect(JSON.stringify(read)).not.toMatch(/严书衡|林致远|只给科室看的话/);
  await expect(say(code, '还有一句。')).rejects.toMatchObject({ code: 'suggestions/cannot' });
});

test('taken up, it is a risk point that the public found', async () => {
  const { number, code } = await send();
  const id = await idOf(number);
  const { riskPointId } = await by('office', (tx, actor) => takeUpSuggestion(tx, actor, id, pointOf(bureau.departments.forestry), at));
  const point = await here.owner.selectFrom('riskPoint').select('foundBy').where('riskPointId', '=', riskPointId).executeTakeFirstOrThrow();
  expect([point.foundBy, (await follow(code))!.entries[0]!.text]).toEqual(['public', '意见已经采纳。']);
});

test('sent twice, or three times at once, it is one suggestion with one code; another text or form is another', async () => {
  const once = crypto.randomUUID();
  const [first, ...more] = await Promise.all([send({ once }), send({ once }), send({ once })]);
  for (const again of [...more, await send({ once })]) expect(again).toEqual(first);
  const others = [await send({ once, text: '另外一件事。' }), await send({ once, powerId: power.powerId }), await send()];
  expect(new Set([first, ...others].map((it) => it!.code)).size).toBe(4);
  expect(new Set([first, ...others].map((it) => it!.number)).size).toBe(4);
});

test('a further word sent twice at once is said once', async () => {
  const { code } = await send();
  await Promise.all([say(code, '补充一句。'), say(code, '补充一句。')]);
  expect((await follow(code))!.entries.length).toBe(1);
});

test('no code, and nothing of who wrote, stands anywhere in the database', async () => {
  const { number, code } = await send({ text: '查一查哪里记着回执码。' });
  const { rows } = await sql<{
    name: string;
  }>`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`.execute(here.owner);
  for (const { name } of rows) {
    const { rows: found } = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)} t where t::text ilike ${`%${code}%`}`.execute(
      here.owner,
    );
    expect([name, found[0]!.n]).toEqual([name, 0]);
  }
  const id = await idOf(number);
  const trail = await here.owner.selectFrom('auditEntry').selectAll().where('subjectId', '=', id).execute();
  expect(trail.map(({ actorName, account, actorId }) => [actorName, account, actorId])).toEqual([
    ['群众', 'portal', '00000000-0000-0000-0000-000000000000'],
  ]);
});

describe('what is refused', () => {
  test.each([
    ['a power that is not there', async () => ({ powerId: crypto.randomUUID() }), 'about/invalid'],
    ['a bureau that is not there', async () => ({ bureauId: crypto.randomUUID() }), 'bureau/invalid'],
    ['a power of another bureau', async () => ({ powerId: (await elsewhere()).powerId }), 'about/invalid'],
    ['an internal power', () => elsewhere({ open: false }), 'about/invalid'],
    ['a power that is no longer published', () => elsewhere({ state: 'repealed' }), 'about/invalid'],
  ] as const)('%s', async (_, more, code) => {
    await expect(send(await more())).rejects.toMatchObject({ code: `suggestions/${code}` });
  });

  test('but not a published power of that bureau', async () => {
    await expect(send(await elsewhere())).resolves.toMatchObject({ number: 'JY-2026-0001' });
  });

  test('a code that nobody was given', async () => {
    const { code } = await send();
    const other = `${code.startsWith('3') ? '4' : '3'}${code.slice(1)}`;
    expect([readCode(other), await follow(other)]).toEqual([other, null]);
    await expect(say(other, '补充')).rejects.toMatchObject({ code: 'suggestions/not-found' });
  });
});

/** The power of another bureau, changed; and that bureau. */
async function elsewhere({ open = true, state = 'published' }: { open?: boolean; state?: 'published' | 'repealed' } = {}) {
  const other = await makeSuggesting(here.db);
  const { powerId, versionId } = other.power;
  await here.owner.updateTable('power').set({ open }).where('powerId', '=', powerId).execute();
  await here.owner.updateTable('powerVersion').set({ state }).where('versionId', '=', versionId).execute();
  return { powerId, bureauId: other.bureau.bureauId };
}
