import { FormatError } from '#platform/formats/format-error.ts';
import type { LogReport } from '#platform/formats/log.ts';
import { logMapOf } from '#platform/formats/log-map.ts';
import { record } from '#platform/audit.ts';
import { type Db, transact, type Tx } from '#platform/db.ts';
import type { Clock } from '#platform/moment.ts';
import { type Moment, systemActor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { emptyReport, importMachine, type ImportReport } from '../importing.ts';
import { readCases } from '../readers/reader.ts';
import * as store from '../store/imports.ts';
import { zoneOf } from '../store/people.ts';
import { Arrival } from './arrival.ts';
import { limitsOf } from './imports.ts';
import { judgeCases, newTally } from './judging.ts';

/**
 * Reads a file that was taken in, and judges what it holds. All of it or nothing: cases, events, findings and inquiries come with one
 * transaction; only how far it is gets told before. May run again after a crash.
 */
export async function runImport(db: Db, bureauId: string, importId: string, clock: Clock): Promise<void> {
  const bureaus = { bureaus: [bureauId] };
  if (!(await transact(db, bureaus, (tx) => begin(tx, bureauId, importId)))) return;
  try {
    await transact(db, bureaus, (tx) => importWhole(db, tx, bureauId, importId, clock()));
  } catch (thrown) {
    if (thrown instanceof Cancelled) return;
    if (isUnkept(thrown)) console.error(thrown);
    const error = isUnkept(thrown) ? new Refusal('supervision/import-unkept', {}, { cause: thrown }) : thrown;
    if (!(error instanceof FormatError) && !(error instanceof Refusal)) throw error;
    await transact(db, bureaus, (tx) => refuse(tx, bureauId, importId, error, clock()));
  }
}

/** Values or sizes beyond the database's (SQLSTATE classes 22 and 54) or beyond a text of ours: trying again would not help. */
function isUnkept(error: unknown): boolean {
  if (error instanceof RangeError) return true;
  return error instanceof Error && 'code' in error && /^(22|54)/.test(String(error.code));
}

/** Somebody cancelled the import while it ran. */
class Cancelled extends Error {}

async function begin(tx: Tx, bureauId: string, importId: string): Promise<boolean> {
  const { state } = await store.importToChange(tx, [bureauId], importId);
  const next = importMachine[state].begin;
  if (!next) return false;
  await store.saveImport(tx, bureauId, importId, state, { state: next });
  return true;
}

async function importWhole(db: Db, tx: Tx, bureauId: string, importId: string, moment: Moment): Promise<void> {
  await store.onlyRun(tx, bureauId, importId);
  const row = await store.importToRun(tx, bureauId, importId);
  if (!importMachine[row.state].finish) throw new Cancelled(); // or another run of the same job was quicker
  const power = await store.powerToImport(tx, bureauId, row.powerId);
  const arrival = new Arrival(tx, { bureauId, importId, sourceId: row.sourceId, power, zone: await zoneOf(tx, bureauId), now: moment.now });
  const limits = await limitsOf(tx, bureauId, moment.today);
  const reading = { zone: row.zone, limits, map: row.columns === null ? null : logMapOf(row.columns) };
  let read: LogReport | null = null;
  for await (const { cases, report } of readCases(store.piecesOf(db, bureauId, importId), reading)) {
    await arrival.take(cases);
    read = report;
    if (!(await store.tellProgress(db, bureauId, importId, arrival.counts.cases))) throw new Cancelled();
  }
  const tally = await judgeCases(tx, bureauId, arrival.touched(), read?.format === 'xes', moment, newTally());
  const report = reportOf(read!, arrival, tally);
  if (!(await store.saveImport(tx, bureauId, importId, 'running', { state: 'done', report, endedAt: moment.now }))) throw new Cancelled();
  await store.deletePieces(tx, bureauId, importId);
  const subject = { kind: 'import', id: importId, bureauId };
  const { warnings: _, ...after } = report;
  await record(tx, systemActor(bureauId), moment.now, 'supervision.imported', subject, {
    before: { state: 'running' },
    after: { state: 'done', ...after },
  });
}

const reportOf = (
  { format, withoutOffset, unplaced, warnings }: LogReport,
  { counts }: Arrival,
  tally: ReturnType<typeof newTally>,
): ImportReport => ({
  format,
  withoutOffset,
  unplaced,
  warnings,
  refused: null,
  ...counts,
  ...tally,
});

/** What was wrong, and where; the whole file was refused. */
async function refuse(tx: Tx, bureauId: string, importId: string, { code, facts }: FormatError | Refusal, { now }: Moment): Promise<void> {
  const report = { ...emptyReport, refused: { code, facts } };
  if (!(await store.saveImport(tx, bureauId, importId, 'running', { state: 'refused', report, endedAt: now }))) return;
  await store.deletePieces(tx, bureauId, importId);
  const subject = { kind: 'import', id: importId, bureauId };
  await record(tx, systemActor(bureauId), now, 'supervision.refuse', subject, {
    before: { state: 'running' },
    after: { state: 'refused', code, facts },
  });
}
