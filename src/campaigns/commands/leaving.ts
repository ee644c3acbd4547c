import { inEveryBureau } from '#organization/store/bureaus.ts';
import { recordAll } from '#platform/audit.ts';
import type { Db, Tx } from '#platform/db.ts';
import { type Actor, type Moment, systemActor } from '#platform/permissions.ts';
import { moveLeavers, openRounds } from '../store/leaving.ts';

type Round = Readonly<{ bureauId: string; campaignId: string }>;

/**
 * Who left before handing in their form is not among those who should, with their last day noted on it; who is back is again. The round is
 * locked. Returns how many were taken out.
 */
export async function settleLeavers(tx: Tx, actor: Actor, { bureauId, campaignId }: Round, { now, today }: Moment): Promise<number> {
  const moved = await moveLeavers(tx, bureauId, campaignId, today);
  const entries = moved.map(({ formId, leftOn }) => ({
    action: leftOn === null ? 'campaigns.putBack' : 'campaigns.takeOut',
    subject: { kind: 'form', id: formId, bureauId },
    after: { leftOn },
  }));
  await recordAll(tx, actor, now, entries);
  return moved.filter(({ leftOn }) => leftOn !== null).length;
}

/** The same of every bureau's open rounds. Safe to repeat. */
export async function settleLeaversEverywhere(db: Db, moment: Moment): Promise<void> {
  await inEveryBureau(db, async (tx, bureauId) => {
    for (const round of await openRounds(tx, bureauId)) await settleLeavers(tx, systemActor(bureauId), round, moment);
  });
}
