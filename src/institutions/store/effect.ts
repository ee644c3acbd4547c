import type { Day } from '#engine/days.ts';
import type { Tx } from '#platform/db.ts';

export const bureaus = (tx: Tx) => tx.selectFrom('bureau').select('bureauId').execute();

/** Newest versions whose day has come bind from now on, all in one statement: their risk points are then locked in one order. */
export async function takeEffect(tx: Tx, bureauId: string, today: Day): Promise<void> {
  await tx
    .updateTable('institution')
    .set((it) => ({ bindingAction: it.ref('action') }))
    .where('bureauId', '=', bureauId)
    .where('status', '=', 'inForce')
    .where('effectiveFrom', '<=', today)
    .where((it) => it('bindingAction', 'is distinct from', it.ref('action')))
    .execute();
}
