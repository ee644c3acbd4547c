import { sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { nextNumbers } from '#platform/serials.ts';
import { codeOf } from './link.ts';

type By = Readonly<{ actor: Pick<Actor, 'personId' | 'name'>; now: Date }>;
type Series = Readonly<{ bureauId: string; year: number }>;

/**
 * Gives points of one bureau and year, all with their level, the next numbers in the given order, and writes the first version of each.
 * The caller has locked and judged them. By id, the number.
 */
export async function registerPoints(
  tx: Tx,
  { bureauId, year }: Series,
  ids: readonly string[],
  { today, ...by }: By & Readonly<{ today: Day }>,
): Promise<Map<string, string>> {
  const numbers = await nextNumbers(tx, bureauId, await codeOf(tx, bureauId), year, ids.length, 3);
  await writeVersions(tx, bureauId, ids, { state: 'registered' }, null, by);
  await sql`update risk_point as r set state = 'registered', revision = 1, registered_on = ${today}, number = given.number
    from unnest(${ids}::uuid[], ${numbers}::text[]) as given (id, number)
    where r.bureau_id = ${bureauId} and r.risk_point_id = given.id`.execute(tx);
  return new Map(ids.map((id, at) => [id, numbers[at]!]));
}

/** Writes what the register will say of points after a change, as their next version; the change itself follows. */
async function writeVersions(
  tx: Tx,
  bureauId: string,
  ids: readonly string[],
  change: Readonly<Record<string, unknown>>,
  reason: string | null,
  { actor, now }: By,
): Promise<void> {
  await sql`insert into risk_point_version (bureau_id, risk_point_id, revision, content, reason, by_id, by_name, at)
    select r.bureau_id, r.risk_point_id, r.revision + 1, registered_content(jsonb_populate_record(r, ${JSON.stringify(change)}::jsonb)),
      ${reason}, ${actor.personId}, ${actor.name}, ${now}
    from risk_point as r where r.bureau_id = ${bureauId} and r.risk_point_id = any(${ids}::uuid[])`.execute(tx);
}
