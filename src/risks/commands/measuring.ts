import { inEveryBureau } from '#organization/store/bureaus.ts';
import type { Db, Tx } from '#platform/db.ts';
import { recordAll } from '#platform/audit.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { enqueue } from '#platform/queue.ts';
import { goOnWithMeasures } from '../queue.ts';
import * as remind from '../store/measureRemind.ts';
import * as store from '../store/measureRecord.ts';
import { goOn } from './measure.ts';
import { subject } from './tending.ts';

const mostReminders = 500;

/**
 * 催办: tells those responsible, on their own first page, of what is overdue or soon due of the points that the actor tends. Who was told
 * today is not told again, and nobody tells themselves.
 */
export async function remindMeasures(tx: Tx, actor: Actor, which: remind.Which, { now, today }: Moment): Promise<{ reminded: number }> {
  const found = await remind.measuresToRemind(tx, actor, which, today, mostReminders);
  const entries = found.map(({ bureauId, measureId, number }) => ({ bureauId, measureId, number, deed: 'remind' as const }));
  await store.insertEntries(tx, actor, entries, now);
  const told = found.map(({ bureauId, measureId, riskPointId, responsibleId }) => ({
    action: 'risks.remindMeasures',
    subject: subject(bureauId, riskPointId),
    after: { measureId, responsibleId },
  }));
  await recordAll(tx, actor, now, told);
  return { reminded: found.length };
}

const bite = 500;

/** Makes the next times of a bureau's measures whose last day has passed. Safe to repeat. */
export async function goOnWith(tx: Tx, bureauId: string, { today }: Moment): Promise<void> {
  for (;;) {
    const found = await remind.measuresToGoOn(tx, bureauId, today, bite);
    for (const it of found) await goOn(tx, { bureauId, ...it }, await store.timesOf(tx, bureauId, it.measureId), today);
    if (found.length < bite) return;
  }
}

/** Queues that for every bureau, as its day begins. */
export async function goOnEverywhere(db: Db): Promise<void> {
  await inEveryBureau(db, (tx, bureauId) => enqueue(tx, goOnWithMeasures, { bureauId }, `risks.go-on:${bureauId}`));
}
