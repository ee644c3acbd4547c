import { sql } from 'kysely';
import { calendarOf } from '#calendar/store.ts';
import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import type { Existing } from '../catalogue/entry.ts';
import { Departments, plainName } from '../catalogue/names.ts';
import { type Position, Positions } from '../catalogue/positions.ts';
import { Powers } from '../catalogue/powers.ts';
import type { House } from '../catalogue/understand.ts';
import { categories } from '../power.ts';
import type { Basis } from '../power.ts';
import type { Limit } from '../limits.ts';
import { departmentsToDraft, newestFor, type PowerFilter } from './power.ts';

/** What the rows of a catalogue are read against: the actor's own bureau as it is now. */
export async function houseOf(tx: Tx, actor: Actor, today: Day, adding: boolean): Promise<House> {
  const { bureauId } = actor;
  const departments = await allDepartments(tx, bureauId);
  const bureau = await tx.selectFrom('bureau').select(['name', 'shortName']).where('bureauId', '=', bureauId).executeTakeFirstOrThrow();
  const positions = new Positions(await positionsOf(tx, [bureauId]));
  const drafting = await departmentsToDraft(tx, actor);
  const codes = await codesOf(tx, bureauId);
  return {
    departments: new Departments(departments, [bureau.name, bureau.shortName]),
    positions,
    powers: new Powers(await powersOf(tx, { ...actor, bureaus: [bureauId] }, {}), positions),
    codes: new Set(codes.map(({ code }) => plainName(code))),
    drafting: new Set(drafting.map(({ id }) => id)),
    calendar: await calendarOf(tx, bureauId),
    today,
    adding,
    publishing: actor.permissions.has('powers.publish'),
  };
}

/** Every department of a bureau, in its order. */
export const allDepartments = (tx: Tx, bureauId: string) =>
  tx.selectFrom('department').select(['departmentId as id', 'name']).where('bureauId', '=', bureauId).orderBy('place').orderBy('name').execute();

export const positionsOf = (tx: Tx, bureaus: readonly string[]): Promise<Position[]> =>
  tx
    .selectFrom('position as p')
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'p.bureauId').onRef('d.departmentId', '=', 'p.departmentId'))
    .select(['p.positionId as id', 'p.name', 'p.departmentId', 'd.name as department'])
    .where('p.bureauId', '=', anyOf(bureaus))
    .orderBy('d.place')
    .orderBy('d.name')
    .orderBy('p.name')
    .execute();

const positionIds = sql<string[]>`array(select o.position_id from power_position as o
  where o.bureau_id = n.bureau_id and o.version_id = n.version_id order by o.position_id)`;

/** Powers with what their newest readable version says, as a catalogue lists them: by department, category and code. */
export async function powersOf(tx: Tx, actor: Actor, filter: PowerFilter): Promise<Listed[]> {
  const rows = await newestFor(tx, actor, filter)
    .innerJoin('powerVersion as w', (it) => it.onRef('w.bureauId', '=', 'n.bureauId').onRef('w.versionId', '=', 'n.versionId'))
    .selectAll('n')
    .select(['w.basis', 'w.procedure', 'w.responsibility', positionIds.as('positions')])
    .execute();
  return rows.map(listed).toSorted(asListed);
}

export type Listed = Existing & Readonly<{ bureauId: string; place: number }>;

type Sides = { [K in 'statutory' | 'promised' as `${K}Limit`]: number | null } & {
  [K in 'statutory' | 'promised' as `${K}Unit`]: Limit['unit'] | null;
};
type Row = Omit<Listed, 'powerId' | 'number' | 'statutory' | 'promised' | 'basis'> &
  Sides &
  Readonly<{ id: string; version: number; basis: unknown }>;

const limitOf = (days: number | null, unit: Limit['unit'] | null): Limit | null => (days === null || unit === null ? null : { days, unit });

const listed = (row: Row): Listed => ({
  bureauId: row.bureauId,
  place: row.place,
  powerId: row.id,
  number: row.version,
  code: row.code,
  name: row.name,
  category: row.category,
  departmentId: row.departmentId,
  department: row.department,
  open: row.open,
  keyArea: row.keyArea,
  state: row.state,
  basis: row.basis as Basis[],
  procedure: row.procedure,
  responsibility: row.responsibility,
  statutory: limitOf(row.statutoryLimit, row.statutoryUnit),
  promised: limitOf(row.promisedLimit, row.promisedUnit),
  positions: row.positions,
});

const inOrder = new Intl.Collator('zh-CN', { numeric: true }).compare;

const asListed = (a: Listed, b: Listed): number =>
  a.bureauId.localeCompare(b.bureauId) ||
  a.place - b.place ||
  inOrder(a.department, b.department) ||
  categories.indexOf(a.category) - categories.indexOf(b.category) ||
  inOrder(a.code, b.code);

/** Who exercises a power that the actor may read: what the list's filter offers. */
export const positionsListed = (tx: Tx, actor: Actor) =>
  newestFor(tx, actor, {})
    .innerJoin('powerPosition as o', (it) => it.onRef('o.bureauId', '=', 'n.bureauId').onRef('o.versionId', '=', 'n.versionId'))
    .innerJoin('position as s', (it) => it.onRef('s.bureauId', '=', 'o.bureauId').onRef('s.positionId', '=', 'o.positionId'))
    .innerJoin('department as t', (it) => it.onRef('t.bureauId', '=', 's.bureauId').onRef('t.departmentId', '=', 's.departmentId'))
    .select(['s.positionId as id', 's.name', 't.name as department'])
    .groupBy(['s.positionId', 's.name', 't.name', 't.place'])
    .orderBy('t.place')
    .orderBy('s.name')
    .execute();

/** Who heads each department, by its id. */
export async function headsOf(tx: Tx, departments: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('person')
    .select(['departmentId', 'name'])
    .where('departmentId', '=', anyOf(departments))
    .where('rank', 'in', ['bureauHead', 'departmentHead'])
    .orderBy('rank', 'desc')
    .execute();
  return new Map(rows.map(({ departmentId, name }) => [departmentId!, name]));
}

/** The names of the bureaus that are seen. */
export const bureausNamed = (tx: Tx, bureaus: readonly string[]) =>
  tx.selectFrom('bureau').select(['bureauId', 'name']).where('bureauId', '=', anyOf(bureaus)).execute();

/** What the numbers of a bureau begin with. */
export async function bureauCode(tx: Tx, bureauId: string): Promise<string> {
  return (await tx.selectFrom('bureau').select('code').where('bureauId', '=', bureauId).executeTakeFirstOrThrow()).code;
}

/** Every code of a bureau, whoever may read the power: none is given twice. */
export const codesOf = (tx: Tx, bureauId: string) => tx.selectFrom('power').select(['code', 'category']).where('bureauId', '=', bureauId).execute();
