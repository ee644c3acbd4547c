import { sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Checkups } from '#platform/loop.ts';

const departmentHref = (id: string) => `/departments/${id}`;

/** Departments, their positions, and who holds each of those on a day; a department without positions is a row without one. */
export const postsOn = (tx: Tx, bureaus: readonly string[], on: Day) =>
  tx
    .selectFrom('department as d')
    .leftJoin('position as p', (it) => it.onRef('p.bureauId', '=', 'd.bureauId').onRef('p.departmentId', '=', 'd.departmentId'))
    .where('d.bureauId', '=', anyOf(bureaus))
    .select(['d.bureauId', 'd.departmentId', 'd.name as department', 'p.positionId', 'p.name as position'])
    .select(
      sql<Array<{ id: string; name: string }>>`coalesce((select json_agg(json_build_object('id', n.person_id, 'name', n.name) order by n.number)
        from holding as h join person as n on n.bureau_id = h.bureau_id and n.person_id = h.person_id
        where h.bureau_id = p.bureau_id and h.position_id = p.position_id
          and h.valid_from <= ${on} and coalesce(h.valid_to, 'infinity') >= ${on}), '[]')`.as('holders'),
    )
    .orderBy('d.bureauId')
    .orderBy('d.place')
    .orderBy('d.name')
    .orderBy('p.name')
    .execute();

/** Positions that nobody holds today. */
export const checkups: Checkups = async (tx, actor, { today }) => {
  if (!actor.permissions.has('organization.read')) return [];
  const rows = await tx
    .selectFrom('position as p')
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'p.bureauId').onRef('d.departmentId', '=', 'p.departmentId'))
    .innerJoin('bureau as b', 'b.bureauId', 'p.bureauId')
    .where('p.bureauId', '=', anyOf(actor.bureaus))
    .where(
      sql<boolean>`not exists (select from holding as h where h.bureau_id = p.bureau_id and h.position_id = p.position_id
        and h.valid_from <= ${today} and coalesce(h.valid_to, 'infinity') >= ${today})`,
    )
    .select(['p.positionId', 'p.name', 'p.departmentId', 'd.name as department', 'b.shortName as bureau'])
    .orderBy('b.name')
    .orderBy('d.place')
    .orderBy('d.name')
    .orderBy('p.name')
    .execute();
  return rows.map(({ positionId, name, departmentId, department, bureau }) => ({
    id: positionId,
    part: 'organization',
    kind: 'positionEmpty',
    facts: { position: name, department },
    about: { label: `${department} ${name}`, href: departmentHref(departmentId) },
    department: { id: departmentId, name: department },
    bureau,
    repairs: [{ deed: 'holder', href: departmentHref(departmentId) }],
  }));
};
