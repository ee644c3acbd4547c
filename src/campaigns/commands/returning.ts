import { recordAll } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor } from '#platform/permissions.ts';
import { unlevelPoints } from '#risks/store/sitting-points.ts';
import { levelledPointsOf } from '../store/sittingForms.ts';
import { insertDecisions, standingAtOpen } from '../store/sittingPoints.ts';

type Form = Readonly<{ bureauId: string; formId: string }>;

/**
 * The points of a form that goes back go back with it: what was decided of them stays as it was decided, but their level is not given any
 * more, since what they say may change at any line. What is registered stays. The form is locked. Returns which points.
 */
export async function takePointsBack(tx: Tx, actor: Actor, { bureauId, formId }: Form, reason: string, at: Date): Promise<string[]> {
  const levelled = await levelledPointsOf(tx, bureauId, formId);
  const ids = levelled.map(({ id }) => id);
  await unlevelPoints(tx, bureauId, ids);
  const entries = levelled.map(({ id, level, opinion }) => ({
    action: 'campaigns.return',
    subject: { kind: 'riskPoint', id, bureauId },
    before: { state: 'evaluated', level, opinion },
    after: { state: 'draft', level: null, formId, reason },
  }));
  await recordAll(tx, actor, at, entries);
  return ids;
}

/** What goes back from the form's own page while a sitting is open goes back at that sitting too: its minutes do not name the level. */
export async function noteAtSittings(tx: Tx, actor: Actor, bureauId: string, ids: readonly string[], reason: string, at: Date): Promise<void> {
  const by = { byId: actor.personId, byName: actor.name, at };
  const standing = await standingAtOpen(tx, bureauId, ids);
  await insertDecisions(
    tx,
    standing.map((it) => ({ ...it, ...by, decisionId: newId(), deed: 'return' as const, level: null, opinion: reason })),
  );
}
