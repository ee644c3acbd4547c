import { readFile, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { transact } from '#platform/db.ts';
import { momentOf } from '#platform/moment.ts';
import { makeBureau, type TestBureau } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { makePower, type TestPower } from '../../../test/power.ts';
import { describeShared, shared } from '../../../test/shared.ts';
import { importFor } from '../store/imports.ts';
import { runImport } from './importing.ts';
import { requestImport } from './imports.ts';

const here = database();
const now = momentOf(new Date('2026-03-02T02:00:00Z'));

type Sent = Readonly<{ path: string; power: TestPower; zone?: string; source?: string }>;

/** A file as it comes through the door, up to its report. */
async function send(bureau: TestBureau, { path, power, zone = 'Europe/Amsterdam', source = '审批系统' }: Sent) {
  const office = await bureau.actor('office');
  const bytes = await readFile(path);
  const file = { path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  const request = { fileName: path.split('/').at(-1)!, powerId: power.powerId, zone, source, columns: null };
  const { id } = await transact(here.db, office, (tx) => requestImport(tx, office, file, request, now));
  await runImport(here.db, bureau.bureauId, id, () => now);
  return transact(here.db, office, (tx) => importFor(tx, office, id));
}

const rowsOf = async (bureau: TestBureau) => ({
  cases: await here.owner.selectFrom('caseFile').selectAll().where('bureauId', '=', bureau.bureauId).execute(),
  findings: await here.owner.selectFrom('finding').selectAll().where('bureauId', '=', bureau.bureauId).execute(),
  inquiries: await here.owner.selectFrom('inquiry').selectAll().where('bureauId', '=', bureau.bureauId).execute(),
  events: await here.owner.selectFrom('caseEvent').select(['eventId', 'activity']).where('bureauId', '=', bureau.bureauId).execute(),
});

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
    const began = performance.now();
    const done = await send(bureau, { path: shared('logs/receipt.xes.gz'), power });
    console.log(performance.now() - began, JSON.stringify(done.report));
    expect(done.state).toBe('done');
    expect(done.report).toMatchObject({ cases: 1434, newEvents: 8577, deviating: 183, duplicates: 0 });

    const { cases, findings } = await rowsOf(bureau);
    expect([cases.length, cases.reduce((sum, { cost }) => sum + cost!, 0)]).toEqual([1434, 693]);
    const byPair = pairs.map(
      ([name]) =>
        new Set(findings.filter((it) => it.kind === 'separation' && (it.facts as { step: string }).step === name).map(({ caseId }) => caseId)).size,
    );
    expect(byPair).toEqual([1184, 1042, 869]);

    const again = await send(bureau, { path: shared('logs/receipt.xes.gz'), power });
    expect(again.report).toMatchObject({ cases: 1434, newCases: 0, newEvents: 0, duplicates: 8577, findings: 0 });
    expect((await rowsOf(bureau)).findings.length).toBe(findings.length);
  }, 120_000);
});
void writeFile;
