import { sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import { settingDefaults } from '#platform/settings.ts';
import type { Chart } from '../chain.ts';

/** Who decides over what in a bureau on a day, read whole: of each department its head and who is in charge of it. */
export type BureauChart = Readonly<{
  departments: ReadonlyMap<string, Readonly<{ head: string | null; leader: string | null }>>;
  bureauHead: string | null;
  disciplineHead: string | null;
  delegates: ReadonlyMap<string, string>; // delegator → delegate
  givers: Chart['givers'];
  overHead: Chart['overHead'];
  names: ReadonlyMap<string, string>;
}>;

/** Holds a position. Asked person by person: few are heads, and joined the other way round everybody's holdings would be read. */
const held = (alias: string, on: Day) => sql<boolean>`coalesce((select true from holding as h
  where h.bureau_id = ${sql.ref(`${alias}.bureau_id`)} and h.person_id = ${sql.ref(`${alias}.person_id`)}
    and h.valid_from <= ${on} and coalesce(h.valid_to, 'infinity') >= ${on} limit 1), false)`;

type Headed = Readonly<{ bureauId: string; departmentId: string; head: string | null; leader: string | null }>;

/** Where nobody is in charge of a department, who is in charge of the one above it is. */
async function departmentsOf(tx: Tx, bureaus: readonly string[], on: Day): Promise<readonly Headed[]> {
  const { rows } = await sql<Headed>`
    with recursive up as (
      select bureau_id, department_id, department_id as at, parent_id, 0 as far from department where bureau_id = ${anyOf(bureaus)}
      union all select up.bureau_id, up.department_id, d.department_id, d.parent_id, far + 1 from up
        join department as d on d.bureau_id = up.bureau_id and d.department_id = up.parent_id),
    charged as (
      select distinct on (up.bureau_id, up.department_id) up.bureau_id, up.department_id, o.person_id from up
      join oversight as o on o.bureau_id = up.bureau_id and o.department_id = up.at
      where o.valid_from <= ${on} and coalesce(o.valid_to, 'infinity') >= ${on}
      order by up.bureau_id, up.department_id, up.far, o.valid_from desc)
    select d.bureau_id, d.department_id, c.person_id as leader, (select p.person_id from person as p
        where p.bureau_id = d.bureau_id and p.department_id = d.department_id and p.rank = 'departmentHead' and ${held('p', on)}
        order by p.number limit 1) as head
    from department as d left join charged as c on c.bureau_id = d.bureau_id and c.department_id = d.department_id
    where d.bureau_id = ${anyOf(bureaus)}`.execute(tx);
  return rows;
}

const headsOf = (tx: Tx, bureaus: readonly string[], on: Day) =>
  tx
    .selectFrom('person as p')
    .select(['p.bureauId', 'p.personId'])
    .where('p.bureauId', '=', anyOf(bureaus))
    .where('p.rank', '=', 'bureauHead')
    .where(held('p', on))
    .orderBy('p.number')
    .execute();

const disciplineOf = (tx: Tx, bureaus: readonly string[]) =>
  tx
    .selectFrom('grantedDuty')
    .select(['bureauId', 'personId'])
    .where('bureauId', '=', anyOf(bureaus))
    .where('duty', '=', 'disciplineHead')
    .where('revokedAt', 'is', null)
    .orderBy('grantedAt')
    .execute();

const delegationsOn = (tx: Tx, bureaus: readonly string[], on: Day) =>
  tx
    .selectFrom('delegation')
    .select(['bureauId', 'fromId', 'toId', 'madeBy'])
    .where('bureauId', '=', anyOf(bureaus))
    .where('revokedAt', 'is', null)
    .where('validFrom', '<=', on)
    .where('validTo', '>=', on)
    .execute();

const namesOf = (tx: Tx, bureaus: readonly string[], ids: readonly string[]) =>
  tx.selectFrom('person').select(['personId', 'name']).where('bureauId', '=', anyOf(bureaus)).where('personId', '=', anyOf(ids)).execute();

const headKey = 'campaigns.headByCommission';
const headSettings = (tx: Tx, bureaus: readonly string[], on: Day) =>
  tx
    .selectFrom('setting')
    .distinctOn('bureauId')
    .select(['bureauId', 'value'])
    .where('bureauId', '=', anyOf(bureaus))
    .where('key', '=', headKey)
    .where('validFrom', '<=', on)
    .where('confirmedBy', 'is not', null)
    .orderBy('bureauId')
    .orderBy('validFrom', 'desc')
    .execute();

/** The charts of several bureaus, in a few queries however many departments they have. */
export async function chartsOf(tx: Tx, bureaus: readonly string[], on: Day): Promise<ReadonlyMap<string, BureauChart>> {
  const departments = await departmentsOf(tx, bureaus, on);
  const [heads, discipline] = [await headsOf(tx, bureaus, on), await disciplineOf(tx, bureaus)];
  const delegations = await delegationsOn(tx, bureaus, on);
  const settings = new Map((await headSettings(tx, bureaus, on)).map((it) => [it.bureauId, Number(it.value)]));
  const seated = [...departments.flatMap((it) => [it.head ?? [], it.leader ?? []].flat()), ...heads.map((it) => it.personId)];
  const ids = new Set([...seated, ...discipline.map((it) => it.personId), ...delegations.map((it) => it.toId)]);
  const names = new Map((await namesOf(tx, bureaus, [...ids])).map((it) => [it.personId, it.name]));
  return new Map(
    bureaus.map((bureauId) => {
      const mine = <R extends { bureauId: string }>(rows: readonly R[]) => rows.filter((it) => it.bureauId === bureauId);
      const chart: BureauChart = {
        departments: new Map(mine(departments).map(({ departmentId, head, leader }) => [departmentId, { head, leader }])),
        bureauHead: mine(heads)[0]?.personId ?? null,
        disciplineHead: mine(discipline)[0]?.personId ?? null,
        delegates: new Map(mine(delegations).map(({ fromId, toId }) => [fromId, toId])),
        givers: new Map(mine(delegations).map(({ fromId, madeBy }) => [fromId, madeBy])),
        overHead: (settings.get(bureauId) ?? settingDefaults[headKey]) === 0 ? 'disciplineHead' : 'commission',
        names,
      };
      return [bureauId, chart];
    }),
  );
}

export const chartOf = async (tx: Tx, bureauId: string, on: Day): Promise<BureauChart> => (await chartsOf(tx, [bureauId], on)).get(bureauId)!;

/** Who holds each seat over a department; null: over nobody's in particular. */
export function over({ departments, bureauHead, disciplineHead, delegates, givers, overHead }: BureauChart, departmentId: string | null): Chart {
  const { head = null, leader = null } = (departmentId !== null && departments.get(departmentId)) || {};
  return { holders: { departmentHead: head, leaderInCharge: leader, bureauHead, disciplineHead }, delegates, givers, overHead };
}
