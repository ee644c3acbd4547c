import { type Insertable, sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { RiskPointTable } from '#platform/schema.ts';
import { type Filter, wordsOf } from '../filter.ts';

const measuresOf = `from measure as m where m.bureau_id = r.bureau_id and m.risk_point_id = r.risk_point_id`;
const count = (of: string) => sql<number>`(select count(*) ${sql.raw(of)})`;

/** What `controlOf` (../level.ts) says, kept with the point by the database. */
export const isGap = sql<boolean>`coalesce(r.control <> 'settled', false)`;

/** 作废 points stand in the register with their number and count nowhere; merged ones count where they went. */
export const isCounted = sql<boolean>`r.state not in ('void', 'merged')`;

const ownDepartment = (actor: Actor) =>
  sql<string>`(select department_id from person where bureau_id = ${actor.bureauId} and person_id = ${actor.personId})`;

/**
 * The risk points that concern the actor: in a bureau's scope all; else those of the departments in their charge, those on their own
 * position, those that a measure of theirs answers, and those of their department as a whole.
 */
export function points(tx: Tx, actor: Actor) {
  const all = tx
    .selectFrom('riskPoint as r')
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'r.bureauId').onRef('d.departmentId', '=', 'r.departmentId'))
    .leftJoin('person as n', (it) => it.onRef('n.bureauId', '=', 'r.bureauId').onRef('n.personId', '=', 'r.personId'))
    .where('r.bureauId', '=', anyOf(actor.bureaus));
  if (actor.scope === 'bureau') return all;
  return all.where((it) =>
    it.or([
      it('r.departmentId', '=', anyOf(actor.departments)),
      it('r.personId', '=', actor.personId),
      it.and([it('r.tier', '<>', 'position'), it('r.departmentId', '=', ownDepartment(actor))]),
      it('r.riskPointId', 'in', (mine) =>
        mine
          .selectFrom('measure as m')
          .select('m.riskPointId')
          .where('m.bureauId', '=', actor.bureauId)
          .where('m.responsibleId', '=', actor.personId),
      ),
    ]),
  );
}

export type Points = ReturnType<typeof points>;

const said = sql<string>`risk_text(r.number, r.description, r.position, r.responsible, r.legacy_number)`;

/** The points that a filter finds, looked at one by one. */
export function filtered(found: Points, { q, department, power, node, gap, ...equal }: Filter): Points {
  let it = equal.state === undefined ? found.where(isCounted) : found;
  const columns = { ...equal, departmentId: department, powerId: power, nodeId: node };
  for (const [column, value] of Object.entries(columns)) if (value !== undefined) it = it.where(`r.${column}` as 'r.year', '=', value as number);
  if (gap) it = it.where(isGap);
  for (const word of wordsOf(q)) it = it.where(sql<boolean>`(strpos(${said}, ${word}) > 0 or strpos(lower(n.name), ${word}) > 0)`);
  return it;
}

const columns = [
  ...([
    'r.riskPointId as id',
    'r.number',
    'r.year',
    'r.description',
    'r.tier',
    'r.departmentId',
    'd.name as department',
    'n.name as person',
  ] as const),
  ...(['r.keyArea', 'r.aspect', 'r.element', 'r.foundBy', 'r.likelihood', 'r.harm', 'r.selfLevel', 'r.level', 'r.state'] as const),
  ...(['r.origin', 'r.position', 'r.responsible', 'r.legacyNumber', 'r.registeredOn', 'r.revision', 'r.control'] as const),
] as const;

export const select = (found: Points) =>
  found.select([...columns]).select([count(measuresOf).as('measures'), count(`${measuresOf} and m.status = 'done'`).as('measuresDone')]);
export type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

/** One point with everything of its own row. @throws Refusal `risks/not-found` */
export async function pointRow(tx: Tx, actor: Actor, id: string) {
  const row = await select(points(tx, actor))
    .select(['r.bureauId', 'r.personId', 'r.authorId', 'r.opinion', 'r.powerId', 'r.versionId', 'r.nodeId', 'r.previousId'])
    .where('r.riskPointId', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('risks/not-found', { id });
  return row;
}

/** The point, locked, with the department, as those see it who act on it. @throws Refusal `risks/not-found` */
export async function pointToChange(tx: Tx, actor: Actor, id: string) {
  const row = await points(tx, actor).selectAll('r').where('r.riskPointId', '=', id).forUpdate('r').executeTakeFirst();
  if (!row) throw new Refusal('risks/not-found', { id });
  return row;
}

type New = Omit<Insertable<RiskPointTable>, 'number' | 'level' | 'opinion' | 'state' | 'registeredOn' | 'revision'>;
export async function insertPoint(tx: Tx, point: New): Promise<void> {
  await tx
    .insertInto('riskPoint')
    .values({ ...point, state: 'draft' })
    .execute();
}

type Change = Partial<Pick<RiskPointTable, 'level' | 'opinion' | 'state'>>;
/** Of a point that is not registered yet; a registered one changes by versions (./register.ts). */
export async function savePoint(tx: Tx, bureauId: string, riskPointId: string, change: Change): Promise<void> {
  await tx.updateTable('riskPoint').set(change).where('bureauId', '=', bureauId).where('riskPointId', '=', riskPointId).execute();
}
