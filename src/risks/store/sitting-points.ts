import { sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';

export type Levelled = Readonly<{ id: string; level: number; opinion: string | null }>;

/** The levels that the sitting gave, in one statement however many they are. The caller has locked and judged the points. */
export async function levelPoints(tx: Tx, bureauId: string, levels: readonly Levelled[]): Promise<void> {
  const [ids, given, opinions] = [levels.map((it) => it.id), levels.map((it) => it.level), levels.map((it) => it.opinion)];
  await sql`update risk_point as r set state = 'evaluated', level = given.level, opinion = given.opinion
    from unnest(${ids}::uuid[], ${given}::int[], ${opinions}::text[]) as given (id, level, opinion)
    where r.bureau_id = ${bureauId} and r.risk_point_id = given.id`.execute(tx);
}

/** 并入: these points are the same as another, says the sitting. */
export async function mergePoints(tx: Tx, bureauId: string, ids: readonly string[], mergedInto: string): Promise<void> {
  await tx
    .updateTable('riskPoint')
    .set({ state: 'merged', level: null, opinion: null, mergedInto })
    .where('bureauId', '=', bureauId)
    .where('riskPointId', '=', anyOf(ids))
    .execute();
}

/** What points go back to when their form does: no level is given to them any more. */
export async function unlevelPoints(tx: Tx, bureauId: string, ids: readonly string[]): Promise<void> {
  await tx
    .updateTable('riskPoint')
    .set({ state: 'draft', level: null, opinion: null })
    .where('bureauId', '=', bureauId)
    .where('riskPointId', '=', anyOf(ids))
    .where('state', '=', 'evaluated')
    .execute();
}

/**
 * One point becomes several: it keeps the first description, and each other one is a point like it, with the same institutions and the same
 * measures, of which nothing is done yet.
 * All wait for their level. Returns the ids of those split off.
 */
export async function splitPoint(tx: Tx, bureauId: string, id: string, [own, ...others]: readonly string[]): Promise<string[]> {
  await tx
    .updateTable('riskPoint')
    .set({ description: own!, state: 'draft', level: null, opinion: null })
    .where('bureauId', '=', bureauId)
    .where('riskPointId', '=', id)
    .execute();
  const point = await tx.selectFrom('riskPoint').selectAll().where('bureauId', '=', bureauId).where('riskPointId', '=', id).executeTakeFirstOrThrow();
  const made: string[] = [];
  for (const description of others) {
    const riskPointId = newId();
    await tx
      .insertInto('riskPoint')
      .values({ ...point, riskPointId, description })
      .execute();
    await copyMeasures(tx, bureauId, id, riskPointId);
    made.push(riskPointId);
  }
  return made;
}

async function copyMeasures(tx: Tx, bureauId: string, from: string, to: string): Promise<void> {
  const measures = await tx
    .selectFrom('measure')
    .selectAll()
    .where('bureauId', '=', bureauId)
    .where('riskPointId', '=', from)
    .where('status', '<>', 'cancelled')
    .orderBy('measureId')
    .execute();
  const rows = measures.map((it) => ({ ...it, measureId: newId(), riskPointId: to, status: 'planned' as const }));
  if (rows.length > 0) await tx.insertInto('measure').values(rows).execute();
  await sql`insert into risk_point_institution (bureau_id, risk_point_id, institution_id)
    select bureau_id, ${to}, institution_id from risk_point_institution where bureau_id = ${bureauId} and risk_point_id = ${from}`.execute(tx);
}
