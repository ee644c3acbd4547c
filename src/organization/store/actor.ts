import { sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import type { Db } from '#platform/db.ts';
import type { Actor, Role } from '#platform/permissions.ts';
import type { BureauKind, Duty, Rank } from '#platform/schema.ts';
import { belongsTo } from '../duties.ts';
import { permissionsOfAll, scopeOf } from '../roles.ts';

type Account = Readonly<{ accountId: string; account: string; bureauId: string; personId: string }>;

const byRank: Readonly<Record<Rank, Role | null>> = {
  bureauHead: 'bureauHead',
  partyCommittee: 'partyCommittee',
  departmentHead: 'departmentHead',
  departmentDeputy: null,
  staff: null,
};

/** Who an account is on a day: roles follow from the organization and from grants, never from a list of their own. */
export async function actorOf(db: Db, { accountId, account, bureauId, personId }: Account, on: Day): Promise<Actor> {
  const person = await standingOf(db, bureauId, personId, on);
  const overseen = person.overseen ?? [];
  const roles = rolesOf({ ...person, duties: person.duties ?? [], overseen, holds: Boolean(person.holds) });
  const headed = roles.has('departmentHead') && person.departmentId ? [person.departmentId] : [];
  return {
    accountId,
    account,
    personId,
    name: person.name,
    bureauId,
    roles,
    bureaus: roles.has('commission') || roles.has('legalAffairs') ? await allBureaus(db, bureauId) : [bureauId],
    departments: await subtree(db, bureauId, [...headed, ...overseen]),
    scope: scopeOf(roles),
    permissions: permissionsOfAll(roles),
  };
}

const standingOf = (db: Db, bureauId: string, personId: string, on: Day) =>
  db
    .selectFrom('person as p')
    .innerJoin('bureau as b', 'b.bureauId', 'p.bureauId')
    .select(['p.name', 'p.rank', 'p.departmentId', 'b.kind'])
    .select((eb) => [
      eb
        .selectFrom('grantedDuty as g')
        .select(sql<Duty[]>`coalesce(array_agg(g.duty::text), '{}')`.as('duties'))
        .whereRef('g.bureauId', '=', 'p.bureauId')
        .whereRef('g.personId', '=', 'p.personId')
        .where('g.revokedAt', 'is', null)
        .as('duties'),
      eb
        .selectFrom('oversight as o')
        .select(sql<string[]>`coalesce(array_agg(o.department_id), '{}')`.as('overseen'))
        .whereRef('o.bureauId', '=', 'p.bureauId')
        .whereRef('o.personId', '=', 'p.personId')
        .where('o.validFrom', '<=', on)
        .where((o) => o.or([o('o.validTo', 'is', null), o('o.validTo', '>=', on)]))
        .as('overseen'),
      eb
        .exists(
          eb
            .selectFrom('holding as h')
            .select('h.holdingId')
            .whereRef('h.bureauId', '=', 'p.bureauId')
            .whereRef('h.personId', '=', 'p.personId')
            .where('h.validFrom', '<=', on)
            .where((h) => h.or([h('h.validTo', 'is', null), h('h.validTo', '>=', on)])),
        )
        .as('holds'),
    ])
    .where('p.bureauId', '=', bureauId)
    .where('p.personId', '=', personId)
    .executeTakeFirstOrThrow();

export type Standing = Readonly<{ rank: Rank; kind: BureauKind; duties: readonly Duty[]; overseen: readonly string[]; holds: boolean }>;

/** The roles that follow from where somebody stands. Whoever administers holds no position and sees no content. */
export function rolesOf({ rank, kind, duties, overseen, holds }: Standing): ReadonlySet<Role> {
  const roles = new Set<Role>(duties.filter((duty) => belongsTo(duty, kind)));
  const own = byRank[rank];
  if (holds) roles.add('staff');
  if (holds && own) roles.add(own);
  if (holds && own === 'bureauHead') roles.add('partyCommittee');
  if (overseen.length > 0) roles.add('leaderInCharge');
  return roles;
}

async function allBureaus(db: Db, own: string): Promise<string[]> {
  const rows = await db.selectFrom('bureau').select('bureauId').where('kind', '=', 'bureau').execute();
  return [own, ...rows.map(({ bureauId }) => bureauId)];
}

async function subtree(db: Db, bureauId: string, roots: readonly string[]): Promise<string[]> {
  if (roots.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    with recursive below as (
      select department_id as id from department where bureau_id = ${bureauId} and department_id = any(${roots}::uuid[])
      union select d.department_id from department d join below b on d.parent_id = b.id where d.bureau_id = ${bureauId})
    select id from below`.execute(db);
  return rows.map(({ id }) => id);
}
