import { sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Content } from '../content.ts';

type Of = Readonly<{ bureauId: string; campaignId: string }>;

const all = (which: string) => sql<boolean>`exists (select from form_point as p where p.bureau_id = f.bureau_id and p.form_id = f.form_id)
  and not exists (select from form_point as p join risk_point as r on r.bureau_id = p.bureau_id and r.risk_point_id = p.risk_point_id
    where p.bureau_id = f.bureau_id and p.form_id = f.form_id and not (${sql.raw(which)}))`;

const forms = (tx: Tx, { bureauId, campaignId }: Of) =>
  tx
    .selectFrom('form as f')
    .select(['f.formId', 'f.number', 'f.tier', 'f.state', 'f.revision', 'f.content'])
    .where('f.bureauId', '=', bureauId)
    .where('f.campaignId', '=', campaignId)
    .orderBy('f.number')
    .forUpdate('f');

const again = (sittingId: string) => sql<boolean>`f.state = 'evaluated' and exists (select from sitting_decision as e
  where e.bureau_id = f.bureau_id and e.sitting_id = ${sittingId} and e.form_id = f.form_id)`;

/**
 * Forms of which every point has its level or went into another, locked: the group's opinion is written into them. So it is into those that an
 * earlier sitting evaluated and this one decided on again.
 */
export const formsToEvaluate = async (tx: Tx, of: Of & Readonly<{ sittingId: string }>) =>
  (
    await forms(tx, of)
      .where((it) =>
        it.or([it('f.state', '=', 'reviewed'), it.and([it('f.state', '=', 'submitted'), it('f.opined', '=', true)]), it.and([again(of.sittingId)])]),
      )
      .where(all(`r.state in ('evaluated', 'merged', 'registered')`))
      .execute()
  ).map((row) => ({ ...row, content: row.content as Content }));

/** Evaluated forms whose points are all in the register, themselves or as what they went into; locked. */
export const formsToRegister = (tx: Tx, of: Of) =>
  forms(tx, of)
    .where('f.state', '=', 'evaluated')
    .where(all(`r.state = 'registered' or (r.state = 'merged' and registered_as(r.bureau_id, r.risk_point_id))`))
    .execute();

export type LineLevel = Readonly<{ formId: string; lineId: string; merged: boolean; level: number | null; opinion: string | null }>;

/** The level of each line of forms: its point's, or that of the point which it went into. */
export async function lineLevelsOf(tx: Tx, bureauId: string, formIds: readonly string[]): Promise<LineLevel[]> {
  const { rows } = await sql<LineLevel>`
    select p.form_id, p.line_id, r.state = 'merged' as merged, coalesce(r.level, i.level) as level, r.opinion
    from form_point as p join risk_point as r on r.bureau_id = p.bureau_id and r.risk_point_id = p.risk_point_id
    left join risk_point as i on i.bureau_id = r.bureau_id and i.risk_point_id = merged_into(r.bureau_id, r.risk_point_id)
    where p.bureau_id = ${bureauId} and p.form_id = ${anyOf(formIds)}`.execute(tx);
  return rows;
}

/** A form whose points are locked with it. */
export const formOf = (tx: Tx, bureauId: string, formId: string) =>
  tx
    .selectFrom('form')
    .select(['formId', 'state', 'revision'])
    .where('bureauId', '=', bureauId)
    .where('formId', '=', formId)
    .forUpdate()
    .executeTakeFirstOrThrow();

/** Locks the forms of points: while a sitting decides on them, none goes back. */
export async function lockFormsOf(tx: Tx, bureauId: string, pointIds: readonly string[]): Promise<void> {
  const of = tx.selectFrom('formPoint').select('formId').where('bureauId', '=', bureauId).where('riskPointId', '=', anyOf(pointIds));
  await tx.selectFrom('form').select('formId').where('bureauId', '=', bureauId).where('formId', 'in', of).orderBy('formId').forUpdate().execute();
}

/** The points of a form that have their level and no number yet, locked. */
export const levelledPointsOf = (tx: Tx, bureauId: string, formId: string) =>
  tx
    .selectFrom('formPoint as p')
    .innerJoin('riskPoint as r', (it) => it.onRef('r.bureauId', '=', 'p.bureauId').onRef('r.riskPointId', '=', 'p.riskPointId'))
    .select(['r.riskPointId as id', 'r.level', 'r.opinion'])
    .where('p.bureauId', '=', bureauId)
    .where('p.formId', '=', formId)
    .where('r.state', '=', 'evaluated')
    .orderBy('r.riskPointId')
    .forUpdate('r')
    .execute();

/**
 * The points that go back with a point, since their form does: those that have their level and no number yet. The form is locked; the points are
 * not, so that the caller locks them together with this one, in the one order.
 */
export async function levelledBeside(tx: Tx, bureauId: string, pointId: string): Promise<string[]> {
  await lockFormsOf(tx, bureauId, [pointId]);
  const rows = await tx
    .selectFrom('formPoint as own')
    .innerJoin('formPoint as p', (it) => it.onRef('p.bureauId', '=', 'own.bureauId').onRef('p.formId', '=', 'own.formId'))
    .innerJoin('riskPoint as r', (it) => it.onRef('r.bureauId', '=', 'p.bureauId').onRef('r.riskPointId', '=', 'p.riskPointId'))
    .select('r.riskPointId')
    .where('own.bureauId', '=', bureauId)
    .where('own.riskPointId', '=', pointId)
    .where('r.state', '=', 'evaluated')
    .execute();
  return rows.map((it) => it.riskPointId);
}

/** Whether points of a form took part in a merging or splitting: then they stand in another's place too, and the form does not go back. */
export async function isEntangled(tx: Tx, bureauId: string, formId: string): Promise<boolean> {
  const { rows } = await sql`select from form_point as p join sitting_decision as e on e.bureau_id = p.bureau_id
      and p.risk_point_id in (e.risk_point_id, e.into_id) and e.deed in ('merge', 'split')
    where p.bureau_id = ${bureauId} and p.form_id = ${formId} limit 1`.execute(tx);
  return rows.length > 0;
}

/** A point that was split off belongs to the same form, as a line more. */
export async function insertFormPoints(
  tx: Tx,
  rows: ReadonlyArray<Readonly<{ bureauId: string; formId: string; lineId: string; riskPointId: string; reviewerLevel: number | null }>>,
): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('formPoint')
      .values([...rows])
      .execute();
}
