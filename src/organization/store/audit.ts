import { sql } from 'kysely';
import { chinaZone } from '#platform/calendar.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Paging } from '#platform/list.ts';
import { containing, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';

export type AuditQuery = Paging & Readonly<Partial<Record<'q' | 'actor' | 'action' | 'kind' | 'from' | 'to', string | undefined>>>;

/** Where a local day begins, as an instant. */
const beginning = (day: string) => sql<Date>`(${day}::date)::timestamp at time zone ${chinaZone}`;

/** The trail of the actor's bureaus. */
export async function auditFor(tx: Tx, actor: Actor, { q, actor: who, action, kind, from, to, ...paging }: AuditQuery) {
  const rows = tx
    .selectFrom('auditEntry')
    .select(['auditId as id', 'at', 'actorName as actor', 'account', 'action', 'subjectKind as kind', 'subjectId', 'before', 'after'])
    .where('bureauId', '=', anyOf(actor.bureaus))
    .$if(q !== undefined, (it) =>
      it.where((eb) => eb.or([eb('subjectId', '=', q!), eb('action', 'ilike', containing(q!)), eb('actorName', 'ilike', containing(q!))])),
    )
    .$if(who !== undefined, (it) => it.where((eb) => eb.or([eb('actorName', 'ilike', containing(who!)), eb('account', 'ilike', containing(who!))])))
    .$if(action !== undefined, (it) => it.where('action', 'ilike', containing(action!)))
    .$if(kind !== undefined, (it) => it.where('subjectKind', '=', kind!))
    .$if(from !== undefined, (it) => it.where('at', '>=', beginning(from!)))
    .$if(to !== undefined, (it) => it.where('at', '<', sql<Date>`${beginning(to!)} + interval '1 day'`));
  const found = await page(tx, rows, paging, { at: sql`at`, actor: sql`actor_name`, action: sql`action` }, sql`audit_id`);
  return { ...found, rows: found.rows.map((row) => ({ ...row, at: row.at.toISOString() })) };
}
