import { expect, test } from 'vitest';
import { transact } from '#platform/db.ts';
import { makeBureau, type TestBureau } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { rowOf } from '../../../test/logs.ts';
import { makePower, type TestPower } from '../../../test/power.ts';
import { sentAt, sentText } from '../../../test/sending.ts';
import { findingFor } from '../store/findings.ts';
import { comparePower } from './comparing.ts';
import { judgeCases } from './judging.ts';

const here = database();
const head = 'case,activity,time,actor,申请人,罚款金额';
const [one, other] = ['沈听雨', '罗一鸣'];

type Row = Readonly<{ no: string; applicant: string; handler: string; minute: number; fine: number }>;
/** A case on 3 February: checked at ten and so many minutes, fined an hour later. */
const rows = ({ no, applicant, handler, minute, fine }: Row): string[] => {
  const at = (hour: number, second: number) => new Date(Date.UTC(2026, 1, 3, hour, minute, second)).toISOString();
  return [
    `${no},受理,${at(1, 0)},林致远,${applicant},`,
    `${no},审核,${at(2, 0)},${handler},${applicant},`,
    `${no},决定,${at(5, 7)},林致远,${applicant},${fine}`,
  ];
};

const usual = Array.from({ length: 40 }, (_, at): Row => {
  return { no: `A${at}`, applicant: `申请人${at % 7}`, handler: at % 2 ? one : other, minute: 60 + at * 5, fine: 100 + (at % 9) };
});
const favoured = Array.from({ length: 12 }, (_, at): Row => ({ no: `B${at}`, applicant: '云岭公司', handler: other, minute: at, fine: 104 }));
const log = (of: readonly Row[]): string => [head, ...of.flatMap(rows)].join('\n');

const found = async ({ bureauId }: TestBureau) => {
  const all = here.owner.selectFrom('finding as f').innerJoin('caseFile as c', (it) => it.onRef('c.caseId', '=', 'f.caseId'));
  return all
    .select(['f.findingId', 'f.kind', 'f.card', 'f.state', 'f.personId', 'f.facts', 'c.reference'])
    .where('f.bureauId', '=', bureauId)
    .where('f.kind', 'in', ['batchEnd', 'oneHandler', 'discretion'])
    .orderBy('f.kind')
    .execute();
};
const compared = (bureau: TestBureau, { powerId }: TestPower) =>
  transact(here.db, { bureaus: [bureau.bureauId] }, (tx) => comparePower(tx, bureau.bureauId, powerId, sentAt));

test('what only many cases show is a lead in the newest of them, once however often it is looked for, and withdrawn when it is no more', async () => {
  const bureau = await makeBureau(here.db);
  const power = await makePower(here.db, bureau.bureauId, bureau.departments.forestry, rowOf(['受理', '审核', '决定']));
  const hard = { ...usual[39]!, no: 'C1', minute: 300, fine: 900 };
  await sentText(here.db, bureau, log([...usual, ...favoured, hard]), { power });
  expect(await found(bureau)).toEqual([]);

  await compared(bureau, power);
  const leads = await found(bureau);
  expect(leads.map(({ kind, card, state, reference }) => [kind, card, state, reference].join(' '))).toEqual([
    'batchEnd lead open B11', // one of each step
    'batchEnd lead open B11',
    'batchEnd lead open B11',
    'oneHandler lead open B11',
    'discretion lead open C1',
  ]);
  expect(leads.find(({ kind }) => kind === 'oneHandler')?.facts).toMatchObject({
    step: '审核',
    actor: other,
    applicant: '云岭公司',
    outcome: 12,
    sample: 41,
  });
  expect(leads.find(({ kind }) => kind === 'discretion')?.facts).toMatchObject({ attribute: '罚款金额', outcome: 900, sample: 53 });
  const office = await bureau.actor('office');
  const batch = await transact(here.db, office, (tx) => findingFor(tx, office, leads[0]!.findingId));
  expect([batch.evidence, new Set(batch.eventList.map(({ reference }) => reference)).size, batch.inquiry]).toEqual([12, 12, null]);

  await compared(bureau, power);
  const cases = await here.owner.selectFrom('caseFile').select('caseId').where('bureauId', '=', bureau.bureauId).execute();
  const judging = cases.map(({ caseId }) => caseId);
  await transact(here.db, { bureaus: [bureau.bureauId] }, (tx) => judgeCases(tx, bureau.bureauId, judging, true, sentAt));
  expect(await found(bureau)).toEqual(leads);

  await sentText(here.db, bureau, log([{ ...favoured[0]!, no: 'B12', handler: one, minute: 200 }]), { power });
  await compared(bureau, power);
  expect((await found(bureau)).filter(({ state }) => state === 'withdrawn').map(({ kind }) => kind)).toEqual(['oneHandler']);
  expect(await here.owner.selectFrom('inquiry').select('inquiryId').where('bureauId', '=', bureau.bureauId).execute()).toEqual([]);
});
