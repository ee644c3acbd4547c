import { anyOf, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';

const entriesShown = 200;

/** What was done to a record, newest first. Whether the actor may see the record is asked before. */
export function historyOf(tx: Tx, actor: Actor, kind: string, id: string) {
  return tx
    .selectFrom('auditEntry')
    .select(['auditId as id', 'at', 'actorName as actor', 'action', 'before', 'after'])
    .where('bureauId', '=', anyOf(actor.bureaus))
    .where('subjectKind', '=', kind)
    .where('subjectId', '=', id)
    .orderBy('at', 'desc')
    .orderBy('auditId', 'desc')
    .limit(entriesShown)
    .execute();
}
