import { type ExpressionBuilder, sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Paging } from '#platform/list.ts';
import { containing, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Database } from '#platform/schema.ts';
import type { Identity } from '../catalogue/entry.ts';
import type { Category, KeyArea } from '../power.ts';
import type { State } from '../version.ts';

export type PowerFilter = Readonly<{
  q?: string | undefined;
  category?: Category | undefined;
  department?: string | undefined;
  state?: State | undefined;
  keyArea?: KeyArea | undefined;
  open?: 'yes' | 'no' | undefined;
  position?: string | undefined;
}>;

type Shape = Database & { p: Database['power']; v: Database['powerVersion'] };

/** Whose drafts an actor sees: those of the bureau or of the departments in their charge. What was published everybody sees. */
const readable = (actor: Actor) => (it: ExpressionBuilder<Shape, 'p' | 'v'>) =>
  actor.scope === 'bureau' ? sql<boolean>`true` : it.or([it('v.publishedAt', 'is not', null), it('p.departmentId', '=', anyOf(actor.departments))]);

/** Whether an actor may read the drafts of a power of a department. */
export const seesDrafts = ({ scope, departments }: Actor, departmentId: string): boolean => scope === 'bureau' || departments.includes(departmentId);

/** Every version of a power that the actor may read. */
export const versions = (tx: Tx, actor: Actor) =>
  tx
    .selectFrom('power as p')
    .innerJoin('powerVersion as v', (it) => it.onRef('v.bureauId', '=', 'p.bureauId').onRef('v.powerId', '=', 'p.powerId'))
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'p.bureauId').onRef('d.departmentId', '=', 'p.departmentId'))
    .where('p.bureauId', '=', anyOf(actor.bureaus))
    .where(readable(actor) as never)
    .select(['p.powerId as id', 'p.code', 'p.name', 'p.category', 'p.departmentId', 'd.name as department', 'p.open', 'p.keyArea'])
    .select(['v.versionId', 'v.number as version', 'v.state', 'v.validFrom', 'v.validTo'])
    .select(['v.statutoryLimit', 'v.statutoryUnit', 'v.promisedLimit', 'v.promisedUnit']);

/** Powers by their newest version that the actor may read, as far as a filter finds them. */
export function newestFor(tx: Tx, actor: Actor, { q, category, department, state, keyArea, open, position }: PowerFilter) {
  const newest = versions(tx, actor)
    .select(['p.bureauId', 'd.place'])
    .distinctOn(['p.bureauId', 'p.powerId'])
    .orderBy('p.bureauId')
    .orderBy('p.powerId')
    .orderBy('v.number', 'desc');
  let found = tx.selectFrom(newest.as('n'));
  if (category) found = found.where('n.category', '=', category);
  if (department) found = found.where('n.departmentId', '=', department);
  if (state) found = found.where('n.state', '=', state);
  if (keyArea) found = found.where('n.keyArea', '=', keyArea);
  if (open) found = found.where('n.open', '=', open === 'yes');
  if (position)
    found = found.where(sql<boolean>`exists (select from power_position as o
    where o.bureau_id = n.bureau_id and o.version_id = n.version_id and o.position_id = ${position})`);
  if (q) found = found.where((it) => it.or([it('n.name', 'ilike', containing(q)), it('n.code', 'ilike', containing(q))]));
  return found;
}

const positionNames = sql<string[]>`array(select s.name from power_position as o
  join position as s on s.bureau_id = o.bureau_id and s.position_id = o.position_id
  where o.bureau_id = n.bureau_id and o.version_id = n.version_id order by s.name)`;

/** The list of powers. */
export function powersFor(tx: Tx, actor: Actor, { sort, after, limit, ...filter }: PowerFilter & Paging) {
  const orders = { code: sql`n.code`, name: sql`n.name`, department: sql`n.department`, state: sql`n.state` };
  const found = newestFor(tx, actor, filter).selectAll('n').select(positionNames.as('positions'));
  return page(tx, found, { sort, after, limit }, orders, sql`n.id`);
}

/** The departments that have a power which the actor may read: what the list's filter offers. */
export const departmentsOf = (tx: Tx, actor: Actor) =>
  tx
    .selectFrom(versions(tx, actor).select('d.place').as('n'))
    .select(['n.departmentId as id', 'n.department as name'])
    .groupBy(['n.departmentId', 'n.department', 'n.place'])
    .orderBy('n.place')
    .orderBy('n.department')
    .execute();

/** Departments of the actor's own bureau for which they may write powers. */
export const departmentsToDraft = (tx: Tx, actor: Actor) =>
  tx
    .selectFrom('department')
    .select(['departmentId as id', 'name'])
    .where('bureauId', '=', actor.bureauId)
    .$if(!actor.roles.has('office'), (it) => it.where('departmentId', '=', anyOf(actor.departments)))
    .orderBy('place')
    .orderBy('name')
    .execute();

export type NewPower = { code: string; name: string; category: Category; departmentId: string; open: boolean; keyArea?: KeyArea | null | undefined };

/** @throws Refusal `powers/code-taken`, `powers/department/invalid` */
export async function insertPowers(tx: Tx, bureauId: string, powers: ReadonlyArray<NewPower & { powerId: string }>): Promise<void> {
  await mustHaveDepartments(tx, bureauId, [...new Set(powers.map(({ departmentId }) => departmentId))]);
  const made = await tx
    .insertInto('power')
    .values(powers.map((power) => ({ bureauId, ...power })))
    .onConflict((it) => it.columns(['bureauId', 'code']).doNothing())
    .returning('powerId')
    .execute();
  const ids = new Set(made.map(({ powerId }) => powerId));
  const taken = powers.find(({ powerId }) => !ids.has(powerId));
  if (taken) throw new Refusal('powers/code-taken', { code: taken.code });
}

export type Renamed = Readonly<{ bureauId: string; powerId: string; identity: Identity }>;

/** @throws Refusal `powers/department/invalid` */
export async function updatePowers(tx: Tx, powers: readonly Renamed[]): Promise<void> {
  for (const [bureauId, own] of Map.groupBy(powers, (it) => it.bureauId)) {
    await mustHaveDepartments(tx, bureauId, [...new Set(own.map(({ identity }) => identity.departmentId))]);
  }
  const rows = powers.map(({ identity, ...key }) => ({ ...key, ...identity }));
  await sql`update power as p
    set name = n.name, category = n.category, department_id = n."departmentId", open = n.open, key_area = n."keyArea"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n("bureauId" uuid, "powerId" uuid, name text, category power_category,
      "departmentId" uuid, open boolean, "keyArea" key_area)
    where p.bureau_id = n."bureauId" and p.power_id = n."powerId"`.execute(tx);
}

async function mustHaveDepartments(tx: Tx, bureauId: string, ids: readonly string[]): Promise<void> {
  const rows = await tx
    .selectFrom('department')
    .select('departmentId')
    .where('bureauId', '=', bureauId)
    .where('departmentId', '=', anyOf(ids))
    .execute();
  const unknown = ids.find((id) => rows.every(({ departmentId }) => departmentId !== id));
  if (unknown) throw new Refusal('powers/department/invalid', { departmentId: unknown });
}

/** Powers by their ids, locked in one order: one version of each is drafted or decided at a time. @throws Refusal `powers/not-found` */
export async function powersToChange(tx: Tx, actor: Actor, ids: readonly string[]) {
  const rows = await tx
    .selectFrom('power')
    .selectAll()
    .where('bureauId', '=', anyOf(actor.bureaus))
    .where('powerId', '=', anyOf(ids))
    .orderBy('powerId')
    .forUpdate()
    .execute();
  const found = new Map(rows.map((row) => [row.powerId, row]));
  const unknown = ids.find((id) => !found.has(id));
  if (unknown !== undefined) throw new Refusal('powers/not-found', { id: unknown });
  return found;
}

/** @throws Refusal `powers/not-found` */
export const powerToChange = async (tx: Tx, actor: Actor, id: string) => (await powersToChange(tx, actor, [id])).get(id)!;
