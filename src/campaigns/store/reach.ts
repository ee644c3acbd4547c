import { type RawBuilder, sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import { delegatorsOf } from '#organization/store/delegations.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { atDeskOf, chartsFor } from './queue.ts';

/** How far an actor reads beyond their scope: whose desk they sit at for some days, what lies there and nothing more. */
export type Reach = Readonly<{ desk: RawBuilder<boolean> | null }>;

/** @param today null: without what delegations add */
export async function reachOf(tx: Tx, actor: Actor, today: Day | null): Promise<Reach> {
  if (actor.scope === 'bureau' || today === null || (await delegatorsOf(tx, actor, today)).length === 0) return { desk: null };
  return { desk: await atDeskOf(tx, actor, await chartsFor(tx, actor, today)) };
}

/**
 * The forms that the actor may read: their own, those of the departments in their charge, that of their own department and those in which
 * they took part or on which they acted, for members of the party committee that of the bureau; in a bureau's scope all.
 */
export function forms(tx: Tx, actor: Actor, reach: Reach) {
  const found = tx
    .selectFrom('form as f')
    .innerJoin('campaign as c', (it) => it.onRef('c.bureauId', '=', 'f.bureauId').onRef('c.campaignId', '=', 'f.campaignId'))
    .innerJoin('bureau as b', 'b.bureauId', 'f.bureauId')
    .leftJoin('person as p', (it) => it.onRef('p.bureauId', '=', 'f.bureauId').onRef('p.personId', '=', 'f.personId'))
    .where('f.bureauId', '=', anyOf(actor.bureaus));
  return actor.scope === 'bureau' ? found : found.where(sql<boolean>`f.form_id in (${readable(actor, reach)})`);
}

/** Each way to a form goes by an index of its own: `or` would read them all. */
function readable({ bureauId, personId, departments, roles }: Actor, { desk }: Reach) {
  const committee = roles.has('partyCommittee') || roles.has('bureauHead');
  const there = sql`union all select f.form_id from form as f
    left join person as p on p.bureau_id = f.bureau_id and p.person_id = f.person_id where f.bureau_id = ${bureauId} and ${desk}`;
  return sql`
    select form_id from form where bureau_id = ${bureauId} and person_id = ${personId}
    union all select form_id from form where bureau_id = ${bureauId} and department_id = any(${departments}::uuid[])
    union all select o.form_id from form as o join person as n on n.bureau_id = o.bureau_id and n.department_id = o.department_id
      where o.bureau_id = ${bureauId} and n.person_id = ${personId} and o.tier = 'department'
    union all select form_id from form_participant where bureau_id = ${bureauId} and person_id = ${personId}
    union all select form_id from form_step where bureau_id = ${bureauId} and by_id = ${personId}
    union all select form_id from form where ${committee} and bureau_id = ${bureauId} and tier = 'bureau'
    ${desk === null ? sql`` : there}`;
}

export type Forms = ReturnType<typeof forms>;

/** With the department's name, looked up for each row: joined, the planner reads all departments for every form. */
export const withDepartment = (found: Forms) =>
  found.leftJoinLateral(
    (it) =>
      it
        .selectFrom('department as e')
        .select(['e.name', 'e.place'])
        .whereRef('e.bureauId', '=', 'f.bureauId')
        .whereRef('e.departmentId', '=', 'f.departmentId')
        .limit(1)
        .as('d'),
    (it) => it.onTrue(),
  );
