import { type RawBuilder, sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import type { Rank } from '#platform/schema.ts';
import { authorOf, deskOf, type Desk } from '../chain.ts';
import { type BureauChart, chartsOf, over } from './chart.ts';

type Condition = RawBuilder<boolean>;
const never: Condition = sql<boolean>`false`;
const any = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? never : sql<boolean>`(${sql.join([...conditions], sql` or `)})`;

type Who = Readonly<{ personId: string; commission: boolean }>;
const sits = ({ seat, personId, delegateId }: Desk, who: Who) =>
  seat === 'commission' && personId === null ? who.commission : who.personId === personId || who.personId === delegateId;

/** Ranks whose forms go the same way. */
const classes: readonly (readonly Rank[])[] = [['departmentDeputy', 'staff'], ['departmentHead'], ['partyCommittee'], ['bureauHead']];
const among = (ids: readonly string[]) => sql`any(${ids}::uuid[])`;

/** A state in which forms wait for the actor. Who acted on one before does not decide: it has passed over `barred`, `holder` is none of them. */
type Way = Readonly<{ state: 'submitted' | 'assessed'; barred: readonly string[]; holder: string | null }>;
type Filed = Parameters<typeof deskOf>[1];

const waysTo = (chart: BureauChart, departmentId: string | null, filed: Filed, who: Who): Way[] =>
  (['submitted', 'assessed'] as const).flatMap((state) => {
    const ways: Way[] = [];
    const barred: string[] = [];
    for (;;) {
      const desk = state === 'assessed' && !isAssessed(filed) ? null : deskOf(state, filed, over(chart, departmentId), barred);
      if (desk && sits(desk, who)) ways.push({ state, barred: [...barred], holder: desk.personId });
      if (!desk || desk.personId === null) return ways;
      barred.push(desk.personId);
    }
  });

const isAssessed = ({ tier, rank }: Filed) => tier === 'position' && (rank === 'staff' || rank === 'departmentDeputy');

/** For each way the condition, once for all the forms that come by it. */
function conditionsOf(ways: ReadonlyArray<readonly [Way, string]>, who: Who, of: (ids: readonly string[]) => RawBuilder<unknown>): Condition[] {
  const groups = Map.groupBy(ways, ([way]) => JSON.stringify(way));
  return [...groups].map(([key, group]) => {
    const { state, barred, holder } = JSON.parse(key) as Way;
    const [passed, free] = [barred, [who.personId, ...(holder === null ? [] : [holder])]];
    return sql<boolean>`(f.state = ${state} and ${of(group.map(([, id]) => id))} and f.acted_by @> ${passed}::uuid[]
      and not f.acted_by && ${free}::uuid[])`;
  });
}

/** Forms of people who sit at no desk themselves: how they go depends on department and rank alone. */
const ordinary = (chart: BureauChart, who: Who): Condition[] =>
  classes.flatMap((ranks) => {
    const filed = { tier: 'position', rank: ranks[0]!, subject: null } as const;
    const ways = [...chart.departments.keys()].flatMap((id) => waysTo(chart, id, filed, who).map((way) => [way, id] as const));
    return conditionsOf(ways, who, (ids) => sql`p.rank = any(${ranks}::rank[]) and f.department_id = ${among(ids)}`);
  });

/** People who sit at a desk somewhere or gave one away: nobody at that of their own form, so that each is looked at alone. */
function seatedPeople(tx: Tx, charts: Charts) {
  const ids = [...charts.values()].flatMap(({ departments, bureauHead, disciplineHead, delegates, givers }) => [
    ...[...departments.values()].flatMap(({ head, leader }) => [head, leader]),
    bureauHead,
    disciplineHead,
    ...delegates.values(),
    ...givers.values(),
  ]);
  return tx
    .selectFrom('person')
    .select(['bureauId', 'personId', 'rank', 'departmentId'])
    .where('bureauId', '=', anyOf([...charts.keys()]))
    .where('personId', '=', anyOf([...new Set(ids.filter((it) => it !== null))]))
    .execute();
}

type Seated = Awaited<ReturnType<typeof seatedPeople>>;

function ofSeated(chart: BureauChart, people: Seated, who: Who): Condition[] {
  const ways = people.flatMap(({ personId, rank, departmentId }) =>
    waysTo(chart, departmentId, { tier: 'position', rank, subject: personId }, who).map((way) => [way, personId] as const),
  );
  return conditionsOf(ways, who, (ids) => sql`f.person_id = ${among(ids)}`);
}

function ofDepartments(chart: BureauChart, who: Who): Condition[] {
  const ways = [...chart.departments.keys()].flatMap((id) => {
    const filed = { tier: 'department', rank: null, subject: authorOf(over(chart, id)) } as const;
    return waysTo(chart, id, filed, who).map((way) => [way, id] as const);
  });
  return conditionsOf(ways, who, (ids) => sql`f.department_id = ${among(ids)}`);
}

export type Charts = ReadonlyMap<string, BureauChart>;

/** The charts by which forms come to the actor: of their own bureau, for the commission of the city's. */
export const chartsFor = (tx: Tx, actor: Actor, today: Day): Promise<Charts> =>
  chartsOf(tx, actor.roles.has('commission') ? actor.bureaus : [actor.bureauId], today);

/** Forms at a desk of the actor's, by the organization of the day: what waits for them to assess, review, adopt or give an opinion on. */
export async function atDeskOf(tx: Tx, actor: Actor, charts: Charts): Promise<Condition> {
  const who = { personId: actor.personId, commission: actor.roles.has('commission') };
  const each: Condition[] = [];
  const seated = await seatedPeople(tx, charts);
  for (const [bureauId, chart] of charts) {
    const people = seated.filter((it) => it.bureauId === bureauId);
    const ids = people.map(({ personId }) => personId);
    const plain = ordinary(chart, who);
    const conditions = [
      ...(plain.length === 0 ? [] : [sql<boolean>`(f.tier = 'position' and f.person_id <> all(${ids}::uuid[]) and ${any(plain)})`]),
      ...ofSeated(chart, people, who).map((it) => sql<boolean>`(f.tier = 'position' and ${it})`),
      ...ofDepartments(chart, who).map((it) => sql<boolean>`(f.tier = 'department' and ${it})`),
    ];
    if (conditions.length > 0) each.push(sql<boolean>`(f.bureau_id = ${bureauId} and ${any(conditions)})`);
  }
  if (who.commission) each.push(sql<boolean>`(f.tier = 'bureau' and f.state = 'submitted' and f.adopted and not f.opined)`);
  if (actor.roles.has('office')) each.push(sql<boolean>`(f.tier = 'bureau' and f.state = 'submitted' and not f.adopted)`);
  return sql<boolean>`(f.state in ('submitted', 'assessed') and ${any(each)})`;
}

/** The departments whose form somebody hands in. */
export const headedBy = ({ personId }: Actor, chart: BureauChart): string[] =>
  [...chart.departments.keys()].filter((id) => authorOf(over(chart, id)) === personId);

/** Forms that the actor fills: their own, that of a department that they hand in or take part in, the bureau's for who may write in it. */
export function filledBy(actor: Actor, charts: Charts): Condition {
  const headed = headedBy(actor, charts.get(actor.bureauId)!);
  const writes = (['partyCommittee', 'bureauHead', 'office'] as const).some((role) => actor.roles.has(role));
  return sql<boolean>`(f.bureau_id = ${actor.bureauId} and (f.person_id = ${actor.personId}
    or (f.tier = 'department' and (f.department_id = ${among(headed)} or exists (select from form_participant as t
      where t.bureau_id = f.bureau_id and t.form_id = f.form_id and t.person_id = ${actor.personId})))
    or (${writes} and f.tier = 'bureau')))`;
}
