import { sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Paging } from '#platform/list.ts';
import { containing, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { mayName, type NamedTo, type Source, type State } from '../suggestion.ts';

export type Filter = Readonly<{
  q?: string | undefined;
  source?: Source | undefined;
  state?: State | undefined;
  department?: string | undefined;
  power?: string | undefined;
  year?: number | undefined;
  open?: 'true' | 'late' | undefined;
}>;

/**
 * The suggestions that concern the actor: in a bureau's scope all; else those that a department in their charge has, and their own. One
 * about somebody's own position is not shown to them: what becomes of it, a risk point, is.
 */
export function visible(tx: Tx, actor: Actor) {
  const { bureaus, scope, departments, personId } = actor;
  const all = tx
    .selectFrom('suggestion as s')
    .where('s.bureauId', '=', anyOf(actor.permissions.has('suggestions.read') ? bureaus : []))
    .where((it) => it.or([it('s.aboutPersonId', 'is distinct from', personId), it('s.authorId', '=', personId)]));
  if (scope === 'bureau') return all;
  return all.where((it) => it.or([it('s.authorId', '=', personId), it('s.departmentId', '=', anyOf(departments))]));
}

export const isLate = (today: Day) => sql<boolean>`(s.due_on is not null and s.due_on < ${today}::date)`;

/** Suggestions as lists show them, within the actor's scope. */
export const suggestions = (tx: Tx, actor: Actor, today: Day) =>
  visible(tx, actor)
    .leftJoin('power as p', (it) => it.onRef('p.bureauId', '=', 's.bureauId').onRef('p.powerId', '=', 's.powerId'))
    .leftJoin('flowNode as f', (it) =>
      it.onRef('f.bureauId', '=', 's.bureauId').onRef('f.versionId', '=', 's.versionId').onRef('f.nodeId', '=', 's.nodeId'),
    )
    .leftJoin('department as c', (it) => it.onRef('c.bureauId', '=', 's.bureauId').onRef('c.departmentId', '=', 's.aboutDepartmentId'))
    .leftJoin('department as d', (it) => it.onRef('d.bureauId', '=', 's.bureauId').onRef('d.departmentId', '=', 's.departmentId'))
    .leftJoin('person as n', (it) => it.onRef('n.bureauId', '=', 's.bureauId').onRef('n.personId', '=', 's.authorId'))
    .select(['s.suggestionId as id', 's.bureauId', 's.number', 's.year', 's.source', 's.text', 's.state', 's.receivedAt', 's.dueOn'])
    .select(['s.powerId', 'p.name as power', 'f.name as step', 'c.name as aboutDepartment', 's.departmentId', 'd.name as department'])
    .select(['s.authorId', 's.namedTo', 'n.name as author', isLate(today).as('late')]);

type Found = Awaited<ReturnType<ReturnType<typeof suggestions>['execute']>>[number];

/** The author's name goes no further than it may. */
export function shown<F extends Found>({ bureauId, authorId, namedTo, author, receivedAt, ...row }: F, actor: Actor) {
  return { ...row, author: named({ bureauId, authorId, namedTo }, actor) ? author : null, receivedAt: receivedAt.toISOString() };
}

const named = ({ bureauId, authorId, namedTo }: Readonly<{ bureauId: string; authorId: string | null; namedTo: NamedTo }>, actor: Actor) =>
  mayName({ author: authorId, namedTo }, bureauId === actor.bureauId ? actor : { ...actor, roles: new Set() });

/** A page of the list, 意见. */
export async function suggestionsFor(tx: Tx, actor: Actor, { sort, after, limit, ...filter }: Filter & Paging, today: Day) {
  const { q, source, state, department, power, year, open } = filter;
  let found = suggestions(tx, actor, today);
  if (source) found = found.where('s.source', '=', source);
  if (state) found = found.where('s.state', '=', state);
  if (department) found = found.where('s.departmentId', '=', department);
  if (power) found = found.where('s.powerId', '=', power);
  if (year) found = found.where('s.year', '=', year);
  if (open) found = found.where('s.dueOn', 'is not', null);
  if (open === 'late') found = found.where(isLate(today));
  if (q)
    found = found.where((it) =>
      it.or([it('s.number', 'ilike', containing(q)), it('s.text', 'ilike', containing(q)), it('p.name', 'ilike', containing(q))]),
    );
  const orders = { receivedAt: sql`s.received_at`, number: sql`s.number`, dueOn: sql`coalesce(s.due_on, 'infinity'::date)` };
  const { rows, ...rest } = await page(tx, found, { sort, after, limit }, orders, sql`s.suggestion_id`);
  return { ...rest, rows: rows.map((row) => shown(row, actor)) };
}

/** Departments and powers that have suggestions which the actor may read. */
export async function filtersFor(tx: Tx, actor: Actor, today: Day) {
  const all = suggestions(tx, actor, today).clearSelect();
  const departments = await all
    .where('d.departmentId', 'is not', null)
    .select(['d.departmentId as id', 'd.name'])
    .distinct()
    .orderBy('d.name')
    .execute();
  const powers = await all.where('p.powerId', 'is not', null).select(['p.powerId as id', 'p.name']).distinct().orderBy('p.name').execute();
  return {
    departments: departments.map(({ id, name }) => ({ id: id!, name: name! })),
    powers: powers.map(({ id, name }) => ({ id: id!, name: name! })),
  };
}
