import type { Day } from '#engine/days.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { personById } from './people.ts';
import { untoldResets } from './resets.ts';
import { bureauById } from './structure.ts';

/** Who asks, as their browser needs to know: what they may do, and what they must be told. */
export async function profile(tx: Tx, actor: Actor, today: Day) {
  const { personId, name, account, bureauId, scope } = actor;
  const bureau = await bureauById(tx, bureauId);
  const person = await personById(tx, bureauId, personId);
  const notices = await untoldResets(tx, actor);
  return {
    personId,
    name,
    account,
    scope,
    today,
    bureau: { id: bureauId, name: bureau!.name, kind: bureau!.kind },
    department: person?.departmentName ?? null,
    roles: [...actor.roles],
    permissions: [...actor.permissions],
    notices: notices.map(({ at, ...it }) => ({ ...it, at: at!.toISOString() })),
  };
}
