import { sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Page, Paging } from '#platform/list.ts';
import { containing, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import type { AccountKind, FaultLevel } from '../scheme.ts';
import { fullAccount } from '../ledger.ts';
import { firstDayOf } from './scheme.ts';

export type AccountRow = {
  id: string;
  bureauId: string;
  kind: AccountKind;
  name: string;
  department: string;
  deducted: number;
  left: number;
  pending: number;
  level: FaultLevel | null;
};

/**
 * Every account of a year, of people and of departments, with what was deducted and the level reached: the rule of `standing`
 * (src/warnings/ledger.ts) in SQL, so that thousands can be sorted and counted. A test holds the two together.
 */
export const accounts = (year: number) => sql<AccountRow & { departmentId: string }>`(
  with scheme as (
    select distinct on (bureau_id) bureau_id, scheme_id from warning_scheme where valid_from <= ${firstDayOf(year)}::date
    order by bureau_id, valid_from desc, number desc
  ), owner as (
    select p.bureau_id, p.person_id as id, 'person'::account_kind as kind, p.name, p.department_id from person p where p.department_id is not null
    union all select d.bureau_id, d.department_id, 'department', d.name, d.department_id from department d
  ), tally as (
    select e.bureau_id, coalesce(e.person_id, e.department_id) as id, sum(e.points)::int as deducted,
      max(e.floor) filter (where not exists (select from ledger_entry r where r.bureau_id = e.bureau_id and r.reverses = e.entry_id)) as floor
    from ledger_entry e where e.year = ${year} group by 1, 2
  ), waiting as (
    select x.bureau_id, coalesce(x.person_id, x.department_id) as id, sum(x.points)::int as pending
    from deduction x where x.state in ('proposed', 'notified', 'stated', 'decided') group by 1, 2
  )
  select o.bureau_id, o.id, o.kind, o.name, o.department_id, d.name as department, coalesce(t.deducted, 0) as deducted,
    greatest(0, ${fullAccount}::int - coalesce(t.deducted, 0)) as "left", coalesce(w.pending, 0) as pending,
    greatest(t.floor, (select max(h.level) from warning_threshold h where h.bureau_id = o.bureau_id and h.scheme_id = s.scheme_id
      and h.applies_to = o.kind and h.at_least <= coalesce(t.deducted, 0))) as level
  from owner o join scheme s using (bureau_id) join department d on d.bureau_id = o.bureau_id and d.department_id = o.department_id
  left join tally t on t.bureau_id = o.bureau_id and t.id = o.id left join waiting w on w.bureau_id = o.bureau_id and w.id = o.id)`;

/** The accounts that the actor may see: their own; those of the departments in their charge, and of the people in them; all of the bureau. */
export function accountsOf(tx: Tx, actor: Actor, year: number) {
  const found = tx.selectFrom(accounts(year).as('a')).where('a.bureauId', '=', anyOf(actor.bureaus));
  if (actor.scope === 'bureau') return found;
  return found.where((it) => it.or([it('a.departmentId', '=', anyOf(actor.departments)), it('a.id', '=', actor.personId)]));
}
type Filter = Paging & {
  q?: string | undefined;
  kind?: AccountKind | undefined;
  level?: FaultLevel | 'none' | undefined;
  department?: string | undefined;
  year?: number | undefined;
};

export function accountsFor(
  tx: Tx,
  actor: Actor,
  { q, kind, level, department, year, ...paging }: Filter,
  thisYear: number,
): Promise<Page<AccountRow & { score: number; pendingScore: number }>> {
  let found = accountsOf(tx, actor, year ?? thisYear)
    .select(['a.id', 'a.bureauId', 'a.kind', 'a.name', 'a.department', 'a.deducted', 'a.left', 'a.pending', 'a.level'])
    .select([sql<number>`a.deducted / 10::float8`.as('score'), sql<number>`a.pending / 10::float8`.as('pendingScore')]);
  if (kind) found = found.where('a.kind', '=', kind);
  if (department) found = found.where('a.departmentId', '=', department);
  if (level === 'none') found = found.where('a.level', 'is', null);
  else if (level) found = found.where('a.level', '=', level);
  if (q) found = found.where((it) => it.or([it('a.name', 'ilike', containing(q)), it('a.department', 'ilike', containing(q))]));
  const orders = { deducted: sql`a.deducted`, pending: sql`a.pending`, name: sql`a.name`, department: sql`a.department` };
  return page(tx, found, paging, orders, sql`a.id`);
}
