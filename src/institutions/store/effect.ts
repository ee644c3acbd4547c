import { sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import type { Tx } from '#platform/db.ts';

/** Versions whose day has come bind from now on, all in one statement: their risk points are then locked in one order. */
export async function takeEffect(tx: Tx, bureauId: string, today: Day): Promise<void> {
  await sql`update institution as i set binding_number = v.number, binding_action = case when v.number = i.number then i.action else v.action end
    from institution_version as v
    where i.bureau_id = ${bureauId} and i.status = 'inForce' and i.binding_number < i.number
      and v.bureau_id = i.bureau_id and v.institution_id = i.institution_id and v.number > i.binding_number
      and v.number = (select max(w.number) from institution_version as w
        where w.bureau_id = i.bureau_id and w.institution_id = i.institution_id and w.effective_from <= ${today})`.execute(tx);
}
