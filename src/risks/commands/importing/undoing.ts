import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { importToUndo, pointsOf, saveUndone } from '../../store/importing.ts';
import { usesOf } from '../../store/importingUse.ts';
import { voidPoints } from '../../store/register.ts';

/**
 * Takes a whole import back: its points are 作废, with their numbers, which nobody gets again; the file may be imported once more.
 *
 * @throws Refusal `risks/import/undone`, `risks/import/in-use` once anything rests on one of its points
 */
export async function undoImport(tx: Tx, actor: Actor, importId: string, reason: string, { now }: Moment): Promise<{ id: string; points: number }> {
  const { bureauId, undoneAt, fileName } = await importToUndo(tx, actor, importId);
  if (undoneAt !== null) throw new Refusal('risks/import/undone');
  const ids = await pointsOf(tx, bureauId, importId);
  const uses = await usesOf(tx, bureauId, importId, ids);
  if (uses.size > 0)
    throw new Refusal('risks/import/in-use', { count: [...uses.values()].reduce((sum, it) => sum + it, 0), by: [...uses.keys()].join(', ') });
  await voidPoints(tx, bureauId, ids, { reason, actor, now });
  await saveUndone(tx, bureauId, importId, { undoneByName: actor.name, undoneAt: now, undoneWhy: reason });
  await record(
    tx,
    actor,
    now,
    'risks.undoImport',
    { kind: 'riskImport', id: importId, bureauId },
    { after: { fileName, reason, points: ids.length } },
  );
  return { id: importId, points: ids.length };
}
