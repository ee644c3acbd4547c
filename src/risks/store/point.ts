import { type Insertable, type RawBuilder, type Selectable, sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { RiskPointTable } from '#platform/schema.ts';
import { type Filter, wordsOf } from '../filter.ts';

const measuresOf = `from measure as m where m.bureau_id = r.bureau_id and m.risk_point_id = r.risk_point_id`;
const count = (of: string) => sql<number>`(select count(*) ${sql.raw(of)})`;

/** What `controlOf` (../level.ts) says, kept with the point by the database. */
export const isGap = sql<boolean>`coalesce(r.control <> 'settled', false)`;

/**
 * 作废 points stand in the register with their number and count nowhere; merged ones count where they went. Told by `case`: behind the wall
 * the planner takes a bare `not in` of codes to leave nothing, and then reads every point.
 */
export const isCounted = sql<boolean>`case when r.state in ('void', 'merged') then false else true end`;

const ownDepartment = (actor: Actor) =>
  sql<string>`(select department_id from person where bureau_id = ${actor.bureauId} and person_id = ${actor.personId})`;

/**
 * The risk points that concern the actor: in a bureau's scope all; else those of the departments in their charge, those on their own
 * position, those that a measure of theirs answers, and those of their department as a whole.
 */
export const concerns = (actor: Actor) =>
  actor.scope === 'bureau'
    ? sql<boolean>`r.bureau_id = ${anyOf(actor.bureaus)}`
    : sql<boolean>`r.bureau_id = ${anyOf(actor.bureaus)} and (r.department_id = ${anyOf(actor.departments)} or r.person_id = ${actor.personId}
        or (r.tier <> 'position' and r.department_id = ${ownDepartment(actor)}) or r.risk_point_id in (select m.risk_point_id from measure as m
          where m.bureau_id = ${actor.bureauId} and m.responsible_id = ${actor.personId}))`;

export const points = (tx: Tx, actor: Actor) => named(tx, sql`risk_point`).where(concerns(actor));

/** Those points, whole: for `named`. */
export const pointsById = (of: ReadonlyArray<Readonly<{ bureauId: string; id: string }>>) =>
  sql`(select * from risk_points_by_id(${of.map(({ bureauId }) => bureauId)}::uuid[], ${of.map(({ id }) => id)}::uuid[]))`;

/** Points `r` from wherever they are, with their departments and persons. */
export const named = (tx: Tx, from: RawBuilder<unknown>) =>
  tx
    .selectFrom((from as RawBuilder<Selectable<RiskPointTable>>).as('r'))
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'r.bureauId').onRef('d.departmentId', '=', 'r.departmentId'))
    .leftJoin('person as n', (it) => it.onRef('n.bureauId', '=', 'r.bureauId').onRef('n.personId', '=', 'r.personId'));

export type Points = ReturnType<typeof points>;

const said = sql<string>`risk_text(r.number, r.description, r.position, r.responsible, r.legacy_number)`;
const saying = (word: string) =>
  sql<boolean>`(strpos(${said}, ${word}) > 0 or r.person_id in (select w.person_id from person as w where strpos(lower(w.name), ${word}) > 0))`;
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What a filter asks of a point `r`, as it is looked at one by one. */
export function finds({ q, department, power, node, gap, ...equal }: Filter) {
  const columns = Object.entries({ ...equal, departmentId: department, powerId: power, nodeId: node }).filter(([, value]) => value !== undefined);
  const conditions = [
    equal.state === undefined ? isCounted : sql<boolean>`true`,
    ...columns.map(([name, value]) => sql<boolean>`r.${sql.id(snake(name))} = ${value}`),
    ...(gap ? [isGap] : []),
    ...wordsOf(q).map(saying),
  ];
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

export const filtered = (found: Points, filter: Filter): Points => found.where(finds(filter));

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
    .select(['r.bureauId', 'r.personId', 'r.authorId', 'r.opinion', 'r.powerId', 'r.versionId', 'r.nodeId', 'r.previousId', 'r.mergedInto'])
    .where('r.riskPointId', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('risks/not-found', { id });
  return row;
}

/** The point of the actor's own bureau, locked, with the department, as those see it who act on it. @throws Refusal `risks/not-found` */
export async function pointToChange(tx: Tx, actor: Actor, id: string) {
  const found = points(tx, actor).where('r.bureauId', '=', actor.bureauId).where('r.riskPointId', '=', id);
  const row = await found.selectAll('r').forUpdate('r').executeTakeFirst();
  if (!row) throw new Refusal('risks/not-found', { id });
  return row;
}

/** Waits until nobody else acts on the point. */
export const lockPoint = (tx: Tx, bureauId: string, riskPointId: string) =>
  tx
    .selectFrom('riskPoint')
    .select('riskPointId')
    .where((it) => it.and({ bureauId, riskPointId }))
    .forUpdate()
    .execute();

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
