import { beforeAll, describe, expect, test } from 'vitest';
import { transact } from '#platform/db.ts';
import { momentOf } from '#platform/moment.ts';
import { makeCommission, type PersonKey } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { at, makeSuggesting, type Suggesting } from '../../../test/suggesting.ts';
import { answerSuggestion, declineSuggestion, dispatchSuggestion } from '../commands/handling.ts';
import { receiveFromOutside } from '../commands/outside.ts';
import { type Filter, filtersFor, suggestionsFor } from './list.ts';
import { figures, links, search, started, todos } from './loop.ts';
import { summaryFor } from './summary.ts';

const here = database();
let { bureau, by, give, power } = {} as Suggesting;
beforeAll(async () => {
  ({ bureau, by, give, power } = await makeSuggesting(here.db));
});

const dispatch = (id: string) =>
  by('office', (tx, actor) => dispatchSuggestion(tx, actor, id, { departmentId: bureau.departments.forestry, dueOn: '2026-03-09', note: '' }, at));
const fromOutside = (text: string) =>
  transact(here.db, { bureaus: [] }, (tx) => receiveFromOutside(tx, { bureauId: bureau.bureauId, powerId: power.powerId, text, once: text }, at));
const list = (who: PersonKey, filter: Filter & { limit?: number; after?: string; sort?: string } = {}) =>
  by(who, (tx, actor) => suggestionsFor(tx, actor, { sort: 'number', limit: 50, ...filter }, at.today));
const numbers = async (who: PersonKey, filter: Filter = {}) => (await list(who, filter)).rows.map(({ text }) => text);

describe('who sees what', () => {
  test('the office all, a department what it has, an author their own, and the one it is about not at all', async () => {
    await dispatch(await give('otherStaff', { text: '看得见：转给林业科' }));
    await give('staff', { text: '看得见：还在办公室' });
    await give('colleague', { text: '看得见：关于方守正', personId: bureau.people.discipline.personId });
    await fromOutside('看得见：群众所提');
    const seen = async (who: PersonKey) => (await numbers(who, { q: '看得见' })).map((text) => text.slice(4));
    expect(await seen('office')).toEqual(['转给林业科', '还在办公室', '关于方守正', '群众所提']);
    expect(await seen('head')).toEqual(['转给林业科']);
    expect(await seen('leader')).toEqual(['转给林业科']);
    expect(await seen('staff')).toEqual(['还在办公室']);
    expect(await seen('otherHead')).toEqual([]);
    expect(await seen('director')).toEqual(['转给林业科', '还在办公室', '关于方守正', '群众所提']);
    expect(await seen('discipline')).toEqual(['转给林业科', '还在办公室', '群众所提']);
  });

  test('the commission those of every bureau, without the names that are for the office', async () => {
    await give('staff', { text: '只告诉办公室的意见', namedTo: 'office' });
    const commission = await makeCommission(here.db);
    const actor = await commission.actor();
    const { rows } = await transact(here.db, actor, (tx) => suggestionsFor(tx, actor, { sort: 'number', limit: 50, q: '只告诉办公室' }, at.today));
    expect(rows.map(({ author }) => author)).toEqual([null]);
    expect((await list('office', { q: '只告诉办公室' })).rows.map(({ author }) => author)).toEqual(['沈听雨']);
  });

  test('search and names go no further than the list', async () => {
    const id = await give('staff', { text: '找得到的意见' });
    const found = (who: PersonKey) => by(who, (tx, actor) => search(tx, actor, '找得到'));
    expect((await found('office')).map((it) => it.id)).toEqual([id]);
    expect(await found('head')).toEqual([]);
    const named = (who: PersonKey) => by(who, (tx, actor) => links[0]!.names(tx, actor, [id]));
    expect([(await named('staff')).length, (await named('otherHead')).length]).toEqual([1, 0]);
  });
});

test('the list goes on by key, and each filter finds what it says', async () => {
  for (let n = 0; n < 7; n++) await give('staff', { text: `翻页的意见 ${n}`, about: `power:${power.powerId}` });
  const texts: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await list('office', { q: '翻页的意见', limit: 3, sort: '-receivedAt', ...(after ? { after } : {}) });
    texts.push(...page.rows.map(({ text }) => text));
    if (!page.next) break;
    after = page.next;
  }
  expect(texts.toSorted()).toEqual(Array.from({ length: 7 }, (_, n) => `翻页的意见 ${n}`));
  const totals = async (filter: Filter) => (await list('office', filter)).total;
  const all = await totals({});
  expect((await totals({ source: 'public' })) + (await totals({ source: 'mutual' }))).toBe(all);
  expect(await totals({ power: power.powerId })).toBe(8);
  expect(await totals({ year: 2025 })).toBe(0);
  expect([await totals({ open: 'true' }), await totals({ open: 'late' })]).toEqual([all, 0]);
  const { powers, departments } = await by('office', (tx, actor) => filtersFor(tx, actor, at.today));
  expect([powers.map(({ id }) => id), departments.map(({ name }) => name)]).toEqual([[power.powerId], ['林业科']]);
});

describe('what waits on whom', () => {
  test('follows the suggestion, and never on its author', async () => {
    const other = await makeSuggesting(here.db);
    const id = await other.give('office', { text: '谁来办的意见' });
    const waits = async (who: PersonKey, moment = at) =>
      (await other.by(who, (tx, actor) => todos(tx, actor, moment))).map(({ matter, dueOn, from }) => [matter, dueOn, from]);
    expect([await waits('office'), await waits('office2'), await waits('director')]).toEqual([[], [['handle', '2026-03-05', 'inside']], []]);
    const dispatched = { departmentId: other.bureau.departments.forestry, dueOn: '2026-03-09', note: '' };
    await other.by('office2', (tx, actor) => dispatchSuggestion(tx, actor, id, dispatched, at));
    expect([await waits('office2'), await waits('head')]).toEqual([[], [['answer', '2026-03-09', '林知微']]]);
    const late = momentOf(new Date('2026-03-10T02:00:00Z'));
    expect(await waits('office2', late)).toEqual([['overdue', '2026-03-09', '林业科']]);
    const mine = await other.by('office', (tx, actor) => started(tx, actor, at));
    expect(mine.map(({ state, holder }) => [state, holder])).toEqual([['dispatched', '林业科']]);
    const counted = await other.by('office2', (tx, actor) => figures(tx, actor, late));
    expect(counted.map(({ key, value }) => [key, value])).toEqual([
      ['open', 1],
      ['late', 1],
    ]);
    await other.by('head', (tx, actor) => answerSuggestion(tx, actor, id, '说明了情况。', at));
    expect([await waits('head'), await waits('office2')]).toEqual([[], [['settle', '2026-03-05', '林业科']]]);
    await other.by('office2', (tx, actor) => declineSuggestion(tx, actor, id, '已有制度约束。', at));
    expect([await waits('office2'), await other.by('office', (tx, actor) => started(tx, actor, at))]).toEqual([[], []]);
  });

  test('on the bureau’s head only where nobody of the office is free; many are one line', async () => {
    const other = await makeSuggesting(here.db);
    const { office2 } = other.bureau.people;
    await other.give('office', { personId: office2.personId });
    for (let n = 0; n < 6; n++) await other.give('staff');
    const matters = async (who: PersonKey) =>
      (await other.by(who, (tx, actor) => todos(tx, actor, at))).map(({ matter, facts }) => [matter, facts['count'] ?? 1]);
    expect(await matters('director')).toEqual([['handle', 1]]);
    expect(await matters('office2')).toEqual([...Array.from({ length: 5 }, () => ['handle', 1]), ['more', 1]]);
  });
});

test('a year counts what came from each source and what became of it', async () => {
  const other = await makeSuggesting(here.db);
  const [, declined] = [await other.give('staff'), await other.give('staff'), await other.give('leader', { source: 'leader' })];
  await other.by('office', (tx, actor) => declineSuggestion(tx, actor, declined, '已有制度约束。', at));
  const summary = await other.by('office', (tx, actor) => summaryFor(tx, actor, 2026));
  expect(summary).toMatchObject({
    years: [2026],
    sources: [
      { source: 'public', received: 0 },
      { source: 'mutual', received: 2, takenUp: 0, declined: 1, open: 1 },
      { source: 'leader', received: 1, takenUp: 0, declined: 0, open: 1 },
      { source: 'organization', received: 0 },
    ],
    total: { received: 3, takenUp: 0, declined: 1, open: 2 },
  });
  expect((await other.by('office', (tx, actor) => summaryFor(tx, actor, 2025))).total).toEqual({ received: 0, takenUp: 0, declined: 0, open: 0 });
});
