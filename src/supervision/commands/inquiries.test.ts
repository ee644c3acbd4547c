import { beforeAll, describe, expect, test } from 'vitest';
import { transact, type Tx } from '#platform/db.ts';
import { momentOf } from '#platform/moment.ts';
import type { Actor } from '#platform/permissions.ts';
import { installScheme } from '#warnings/commands/scheme.ts';
import { makeBureau, makeCommission, type PersonKey, type TestBureau } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { rowOf, xesOf } from '../../../test/logs.ts';
import { makePower, type TestPower } from '../../../test/power.ts';
import { sentAt, sentText } from '../../../test/sending.ts';
import { casesFor } from '../store/cases.ts';
import { findingFor, findingsFor } from '../store/findings.ts';
import { inquiriesFor, inquiryFor } from '../store/inquiries.ts';
import { figures, links, search, started, todos } from '../store/loop.ts';
import { caseFor } from '../store/record.ts';
import { answerInquiry, dismissInquiry, dispatchInquiry, verifyInquiry } from './inquiries.ts';
import { watchCases } from './judging.ts';

const here = database();
const page = { sort: 'number', limit: 50 };
const later = momentOf(new Date('2026-03-10T02:00:00Z'));

let bureau: TestBureau;
let power: TestPower;
const as = <R>(actor: Actor, work: (tx: Tx, actor: Actor) => Promise<R>): Promise<R> => transact(here.db, actor, (tx) => work(tx, actor));
const by = async <R>(who: PersonKey, work: (tx: Tx, actor: Actor) => Promise<R>): Promise<R> => as(await bureau.actor(who), work);

/** A case in which one person took both 受理 and 审核, as a draft inquiry. */
async function drafted(name: string, who: string): Promise<string> {
  const events = ['受理', '审核', '决定'].map((activity, at) => ({ activity, at: `2026-02-02T0${at + 1}:00:00Z`, actor: at < 2 ? who : '林致远' }));
  await sentText(here.db, bureau, xesOf({ [name]: events }), { power });
  const { rows } = await by('office', (tx, actor) => inquiriesFor(tx, actor, { ...page, q: name }, sentAt.today));
  return rows[0]!.id;
}

beforeAll(async () => {
  bureau = await makeBureau(here.db);
  power = await makePower(here.db, bureau.bureauId, bureau.departments.forestry, rowOf(['受理', '审核', '决定']), { separated: [['受理', '审核']] });
  await by('office', (tx, actor) => installScheme(tx, actor, bureau.bureauId, sentAt.now));
});

const answer = '当日窗口只有一人值班，附排班表。';

test('an inquiry goes its whole way, and opens a deduction with its evidence', async () => {
  const id = await drafted('WAY-1', '沈听雨');
  const sent = await by('office', (tx, actor) => dispatchInquiry(tx, actor, id, '请说明为何一人经办', sentAt));
  expect(sent).toEqual({ id, state: 'dispatched', answerBy: '2026-03-05' });
  await by('head', (tx, actor) => answerInquiry(tx, actor, id, answer, sentAt));
  const verdict = { outcome: 'deduct', opinion: '理由不成立', deductions: [{ personId: bureau.people.staff.personId, item: 'SP05' }] } as const;
  const own = by('office', (tx, actor) => verifyInquiry(tx, actor, id, verdict, sentAt));
  await expect(own).rejects.toMatchObject({ code: 'supervision/dispatcher/forbidden' });

  const done = await by('office2', (tx, actor) => verifyInquiry(tx, actor, id, verdict, sentAt));
  expect(done).toMatchObject({ state: 'deduct', deductions: [{ number: 'KF-2026-0001' }] });
  const deduction = await here.owner.selectFrom('deduction').selectAll().where('deductionId', '=', done.deductions[0]!.id).executeTakeFirstOrThrow();
  expect(deduction).toMatchObject({ personId: bureau.people.staff.personId, behaviourOn: '2026-02-02', state: 'proposed' });
  expect(deduction.facts).toContain('沈听雨一人办理了“受理”和“审核”');
  const shown = await by('office', (tx, actor) => inquiryFor(tx, actor, id, sentAt.today));
  expect(shown).toMatchObject({ state: 'deduct', moves: [], dispatched: { by: '严书衡' }, answered: { by: '林致远' }, verified: { by: '林知微' } });

  const trail = await here.owner.selectFrom('auditEntry').select('action').where('subjectId', '=', id).orderBy('auditId').execute();
  expect(trail.map(({ action }) => action)).toEqual(['draft', 'dispatch', 'answer', 'deduct'].map((deed) => `supervision.${deed}`));
});

test('a deduction is proposed only against people of the inquiry, once each, and only with that outcome', async () => {
  const id = await drafted('WAY-2', '沈听雨');
  await by('office', (tx, actor) => dispatchInquiry(tx, actor, id, undefined, sentAt));
  await by('head', (tx, actor) => answerInquiry(tx, actor, id, answer, sentAt));
  const [staff, other] = [bureau.people.staff.personId, bureau.people.otherStaff.personId];
  const verify = (outcome: 'justified' | 'deduct', people: readonly string[]) =>
    by('office2', (tx, actor) =>
      verifyInquiry(tx, actor, id, { outcome, opinion: '已核实', deductions: people.map((personId) => ({ personId, item: 'SP05' })) }, sentAt),
    );
  for (const [outcome, people] of [
    ['deduct', []],
    ['deduct', [other]],
    ['deduct', [staff, staff]],
    ['justified', [staff]],
  ] as const) {
    await expect(verify(outcome, people)).rejects.toMatchObject({ code: 'supervision/deductions/invalid' });
  }
  expect((await verify('justified', [])).state).toBe('justified');
});

test('where the head is concerned the leader in charge answers', async () => {
  const id = await drafted('WAY-3', '林致远');
  await by('office', (tx, actor) => dispatchInquiry(tx, actor, id, undefined, sentAt));
  await expect(by('head', (tx, actor) => answerInquiry(tx, actor, id, answer, sentAt))).rejects.toMatchObject({ code: 'supervision/own-matter' });
  expect((await by('leader', (tx, actor) => todos(tx, actor, sentAt))).map(({ matter }) => matter)).toContain('answer');
  expect((await by('leader', (tx, actor) => answerInquiry(tx, actor, id, answer, sentAt))).state).toBe('answered');
});

test('what waits on whom follows the inquiry', async () => {
  const id = await drafted('WAY-4', '罗一鸣');
  const waits = async (who: PersonKey, moment = sentAt) =>
    (await by(who, (tx, actor) => todos(tx, actor, moment))).flatMap(({ id: todo, matter }) => (todo.startsWith(id) ? [matter] : []));
  expect([await waits('office'), await waits('office2'), await waits('head')]).toEqual([['dispatch'], ['dispatch'], []]);
  await by('office', (tx, actor) => dispatchInquiry(tx, actor, id, undefined, sentAt));
  expect([await waits('office'), await waits('head'), await waits('otherHead')]).toEqual([[], ['answer'], []]);
  const sent = (await by('head', (tx, actor) => todos(tx, actor, sentAt))).find((it) => it.id.startsWith(id));
  expect(sent?.from).toBe(bureau.people.office.name);
  expect((await by('office', (tx, actor) => started(tx, actor, sentAt))).map((it) => [it.id, it.state, it.holder])).toContainEqual([
    id,
    'dispatched',
    '林致远',
  ]);
  expect([await waits('leader'), await waits('leader', later)]).toEqual([[], ['late']]);
  const commission = await makeCommission(here.db);
  const inspected = await as(await commission.actor(), (tx, actor) => todos(tx, actor, later));
  expect(inspected.filter((it) => it.id.startsWith(id)).map(({ matter }) => matter)).toEqual(['late']);
  await by('head', (tx, actor) => answerInquiry(tx, actor, id, answer, sentAt));
  expect([await waits('office'), await waits('office2')]).toEqual([[], ['verify']]);
  await expect(by('office', (tx, actor) => dismissInquiry(tx, actor, id, '不需要了吧', sentAt))).rejects.toMatchObject({
    code: 'supervision/inquiry-cannot',
  });
});

describe('who sees what', () => {
  const seen = async (who: PersonKey) => {
    const counts = await by(who, async (tx, actor) => {
      const cases = await casesFor(tx, actor, { ...page, sort: 'lastAt', q: 'SEEN' });
      const findings = await findingsFor(tx, actor, { ...page, sort: 'foundAt', q: 'SEEN' });
      const inquiries = await inquiriesFor(tx, actor, { ...page, q: 'SEEN' }, sentAt.today);
      return [cases.total, findings.total, inquiries.total];
    });
    return counts;
  };

  test('the bureau all, the department its own, a person what concerns them, and drafts only who may dispatch', async () => {
    await drafted('SEEN-1', '沈听雨');
    expect(await seen('office')).toEqual([1, 1, 1]);
    expect(await seen('head')).toEqual([1, 1, 0]);
    expect(await seen('otherHead')).toEqual([0, 0, 0]);
    expect(await seen('staff')).toEqual([1, 1, 0]);
    expect(await seen('otherStaff')).toEqual([0, 0, 0]);
  });

  test('another bureau nothing, by list or by id, and changes nothing', async () => {
    const id = await drafted('SEEN-2', '沈听雨');
    const other = await makeBureau(here.db);
    const stranger = await other.actor('office');
    const { rows } = await by('office', (tx, actor) => findingsFor(tx, actor, { ...page, sort: 'foundAt', q: 'SEEN-2' }));
    const notFound = { code: 'supervision/not-found' };
    await expect(as(stranger, (tx, actor) => inquiryFor(tx, actor, id, sentAt.today))).rejects.toMatchObject(notFound);
    await expect(as(stranger, (tx, actor) => dispatchInquiry(tx, actor, id, undefined, sentAt))).rejects.toMatchObject(notFound);
    await expect(as(stranger, (tx, actor) => caseFor(tx, actor, rows[0]!.caseId, sentAt.today))).rejects.toMatchObject(notFound);
    await expect(as(stranger, (tx, actor) => findingFor(tx, actor, rows[0]!.id))).rejects.toMatchObject(notFound);
    expect(await as(stranger, (tx, actor) => search(tx, actor, 'SEEN'))).toEqual([]);
  });
});

test('the loop is walked both ways, from the event to the inquiry and back', async () => {
  const id = await drafted('LOOP-1', '沈听雨');
  const follow = (kind: string, to: string, ids: readonly string[]) =>
    by('office', async (tx, { bureaus }) => {
      const steps = links.flatMap((it) => (it.kind === kind ? (it.to[to as 'finding'] ?? []) : []));
      return (await Promise.all(steps.map((step) => step(tx, bureaus, ids)))).flat();
    });
  const findings = await follow('inquiry', 'finding', [id]);
  const steps = await follow('finding', 'step', findings);
  expect(steps).toEqual([`${power.versionId}:T0`, `${power.versionId}:T1`]);
  expect(await follow('step', 'finding', [steps[1]!])).toContain(findings[0]);
  const events = await follow('finding', 'event', findings);
  expect([events.length, await follow('event', 'finding', [events[0]!]), await follow('finding', 'inquiry', findings)]).toEqual([2, findings, [id]]);
  expect(await follow('person', 'finding', [bureau.people.staff.personId])).toContain(findings[0]);
  const names = await by('office', (tx, actor) => links.find(({ kind }) => kind === 'event')!.names(tx, actor, events));
  expect(names[0]).toMatchObject({ kind: 'event', href: expect.stringContaining('?event=') });
});

test('time passing alone turns a clock, and judging twice finds one finding', async () => {
  await sentText(here.db, bureau, '办件编号,环节名称,办理时间\nCLOCK-1,受理,2026-02-24 09:00\n', { power });
  const read = () => by('office', (tx, actor) => casesFor(tx, actor, { ...page, sort: 'lastAt', q: 'CLOCK-1' }));
  const before = (await read()).rows[0]!;
  const when = momentOf(new Date('2026-04-20T02:00:00Z'));
  await by('office', (tx) => watchCases(tx, bureau.bureauId, when));
  await by('office', (tx) => watchCases(tx, bureau.bureauId, when));
  const after = (await read()).rows[0]!;
  expect([before.light, after.light, after.yellows]).toEqual(['green', 'red', 1]);
  const record = await by('office', (tx, actor) => caseFor(tx, actor, after.id, when.today));
  expect(record.findings).toMatchObject([{ kind: 'totalOver', card: 'yellow', inquiry: { state: 'draft' } }]);
  expect(record.current).toEqual(['审核']);
});

test('the figures count what their lists show', async () => {
  const open = (await by('office', (tx, actor) => figures(tx, actor, sentAt))).find(({ key }) => key === 'open')!;
  const lists = await by('office', async (tx, actor) => {
    const totals = [];
    for (const state of ['draft', 'dispatched', 'answered'] as const)
      totals.push((await inquiriesFor(tx, actor, { ...page, state }, sentAt.today)).total);
    return totals;
  });
  expect(open.value).toBe(lists.reduce((sum, n) => sum + n, 0));
});
