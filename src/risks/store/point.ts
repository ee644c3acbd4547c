import { type Insertable, sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Page, Paging } from '#platform/list.ts';
import { containing, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { RiskPointTable } from '#platform/schema.ts';
import { bettering, controlOf } from '../level.ts';
import type { KeyArea, State, Tier } from '../point.ts';

export type Filter = Readonly<{
  q?: string | undefined;
  year?: number | undefined;
  department?: string | undefined;
  level?: number | undefined;
  keyArea?: KeyArea | undefined;
  tier?: Tier | undefined;
  state?: State | undefined;
  likelihood?: number | undefined;
  harm?: number | undefined;
  gap?: boolean | undefined;
  power?: string | undefined;
  node?: string | undefined;
}>;

const count = (of: string) => sql<number>`(select count(*) ${sql.raw(of)})`;
const linked = `from risk_point_institution as l join institution as i on i.bureau_id = l.bureau_id and i.institution_id = l.institution_id
  where l.bureau_id = r.bureau_id and l.risk_point_id = r.risk_point_id`;
const measuresOf = `from measure as m where m.bureau_id = r.bureau_id and m.risk_point_id = r.risk_point_id`;

/** What `level.ts` reckons a point's control from. */
const inForce = count(`${linked} and i.status = 'inForce'`);
const bettered = count(`${linked} and i.status = 'inForce' and i.action in (${bettering.map((it) => `'${it}'`).join(', ')})`);
const drafts = count(`${linked} and i.status = 'draft'`);
const reminders = count(`${measuresOf} and m.kind = 'prevention' and m.due_on is not null`);

/** `controlOf(…) <> 'settled'`, said to the database. */
export const isGap = sql<boolean>`case when r.state = 'void' then false else case r.level when 1 then ${inForce} = 0 when 2 then ${bettered} = 0 when 3 then ${reminders} = 0 else false end end`;

/** 作废 points stand in the register with their number and count nowhere. */
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

type Points = ReturnType<typeof points>;

export function filtered(found: Points, { q, year, department, level, keyArea, tier, state, likelihood, harm, gap, power, node }: Filter): Points {
  const equal = { year, departmentId: department, level, keyArea, tier, state, likelihood, harm, powerId: power, nodeId: node };
  let it = found;
  for (const [column, value] of Object.entries(equal)) if (value !== undefined) it = it.where(`r.${column}` as 'r.year', '=', value as number);
  if (gap) it = it.where(isGap);
  if (!q) return it;
  const words = containing(q);
  return it.where((or) => or.or([or('r.number', 'ilike', words), or('r.description', 'ilike', words), or('n.name', 'ilike', words)]));
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
  ...(['r.origin', 'r.position', 'r.responsible', 'r.legacyNumber', 'r.registeredOn', 'r.revision'] as const),
] as const;

const select = (found: Points) =>
  found
    .select([...columns])
    .select([inForce.as('inForce'), bettered.as('bettered'), drafts.as('drafts'), reminders.as('reminders')])
    .select([count(measuresOf).as('measures'), count(`${measuresOf} and m.status = 'done'`).as('measuresDone')]);

type Raw = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];
const shown = ({ inForce: standing, bettered: better, drafts: coming, reminders: reminding, ...row }: Raw) => ({
  ...row,
  control: controlOf(row.state === 'void' ? null : row.level, { inForce: standing, bettered: better, drafts: coming, reminders: reminding }),
});
export type Row = ReturnType<typeof shown>;

/** The register 登记册: points that have no number yet come after those that have one. */
export async function pointsFor(tx: Tx, actor: Actor, { sort, after, limit, ...filter }: Filter & Paging): Promise<Page<Row>> {
  const orders = {
    level: sql`coalesce(r.level, 9)`,
    number: sql`coalesce(r.number, '~' || r.risk_point_id)`,
    department: sql`d.name`,
    risk: sql`r.likelihood * r.harm`,
  };
  const found = await page(tx, select(filtered(points(tx, actor), filter)), { sort, after, limit }, orders, sql`r.risk_point_id`);
  return { ...found, rows: found.rows.map(shown) };
}

/** One point with everything of its own row. @throws Refusal `risks/not-found` */
export async function pointRow(tx: Tx, actor: Actor, id: string) {
  const row = await select(points(tx, actor))
    .select(['r.bureauId', 'r.personId', 'r.authorId', 'r.opinion', 'r.powerId', 'r.versionId', 'r.nodeId', 'r.previousId'])
    .where('r.riskPointId', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('risks/not-found', { id });
  return shown(row) as Row & typeof row;
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

export const departmentsOf = (tx: Tx, actor: Actor) =>
  points(tx, actor)
    .select(['r.departmentId as id', 'd.name'])
    .groupBy(['r.departmentId', 'd.name', 'd.place'])
    .orderBy('d.place')
    .orderBy('d.name')
    .execute();
