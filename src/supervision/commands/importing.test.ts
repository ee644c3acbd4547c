import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { transact } from '#platform/db.ts';
import { makeBureau, type TestBureau } from '../../../test/bureau.ts';
import { database, somebodyWaits } from '../../../test/database.ts';
import { rowOf, type TestEvent, xesOf } from '../../../test/logs.ts';
import { makePower } from '../../../test/power.ts';
import { requested, sent, sentAt, sentText } from '../../../test/sending.ts';
import { describeShared, shared } from '../../../test/shared.ts';
import { findingsFor } from '../store/findings.ts';
import { inquiriesFor } from '../store/inquiries.ts';
import { runImport } from './importing.ts';
import { cancelImport } from './imports.ts';
import { dismissInquiry, dispatchInquiry } from './inquiries.ts';
import { judgeCases } from './judging.ts';

const here = database();
const tasks = ['受理', '审核', '决定'];

async function house() {
  const bureau = await makeBureau(here.db);
  const power = await makePower(here.db, bureau.bureauId, bureau.departments.forestry, rowOf(tasks), { separated: [['受理', '审核']] });
  return { bureau, power };
}

const rowsOf = async ({ bureauId }: TestBureau) => ({
  cases: await here.owner.selectFrom('caseFile').selectAll().where('bureauId', '=', bureauId).execute(),
  events: await here.owner.selectFrom('caseEvent').selectAll().where('bureauId', '=', bureauId).orderBy('at').execute(),
  findings: await here.owner.selectFrom('finding').selectAll().where('bureauId', '=', bureauId).execute(),
  inquiries: await here.owner.selectFrom('inquiry').selectAll().where('bureauId', '=', bureauId).execute(),
  pieces: await here.owner.selectFrom('importPiece').select('place').where('bureauId', '=', bureauId).execute(),
});
const nothing = { cases: [], events: [], findings: [], inquiries: [], pieces: [] };

const whole = (day = '2026-02-02', more: Partial<TestEvent> = {}): TestEvent[] =>
  tasks.map((activity, at) => ({ activity, at: `${day}T0${at + 1}:00:00+00:00`, actor: ['沈听雨', '罗一鸣', '林致远'][at]!, ...more }));

const pairs = [
  ['Confirmation of receipt', 'T06 Determine necessity of stop advice'],
  ['T02 Check confirmation of receipt', 'T04 Determine confirmation of receipt'],
  ['T05 Print and send confirmation of receipt', 'T10 Determine necessity to stop indication'],
] as const;

describeShared('a real municipality’s log of 1,434 cases', () => {
  test('is judged case by case as published, and the same file again brings nothing', async () => {
    const bureau = await makeBureau(here.db);
    const bpmn = await readFile(shared('flows/receipt.top5.bpmn'), 'utf8');
    const power = await makePower(here.db, bureau.bureauId, bureau.departments.forestry, bpmn, { separated: pairs });

    const done = await sent(here.db, bureau, shared('logs/receipt.xes.gz'), { power });
    expect(done.report).toMatchObject({ cases: 1434, newEvents: 8577, deviating: 183, duplicates: 0, tooLong: 0, refused: null });
    const { cases, findings, pieces } = await rowsOf(bureau);
    expect([cases.length, cases.reduce((sum, { cost }) => sum + cost!, 0), pieces]).toEqual([1434, 693, []]);
    const together = pairs.map(([name]) => findings.filter((it) => it.kind === 'separation' && (it.facts as { step: string }).step === name));
    expect(together.map((of) => new Set(of.map(({ caseId }) => caseId)).size)).toEqual([1184, 1042, 869]);

    // the planner has been told: before it was, these took half a minute
    const office = await bureau.actor('office');
    const began = performance.now();
    const page = { sort: '-foundAt', limit: 50 };
    const listed = await transact(here.db, office, (tx) => findingsFor(tx, office, { ...page, kind: 'separation' }));
    const open = await transact(here.db, office, (tx) => inquiriesFor(tx, office, { ...page, sort: '-number' }, sentAt.today));
    expect([listed.total, open.total]).toEqual([together.flat().length, done.report!.inquiries]);
    expect(performance.now() - began).toBeLessThan(4000);

    const again = await sent(here.db, bureau, shared('logs/receipt.xes.gz'), { power });
    expect(again.report).toMatchObject({ cases: 1434, newCases: 0, newEvents: 0, duplicates: 8577, findings: 0, inquiries: 0 });
  }, 120_000);
});

test('what comes in is judged, bound to people and put into a draft inquiry', async () => {
  const { bureau, power } = await house();
  const late = whole('2026-02-03', { actor: '沈听雨' }).slice(0, 2);
  const done = await sentText(
    here.db,
    bureau,
    xesOf({ 'LC-1': whole(), 'LC-2': late, 'LC-3': [...whole(), { activity: '批示', at: '2026-02-02T04:00:00Z' }] }),
    { power },
  );

  expect(done.report).toMatchObject({ cases: 3, newCases: 3, newEvents: 9, unknownActivities: 1, unknownActors: 0, deviating: 2, inquiries: 1 });
  const { cases, findings, events, inquiries } = await rowsOf(bureau);
  expect(new Map(cases.map(({ reference, fits, cost }) => [reference, [fits, cost]]))).toEqual(
    new Map([
      ['LC-1', [true, 0]],
      ['LC-2', [false, 1]],
      ['LC-3', [false, 1]],
    ]),
  );
  expect(findings.map(({ kind, card, personId }) => [kind, card, personId]).toSorted()).toEqual([
    ['notInFlow', 'notice', null],
    ['separation', 'red', bureau.people.staff.personId],
    ['skipped', 'yellow', null],
  ]);
  expect(events.filter(({ personId }) => personId === bureau.people.staff.personId).length).toBe(4);
  expect(inquiries).toMatchObject([{ number: 'DB-2026-0001', card: 'red', state: 'draft', dispatchBy: '2026-03-03' }]);
});

test('events of a known case join it, and what no longer holds is withdrawn', async () => {
  const { bureau, power } = await house();
  const csv = (rows: readonly string[]) => ['办件编号,环节名称,办理时间,经办人,流水号', ...rows].join('\n');
  const first = ['A-1,受理,2026-02-02 09:00,沈听雨,1', 'A-1,决定,2026-02-04 09:00,林致远,3'];
  const one = await sentText(here.db, bureau, csv(first), { power });
  expect(one.report).toMatchObject({ withoutOffset: 2, newEvents: 2, findings: 1, inquiries: 1 });

  const two = await sentText(here.db, bureau, csv([...first, 'A-1,审核,2026-02-03 09:00,罗一鸣,2']), { power });
  expect(two.report).toMatchObject({ newEvents: 1, duplicates: 2, newCases: 0, deviating: 0 });
  const { cases, findings, inquiries, events } = await rowsOf(bureau);
  expect(cases).toMatchObject([{ state: 'closed', fits: true, events: 3 }]);
  expect([findings.map(({ kind, state }) => [kind, state]), inquiries.map(({ state }) => state)]).toEqual([
    [['skipped', 'withdrawn']],
    ['dismissed'],
  ]);
  expect(events.map(({ at }) => at.toISOString())).toEqual(['2026-02-02T01:00:00.000Z', '2026-02-03T01:00:00.000Z', '2026-02-04T01:00:00.000Z']);
});

test('a running case is judged as a beginning, with its clock; a lead in it is counted apart from faults', async () => {
  const { bureau, power } = await house();
  const { report } = await sentText(here.db, bureau, '办件编号,环节名称,办理时间\nB-1,受理,2026-02-26 20:00\n', { power });
  const [known] = (await rowsOf(bureau)).cases;
  expect([known, report]).toMatchObject([
    { state: 'running', fits: true, light: 'green', provisional: false },
    { findings: 0, leads: 1 },
  ]);
});

describe('a file that cannot be understood is refused whole, with the place', () => {
  const good = xesOf({ 'LC-1': whole() });
  const bad: ReadonlyArray<[string, string | Uint8Array, string, object]> = [
    [
      'an event without time after good cases',
      good.replace('</log>', '<trace><string key="concept:name" value="X"/><event><string key="concept:name" value="受理"/></event></trace></log>'),
      'formats/event-time',
      { case: 'X', line: 1 },
    ],
    ['cut short', good.slice(0, -20), 'formats/malformed', {}],
    ['a DOCTYPE', good.replace('<log', '<!DOCTYPE log [<!ENTITY a "b">]><log'), 'formats/doctype', { line: 1 }],
    ['NUL', `${good}\0`, 'formats/nul', { line: 1 }],
    ['gzip cut short', gzipSync(good).subarray(0, 60), 'formats/gzip', { reason: 'truncated' }],
    ['a bomb', gzipSync(`<log>${'<!-- -->\n'.repeat(5_000_000)}`), 'formats/bomb', { ratio: 200 }],
    [
      'a wrong time in a table',
      '办件编号,环节名称,办理时间\nA,受理,2026-02-02 09:00\nA,审核,昨天\n',
      'formats/csv-value',
      { line: 3, column: 3, case: 'A' },
    ],
    ['nothing', '', 'formats/empty', { line: 1 }],
  ];
  test.each(bad)('%s', async (_, text, code, facts) => {
    const { bureau, power } = await house();
    const done = await sentText(here.db, bureau, text, { power });
    expect([done.state, done.report?.refused]).toEqual(['refused', { code, facts: expect.objectContaining(facts) }]);
    expect(await rowsOf(bureau)).toEqual(nothing);
  });
});

test('an event id seen before with other content refuses the whole file', async () => {
  const { bureau, power } = await house();
  const withIds = (more: Partial<TestEvent> = {}) => whole().map((event, at) => ({ ...event, id: `e${at}`, ...(at === 2 ? more : {}) }));
  await sentText(here.db, bureau, xesOf({ 'LC-1': withIds() }), { power });
  const before = await rowsOf(bureau);

  const changed = await sentText(here.db, bureau, xesOf({ 'LC-9': whole(), 'LC-1': withIds({ actor: '毛小满' }) }), { power });
  expect(changed.report?.refused).toMatchObject({ code: 'supervision/event-changed', facts: { case: 'LC-1', id: 'e2', name: '决定', line: 2 } });
  expect(await rowsOf(bureau)).toEqual(before);
});

test('a case of 100,000 events comes in, too long to explain', async () => {
  const { bureau, power } = await house();
  const rows = Array.from({ length: 100_000 }, (_, at) => `Z,${tasks[at % 3]},${new Date(1_770_000_000_000 + at * 1000).toISOString()}`);
  const done = await sentText(here.db, bureau, ['办件编号,环节名称,办理时间', ...rows].join('\n'), { power });
  expect(done.report).toMatchObject({ events: 100_000, tooLong: 1, inquiries: 0 });
  expect((await rowsOf(bureau)).findings).toMatchObject([{ kind: 'tooLong', card: 'lead', facts: { events: 100_000, upTo: 3 } }]);
}, 120_000);

test('a cancelled import leaves nothing, and a job handed out twice runs once', async () => {
  const { bureau, power } = await house();
  const { id, office } = await requested(here.db, bureau, 'package.json', { power });
  await transact(here.db, office, (tx) => cancelImport(tx, office, id, sentAt));
  await runImport(here.db, bureau.bureauId, id, () => sentAt);
  expect(await rowsOf(bureau)).toEqual(nothing);

  const done = await sentText(here.db, bureau, xesOf({ 'LC-1': whole() }), { power });
  await Promise.all([1, 2].map(() => runImport(here.db, bureau.bureauId, done.id, () => sentAt)));
  expect((await rowsOf(bureau)).events.length).toBe(3);
});

test('the same file twice at once comes in once', async () => {
  const { bureau, power } = await house();
  const log = xesOf({ 'LC-1': whole(), 'LC-2': whole('2026-02-03', { actor: '沈听雨' }) });
  const first = await sentText(here.db, bureau, xesOf({ 'LC-1': whole().slice(0, 1) }), { power }); // so that a case is there already
  const both = await Promise.all([1, 2].map(() => sentText(here.db, bureau, log, { power })));
  expect([first, ...both].map(({ state }) => state)).toEqual(['done', 'done', 'done']);
  expect(both.map(({ report }) => report!.newEvents).toSorted()).toEqual([0, 5]);
  const { cases, events, inquiries } = await rowsOf(bureau);
  expect([cases.length, events.length, inquiries.filter(({ state }) => state === 'draft').length]).toEqual([2, 6, 1]);
});

test('a finding that comes up again after its draft had lapsed goes into a new one; a dismissed one stays dismissed', async () => {
  const { bureau, power } = await house();
  const late = { 'LC-1': whole('2026-02-03', { actor: '沈听雨' }) };
  const { report } = await sentText(here.db, bureau, xesOf(late), { power });
  const { bureauId } = bureau;
  await here.owner.updateTable('finding').set({ state: 'withdrawn', withdrawnAt: sentAt.now }).where('bureauId', '=', bureauId).execute();
  await here.owner.updateTable('inquiry').set({ state: 'dismissed' }).where('bureauId', '=', bureauId).execute();
  const again = async () => {
    const ids = (await rowsOf(bureau)).cases.map(({ caseId }) => caseId);
    await transact(here.db, { bureaus: [bureauId] }, (tx) => judgeCases(tx, bureauId, ids, true, sentAt));
    return (await rowsOf(bureau)).inquiries.map(({ number, state }) => [number, state]).toSorted();
  };
  const twice = [
    ['DB-2026-0001', 'dismissed'],
    ['DB-2026-0002', 'draft'],
  ];
  expect(await again()).toEqual(twice);
  expect(await here.owner.selectFrom('inquiryFinding').select('findingId').where('bureauId', '=', bureauId).execute()).toHaveLength(report!.findings);

  const office = await bureau.actor('office');
  const draft = (await rowsOf(bureau)).inquiries.find(({ state }) => state === 'draft')!;
  await transact(here.db, office, (tx) => dismissInquiry(tx, office, draft.inquiryId, '经核查不属实', sentAt));
  expect(await again()).toEqual([twice[0], ['DB-2026-0002', 'dismissed']]);
});

test('what is found while the office dispatches a draft goes into the next one', async () => {
  const { bureau, power } = await house();
  const { bureauId } = bureau;
  await sentText(here.db, bureau, xesOf({ 'LC-1': whole('2026-02-03', { actor: '沈听雨' }).slice(0, 2) }), { power });
  const [first] = (await rowsOf(bureau)).inquiries;
  const skipped = (await rowsOf(bureau)).findings.find(({ kind }) => kind === 'skipped')!;
  await here.owner.deleteFrom('inquiryFinding').where('findingId', '=', skipped.findingId).execute(); // as if it had not been found yet
  const office = await bureau.actor('office');
  let judged: Promise<unknown> = Promise.resolve();
  await transact(here.db, office, async (tx) => {
    await dispatchInquiry(tx, office, first!.inquiryId, undefined, sentAt);
    judged = transact(here.db, office, (other) => judgeCases(other, bureauId, [first!.caseId], true, sentAt));
    await somebodyWaits(here);
  });
  await judged;
  const links = await here.owner.selectFrom('inquiryFinding').selectAll().where('bureauId', '=', bureauId).execute();
  const { inquiries } = await rowsOf(bureau);
  expect(inquiries.map(({ number, state }) => [number, state]).toSorted()).toEqual([
    ['DB-2026-0001', 'dispatched'],
    ['DB-2026-0002', 'draft'],
  ]);
  expect(links.find(({ findingId }) => findingId === skipped.findingId)?.inquiryId).toBe(inquiries.find(({ state }) => state === 'draft')!.inquiryId);
});

test('a power of another bureau takes no import', async () => {
  const [one, other] = [await house(), await house()];
  await expect(sentText(here.db, one.bureau, xesOf({ A: whole() }), { power: other.power })).rejects.toMatchObject({
    code: 'supervision/power/invalid',
  });
});
