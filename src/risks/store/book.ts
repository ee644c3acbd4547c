import { sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import type { Filter } from '../filter.ts';
import { filtered, points } from './point.ts';

/** What a line of the printed register says, with the measures of its point and who carries them out. */
export async function bookFor(tx: Tx, actor: Actor, filter: Filter, most: number) {
  const of = sql`from measure as m left join person as h on h.bureau_id = m.bureau_id and h.person_id = m.responsible_id
    where m.bureau_id = r.bureau_id and m.risk_point_id = r.risk_point_id and m.status <> 'cancelled'`;
  return filtered(points(tx, actor), filter)
    .innerJoin('bureau as b', 'b.bureauId', 'r.bureauId')
    .select(['r.number', 'b.shortName as bureau', 'd.name as department', 'r.position', 'n.name as person', 'r.description', 'r.keyArea'])
    .select(['r.selfLevel', 'r.level', 'r.registeredOn', 'r.state'])
    .select(sql<string[]>`array(select m.text ${of} order by m.measure_id)`.as('measures'))
    .select(sql<string>`coalesce((select string_agg(distinct coalesce(h.name, m.responsible), '、') ${of}), r.responsible, '')`.as('responsible'))
    .orderBy('b.name')
    .orderBy('d.place')
    .orderBy('d.departmentId')
    .orderBy(sql`coalesce(r.number, '~')`)
    .orderBy('r.riskPointId')
    .limit(most)
    .execute();
}
export type BookRow = Awaited<ReturnType<typeof bookFor>>[number];

/** Whose register it is: of the one bureau that the actor reads, by name; null for several. */
export async function bureauOf(tx: Tx, actor: Actor): Promise<string | null> {
  if (actor.bureaus.length !== 1) return null;
  const { name } = await tx.selectFrom('bureau').select('name').where('bureauId', '=', anyOf(actor.bureaus)).executeTakeFirstOrThrow();
  return name;
}
