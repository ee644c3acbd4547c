import { sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import { delegatorsOf } from '#organization/store/delegations.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { chartOf } from './chart.ts';

/** How far an actor reads: their own scope, and for the days of a delegation that of whose desk they sit at. */
export type Reach = Readonly<{ all: boolean; departments: readonly string[]; committee: boolean }>;

/** @param today null: without what delegations add */
export async function reachOf(tx: Tx, actor: Actor, today: Day | null): Promise<Reach> {
  const committee = actor.roles.has('partyCommittee') || actor.roles.has('bureauHead');
  if (actor.scope === 'bureau') return { all: true, departments: [], committee };
  const delegators = today === null ? [] : await delegatorsOf(tx, actor, today);
  if (today === null || delegators.length === 0) return { all: false, departments: actor.departments, committee };
  const chart = await chartOf(tx, actor.bureauId, today);
  const theirs = [...chart.departments].flatMap(([id, { head, leader }]) => ([head, leader].some((it) => it && delegators.includes(it)) ? [id] : []));
  const heads = [chart.bureauHead, chart.disciplineHead];
  return { all: heads.some((it) => it && delegators.includes(it)), departments: [...new Set([...actor.departments, ...theirs])], committee };
}

/**
 * The forms that the actor may read: their own, those of the departments in their charge, that of their own department and those in which
 * they took part, for members of the party committee that of the bureau; in a bureau's scope all.
 */
export function forms(tx: Tx, actor: Actor, { all, departments, committee }: Reach) {
  const found = tx
    .selectFrom('form as f')
    .innerJoin('campaign as c', (it) => it.onRef('c.bureauId', '=', 'f.bureauId').onRef('c.campaignId', '=', 'f.campaignId'))
    .innerJoin('bureau as b', 'b.bureauId', 'f.bureauId')
    .leftJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'f.bureauId').onRef('d.departmentId', '=', 'f.departmentId'))
    .leftJoin('person as p', (it) => it.onRef('p.bureauId', '=', 'f.bureauId').onRef('p.personId', '=', 'f.personId'))
    .where('f.bureauId', '=', anyOf(actor.bureaus));
  return all ? found : found.where(sql<boolean>`f.form_id in (${readable(actor, departments, committee)})`);
}

/** Each way to a form goes by an index of its own: `or` would read them all. */
const readable = ({ bureauId, personId }: Actor, departments: readonly string[], committee: boolean) => sql`
  select form_id from form where bureau_id = ${bureauId} and person_id = ${personId}
  union all select form_id from form where bureau_id = ${bureauId} and department_id = any(${departments}::uuid[])
  union all select o.form_id from form as o join person as n on n.bureau_id = o.bureau_id and n.department_id = o.department_id
    where o.bureau_id = ${bureauId} and n.person_id = ${personId} and o.tier = 'department'
  union all select form_id from form_participant where bureau_id = ${bureauId} and person_id = ${personId}
  union all select form_id from form where ${committee} and bureau_id = ${bureauId} and tier = 'bureau'`;

export type Forms = ReturnType<typeof forms>;
