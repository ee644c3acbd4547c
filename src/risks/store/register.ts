import { sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import type { RiskPointTable } from '#platform/schema.ts';
import { nextNumbers } from '#platform/serials.ts';
import { codeOf } from './link.ts';

type By = Readonly<{ actor: Pick<Actor, 'personId' | 'name'>; now: Date }>;
type Series = Readonly<{ bureauId: string; year: number }>;

/**
 * Gives points of one bureau and year, all with their level, the next numbers in the given order, and writes the first version of each.
 * The caller has locked and judged them. By id, the number. `days`: on which each was registered, where that was before.
 */
export async function registerPoints(
  tx: Tx,
  { bureauId, year }: Series,
  ids: readonly string[],
  { today, days = [], ...by }: By & Readonly<{ today: Day; days?: ReadonlyArray<Day | null> }>,
): Promise<Map<string, string>> {
  const numbers = await nextNumbers(tx, bureauId, await codeOf(tx, bureauId), year, ids.length, 3);
  await writeVersions(tx, bureauId, ids, { state: 'registered' }, { reason: null, ...by });
  await sql`update risk_point as r set state = 'registered', revision = 1, registered_on = coalesce(given.day, ${today}), number = given.number
    from unnest(${ids}::uuid[], ${numbers}::text[], ${days}::date[]) as given (id, number, day)
    where r.bureau_id = ${bureauId} and r.risk_point_id = given.id`.execute(tx);
  return new Map(ids.map((id, at) => [id, numbers[at]!]));
}

export type Revision = Partial<
  Pick<
    RiskPointTable,
    | 'description'
    | 'departmentId'
    | 'personId'
    | 'position'
    | 'responsible'
    | 'keyArea'
    | 'aspect'
    | 'element'
    | 'foundBy'
    | 'likelihood'
    | 'harm'
    | 'level'
    | 'opinion'
    | 'previousId'
    | 'state'
  >
>;
type Why = By & Readonly<{ reason: string }>;

/** Changes what the register says of registered points, all of them alike, by a version more of each. */
export async function revisePoints(tx: Tx, bureauId: string, ids: readonly string[], change: Revision, why: Why): Promise<void> {
  await writeVersions(tx, bureauId, ids, change, why);
  await tx
    .updateTable('riskPoint')
    .set({ ...change, revision: sql`revision + 1` })
    .where('bureauId', '=', bureauId)
    .where('riskPointId', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
}

/** 作废: takes registered points out of every count; they stay in the register with their numbers, which nobody gets again. */
export const voidPoints = (tx: Tx, bureauId: string, ids: readonly string[], why: Why): Promise<void> =>
  revisePoints(tx, bureauId, ids, { state: 'void' }, why);

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Writes what the register will say of points after a change, as their next version; the change itself follows. */
async function writeVersions(
  tx: Tx,
  bureauId: string,
  ids: readonly string[],
  change: Revision,
  { reason, actor, now }: By & Readonly<{ reason: string | null }>,
): Promise<void> {
  const columns = JSON.stringify(Object.fromEntries(Object.entries(change).map(([name, value]) => [snake(name), value])));
  await sql`insert into risk_point_version (bureau_id, risk_point_id, revision, content, reason, by_id, by_name, at)
    select r.bureau_id, r.risk_point_id, r.revision + 1, registered_content(jsonb_populate_record(r, ${columns}::jsonb)),
      ${reason}, ${actor.personId}, ${actor.name}, ${now}
    from risk_point as r where r.bureau_id = ${bureauId} and r.risk_point_id = any(${ids}::uuid[])`.execute(tx);
}
