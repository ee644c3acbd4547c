import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { PersonKey } from '../../../test/bureau.ts';
import { database, somebodyWaits } from '../../../test/database.ts';
import { act, line, moment, openRound, reviewed, type Round, sit } from '../../../test/round.ts';
import { formFor } from '../store/record.ts';
import { sittingsFor } from '../store/sitting.ts';
import { decisionsOf } from '../store/sittingPoints.ts';
import { sittingRecord } from '../store/sittingRecord.ts';
import { minutesDocument } from './documents.ts';
import { returnForm } from './reviewing.ts';
import { agreePoints, attendSitting } from './sitting.ts';
import { returnPoint } from './sittingPoints.ts';

const here = database();
const agree = { ids: null, opinion: null };
const remarks = [{ place: 'duties', reason: '重写' }];
const returned = async ({ as }: Round, form: string, who: PersonKey = 'office') => {
  const { revision } = await as('office', (tx, actor) => formFor(tx, actor, form, moment.today));
  return as(who, (tx, actor) => returnForm(tx, actor, form, { revision, opinion: '重写', remarks }, moment));
};

/** A sitting that gave both points of a form their level. */
async function levelled() {
  const round = await openRound(here.db);
  const form = await reviewed(round, 'staff', [line(), line({ description: '材料审查不严，漏收材料' })]);
  const sitting = await sit(round);
  await round.as('office', (tx, actor) => agreePoints(tx, actor, sitting, agree, moment));
  const { pointsOf } = await round.as('office', (tx, actor) => formFor(tx, actor, form, moment.today));
  return { round, form, sitting, ids: pointsOf.map((it) => it.riskPointId).toSorted() };
}

test('a point goes back with those beside it, all locked by their id, so that who enacts an institution of both waits and no more', async () => {
  const { round, form, sitting, ids } = await levelled();
  const [low, high] = ids as [string, string];
  const hold = (id: string) => sql`select from risk_point where risk_point_id = ${id} for no key update`;
  let back: Promise<unknown> | undefined;
  await act(here.db, await round.bureau.actor('office'), async (tx) => {
    await hold(low).execute(tx);
    back = round.as('office', (other, actor) => returnPoint(other, actor, sitting, high, '重写', moment));
    back.catch(() => undefined);
    await somebodyWaits(here);
    await hold(high).execute(tx);
  });
  await back;
  const { pointsOf } = await round.as('office', (tx, actor) => formFor(tx, actor, form, moment.today));
  expect(pointsOf.map(({ state }) => state)).toEqual(['draft', 'draft']);
});

test('what the office returns from the form while a sitting is open goes back at that sitting: neither its minutes nor its figures name the level', async () => {
  const { round, form, sitting } = await levelled();
  const { as } = round;
  const figure = async () => (await as('office', (tx, actor) => sittingsFor(tx, actor, { sort: 'number', limit: 9 }))).rows[0]!.evaluated;
  const minutes = async () => {
    const { body } = await as('office', (tx, actor) => minutesDocument(tx, actor, sitting, 'zh-CN'));
    const bytes = new Uint8Array(await new Response(body).arrayBuffer());
    return strFromU8(unzipSync(bytes)['word/document.xml']!).replaceAll(/<[^>]+>/g, '');
  };
  expect([await figure(), await minutes()]).toEqual([2, expect.stringContaining('共评定 2 个')]);
  await returned(round, form);
  expect([await figure(), await minutes()]).toEqual([0, expect.stringContaining('共评定 0 个')]);
  expect((await as('office', (tx, actor) => decisionsOf(tx, actor, sitting))).map(({ deed, level, counted }) => [deed, level, counted])).toEqual([
    ['evaluate', 2, 3],
    ['evaluate', 2, 3],
    ['return', null, 3],
    ['return', null, 3],
  ]);
});

test('a form goes back while its sitting is busy: neither waits for the other for ever, and what waits there is agreed on without it', async () => {
  const { round, form, sitting } = await levelled();
  const { director, leader } = round.bureau.people;
  const left = await round.as('office', async (tx, actor) => {
    await attendSitting(tx, actor, sitting, [director.personId, leader.personId], moment);
    await returned(round, form, 'office2');
    return agreePoints(tx, actor, sitting, agree, moment);
  });
  expect(left).toEqual({ evaluated: 0, left: 0 });
  const { figures } = await round.as('office', (tx, actor) => sittingRecord(tx, actor, sitting, moment.today));
  expect(figures).toMatchObject({ waiting: 0, agreeing: 0 }); // they wait for their author
});
