import { sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Paging } from '#platform/list.ts';
import { containing, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { DepartmentKind, Rank } from '#platform/schema.ts';

// Who holds which position where is the bureau's directory: everybody of it reads it whole. What was found, deducted or warned about
// somebody is not part of it; those modules scope it themselves.

const inForce = (table: string, on: Day) =>
  sql<boolean>`${sql.ref(`${table}.valid_from`)} <= ${on} and coalesce(${sql.ref(`${table}.valid_to`)}, 'infinity') >= ${on}`;

const heldBy = (on: Day) => sql<string | null>`(select string_agg(po.name, '、' order by po.name) from holding h
  join position po on po.bureau_id = h.bureau_id and po.position_id = h.position_id
  where h.bureau_id = p.bureau_id and h.person_id = p.person_id and ${inForce('h', on)})`;

export type PersonQuery = Paging &
  Readonly<{ q?: string | undefined; departmentId?: string | undefined; rank?: Rank | undefined; bureauId?: string | undefined }>;

/** The people of the actor's bureaus with the positions that they hold on a day. */
export function peopleFor(tx: Tx, actor: Actor, { q, departmentId, rank, bureauId, ...paging }: PersonQuery, on: Day) {
  const rows = people(tx, actor)
    .select(heldBy(on).as('positions'))
    .$if(q !== undefined, (it) =>
      it.where((eb) =>
        eb.or([eb('p.name', 'ilike', containing(q!)), eb('p.number', 'ilike', containing(q!)), eb(heldBy(on), 'ilike', containing(q!))]),
      ),
    )
    .$if(departmentId !== undefined, (it) => it.where('p.departmentId', '=', departmentId!))
    .$if(rank !== undefined, (it) => it.where('p.rank', '=', rank!))
    .$if(bureauId !== undefined, (it) => it.where('p.bureauId', '=', bureauId!));
  const orders = { number: sql`p.number`, name: sql`p.name`, rank: sql`p.rank`, department: sql`coalesce(d.name, '')` };
  return page(tx, rows, paging, orders, sql`p.person_id`);
}

const people = (tx: Tx, actor: Actor) =>
  tx
    .selectFrom('person as p')
    .innerJoin('bureau as b', 'b.bureauId', 'p.bureauId')
    .leftJoin('department as d', (on) => on.onRef('d.bureauId', '=', 'p.bureauId').onRef('d.departmentId', '=', 'p.departmentId'))
    .select([
      'p.personId as id',
      'p.bureauId',
      'b.shortName as bureau',
      'p.number',
      'p.name',
      'p.rank',
      'p.title',
      'p.departmentId',
      'd.name as department',
    ])
    .where('p.bureauId', '=', anyOf(actor.bureaus));

/** Somebody, all positions they have held and departments they have overseen. @throws Refusal `organization/not-found` */
export async function personFor(tx: Tx, actor: Actor, personId: string) {
  const person = await people(tx, actor).select('p.phone').where('p.personId', '=', personId).executeTakeFirst();
  if (!person) throw new Refusal('organization/not-found');
  const { bureauId } = person;
  const holdings = await tx
    .selectFrom('holding as h')
    .innerJoin('position as po', (on) => on.onRef('po.bureauId', '=', 'h.bureauId').onRef('po.positionId', '=', 'h.positionId'))
    .innerJoin('department as d', (on) => on.onRef('d.bureauId', '=', 'po.bureauId').onRef('d.departmentId', '=', 'po.departmentId'))
    .select([
      'h.holdingId as id',
      'po.name as position',
      'po.duties',
      'po.keyPosition',
      'd.departmentId',
      'd.name as department',
      'h.validFrom',
      'h.validTo',
    ])
    .where('h.bureauId', '=', bureauId)
    .where('h.personId', '=', personId)
    .orderBy('h.validFrom', 'desc')
    .execute();
  const oversight = await tx
    .selectFrom('oversight as o')
    .innerJoin('department as d', (on) => on.onRef('d.bureauId', '=', 'o.bureauId').onRef('d.departmentId', '=', 'o.departmentId'))
    .select(['o.oversightId as id', 'd.departmentId', 'd.name as department', 'o.validFrom', 'o.validTo'])
    .where('o.bureauId', '=', bureauId)
    .where('o.personId', '=', personId)
    .orderBy('o.validFrom', 'desc')
    .execute();
  const near = actor.scope === 'bureau' || personId === actor.personId || actor.departments.includes(person.departmentId ?? '');
  return { ...person, phone: near ? person.phone : null, holdings, oversight };
}

export type DepartmentQuery = Paging & Readonly<{ q?: string | undefined; kind?: DepartmentKind | undefined; bureauId?: string | undefined }>;

/** The departments of the actor's bureaus with their head and the leader in charge on a day. */
export function departmentsFor(tx: Tx, actor: Actor, { q, kind, bureauId, ...paging }: DepartmentQuery, on: Day) {
  const rows = departments(tx, actor, on)
    .$if(q !== undefined, (it) => it.where('d.name', 'ilike', containing(q!)))
    .$if(kind !== undefined, (it) => it.where('d.kind', '=', kind!))
    .$if(bureauId !== undefined, (it) => it.where('d.bureauId', '=', bureauId!));
  const orders = { place: sql`d.place`, name: sql`d.name`, kind: sql`d.kind` };
  return page(tx, rows, paging, orders, sql`d.department_id`);
}

const departments = (tx: Tx, actor: Actor, on: Day) =>
  tx
    .selectFrom('department as d')
    .innerJoin('bureau as b', 'b.bureauId', 'd.bureauId')
    .leftJoin('department as up', (it) => it.onRef('up.bureauId', '=', 'd.bureauId').onRef('up.departmentId', '=', 'd.parentId'))
    .select([
      'd.departmentId as id',
      'd.bureauId',
      'b.shortName as bureau',
      'd.name',
      'd.kind',
      'd.function',
      'd.weighty',
      'd.parentId',
      'up.name as parent',
    ])
    .select([
      sql<string | null>`(select p.name from person p where p.bureau_id = d.bureau_id and p.department_id = d.department_id
        and p.rank = 'departmentHead' and exists (select from holding h where h.bureau_id = p.bureau_id and h.person_id = p.person_id
          and ${inForce('h', on)}) order by p.number limit 1)`.as('head'),
      sql<string | null>`(select p.name from oversight o join person p on p.bureau_id = o.bureau_id and p.person_id = o.person_id
        where o.bureau_id = d.bureau_id and o.department_id = d.department_id and ${inForce('o', on)} order by o.valid_from desc limit 1)`.as(
        'leader',
      ),
      sql<number>`(select count(*) from person p where p.bureau_id = d.bureau_id and p.department_id = d.department_id)`.as('people'),
    ])
    .where('d.bureauId', '=', anyOf(actor.bureaus));

/** A department with its positions and who holds them on a day, its people and who has overseen it. @throws Refusal `organization/not-found` */
export async function departmentFor(tx: Tx, actor: Actor, departmentId: string, on: Day) {
  const department = await departments(tx, actor, on).where('d.departmentId', '=', departmentId).executeTakeFirst();
  if (!department) throw new Refusal('organization/not-found');
  const { bureauId } = department;
  const positions = await tx
    .selectFrom('position as po')
    .select(['po.positionId as id', 'po.name', 'po.duties', 'po.keyPosition'])
    .select(
      sql<
        Array<{ id: string; name: string; holdingId: string }>
      >`coalesce((select json_agg(json_build_object('id', p.person_id, 'name', p.name, 'holdingId', h.holding_id) order by p.number)
        from holding h join person p on p.bureau_id = h.bureau_id and p.person_id = h.person_id
        where h.bureau_id = po.bureau_id and h.position_id = po.position_id and ${inForce('h', on)}), '[]')`.as('holders'),
    )
    .where('po.bureauId', '=', bureauId)
    .where('po.departmentId', '=', departmentId)
    .orderBy('po.name')
    .execute();
  const members = await people(tx, actor)
    .select(heldBy(on).as('positions'))
    .where('p.bureauId', '=', bureauId)
    .where('p.departmentId', '=', departmentId)
    .orderBy('p.rank')
    .orderBy('p.number')
    .execute();
  const oversight = await tx
    .selectFrom('oversight as o')
    .innerJoin('person as p', (it) => it.onRef('p.bureauId', '=', 'o.bureauId').onRef('p.personId', '=', 'o.personId'))
    .select(['o.oversightId as id', 'p.personId', 'p.name', 'o.validFrom', 'o.validTo'])
    .where('o.bureauId', '=', bureauId)
    .where('o.departmentId', '=', departmentId)
    .orderBy('o.validFrom', 'desc')
    .execute();
  return { ...department, positions, members, oversight };
}

/** The positions of the actor's bureau, in the order of its departments. */
export const positionsFor = (tx: Tx, actor: Actor, on: Day) =>
  tx
    .selectFrom('position as po')
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'po.bureauId').onRef('d.departmentId', '=', 'po.departmentId'))
    .select(['po.positionId as id', 'po.name', 'd.departmentId', 'd.name as department'])
    .select(
      sql<number>`(select count(*)::int from holding h where h.bureau_id = po.bureau_id and h.position_id = po.position_id and ${inForce('h', on)})`.as(
        'holders',
      ),
    )
    .where('po.bureauId', '=', actor.bureauId)
    .orderBy('d.place')
    .orderBy('d.name')
    .orderBy('po.name')
    .execute();
