import { recordAll } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { unlevelPoints } from '#risks/store/sitting-points.ts';
import { levelledPointsOf } from '../store/sittingForms.ts';

type Form = Readonly<{ bureauId: string; formId: string }>;

/**
 * The points of a form that goes back go back with it: what was decided of them stays as it was decided, but their level is not given any
 * more, since what they say may change at any line. What is registered stays. The form is locked.
 */
export async function takePointsBack(tx: Tx, actor: Actor, { bureauId, formId }: Form, reason: string, at: Date): Promise<void> {
  const levelled = await levelledPointsOf(tx, bureauId, formId);
  await unlevelPoints(
    tx,
    bureauId,
    levelled.map(({ id }) => id),
  );
  const entries = levelled.map(({ id, level, opinion }) => ({
    action: 'campaigns.return',
    subject: { kind: 'riskPoint', id, bureauId },
    before: { state: 'evaluated', level, opinion },
    after: { state: 'draft', level: null, formId, reason },
  }));
  await recordAll(tx, actor, at, entries);
}
