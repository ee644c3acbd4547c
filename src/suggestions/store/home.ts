import { sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import { officeMembers } from '#organization/store/people.ts';
import type { Tx } from '#platform/db.ts';
import type { Figures, Started, Todo, Todos } from '#platform/loop.ts';
import type { Actor } from '#platform/permissions.ts';
import { isLate, suggestions, visible } from './list.ts';
import { answererOf } from './matter.ts';

/** So many stand by themselves; the rest are one line with a link to the list. */
const mostEach = 5;

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

type Row = Awaited<ReturnType<ReturnType<typeof suggestions>['execute']>>[number];

/** Who it comes from is not said here: a name may be for the office only. */
const todo = ({ id, number, text, source, dueOn }: Row, matter: 'handle' | 'answer' | 'settle' | 'overdue', from?: string | null): Todo => ({
  id: `${id}:${matter}`,
  part: 'suggestions',
  matter,
  facts: { number },
  about: shortened(text),
  from: from ?? (source === 'public' ? 'outside' : 'inside'),
  dueOn,
  rule: matter === 'overdue' ? 'answer' : matter,
  card: null,
  href: `/suggestions/${id}`,
});

export const todos: Todos = async (tx, actor, { today }) => {
  if (!actor.permissions.has('suggestions.read')) return [];
  return [...(await officeTodos(tx, actor, today)), ...(await answers(tx, actor, today))];
};

const mine = (tx: Tx, actor: Actor, today: Day) => suggestions(tx, actor, today).where('s.bureauId', '=', actor.bureauId);

/** What waits for the office: those received, those answered, those that a department let lie. Never one's own. */
async function officeTodos(tx: Tx, actor: Actor, today: Day): Promise<Todo[]> {
  const { personId, roles } = actor;
  if (!roles.has('office') && !roles.has('bureauHead')) return [];
  const waiting = mine(tx, actor, today)
    .where('s.dueOn', 'is not', null)
    .where('s.authorId', 'is distinct from', personId)
    .where((it) => it.or([it('s.state', '<>', 'dispatched'), it('s.dueOn', '<', today)]))
    .where((it) => it.or([it('s.state', '<>', 'answered'), it('s.answeredBy', 'is distinct from', personId)]))
    .where(roles.has('office') ? sql<boolean>`true` : await nobodyElse(tx, actor, today));
  const rows = await waiting.orderBy('s.dueOn').orderBy('s.suggestionId').limit(mostEach).execute();
  const each = rows.map((row) => todo(row, row.state === 'received' ? 'handle' : row.state === 'answered' ? 'settle' : 'overdue', row.department));
  if (rows.length < mostEach) return each;
  const { count } = await waiting
    .clearSelect()
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  const rest = { part: 'suggestions', matter: 'more', facts: { count: count - rows.length }, about: '', from: '', rule: null, card: null } as const;
  return count > rows.length ? [...each, { ...rest, id: 'more', dueOn: rows[0]!.dueOn, href: '/suggestions?open=true&sort=dueOn' }] : each;
}

/** Every member of the office is author or subject, so that the bureau's head stands in. */
async function nobodyElse(tx: Tx, { bureauId }: Actor, today: Day) {
  const members = (await officeMembers(tx, bureauId, today)).map(({ personId }) => personId);
  return sql<boolean>`${members}::uuid[] <@ array[s.author_id, s.about_person_id]`;
}

/** What waits for the actor's answer: as head of the department that has it, or where the head is concerned as who stands in. */
async function answers(tx: Tx, actor: Actor, today: Day): Promise<Todo[]> {
  if (!actor.permissions.has('suggestions.answer')) return [];
  const rows = await mine(tx, actor, today)
    .where('s.state', '=', 'dispatched')
    .leftJoin('person as sender', (it) => it.onRef('sender.bureauId', '=', 's.bureauId').onRef('sender.personId', '=', 's.dispatchedBy'))
    .select(['s.aboutPersonId', 'sender.name as sender'])
    .orderBy('s.dueOn')
    .limit(200)
    .execute();
  const known = new Map<string, ReturnType<typeof answererOf>>(); // many are of one department
  const waiting: Todo[] = [];
  for (const row of rows) {
    const { bureauId, departmentId, authorId, aboutPersonId, sender } = row;
    const key = [departmentId, authorId, aboutPersonId].join();
    const answerer = known.get(key) ?? answererOf(tx, bureauId, departmentId!, [authorId, aboutPersonId], today);
    known.set(key, answerer);
    if ((await answerer)?.personId === actor.personId) waiting.push(todo(row, 'answer', sender));
  }
  return waiting;
}

/** Suggestions of the actor's own that others hold now. */
export const started: Started = async (tx, actor) => {
  const rows = await visible(tx, actor)
    .leftJoin('department as d', (it) => it.onRef('d.bureauId', '=', 's.bureauId').onRef('d.departmentId', '=', 's.departmentId'))
    .select(['s.suggestionId as id', 's.number', 's.text', 's.state', 's.receivedAt', 'd.name as department'])
    .where('s.authorId', '=', actor.personId)
    .where('s.dueOn', 'is not', null)
    .orderBy('s.receivedAt', 'desc')
    .limit(20)
    .execute();
  return rows.map(({ id, number, text, state, receivedAt, department }) => ({
    id,
    part: 'suggestions' as const,
    label: `${number} ${shortened(text)}`,
    state,
    holder: state === 'dispatched' ? (department ?? '') : '',
    since: receivedAt.toISOString(),
    href: `/suggestions/${id}`,
  }));
};

/** For who looks over more than their own: what is open, and how much of it is late. */
export const figures: Figures = async (tx, actor, { today }) => {
  if (!actor.permissions.has('suggestions.read') || actor.scope === 'own') return [];
  const { open, late } = await visible(tx, actor)
    .where('s.dueOn', 'is not', null)
    .select([sql<number>`count(*)`.as('open'), sql<number>`count(*) filter (where ${isLate(today)})`.as('late')])
    .executeTakeFirstOrThrow();
  const figure = (key: string, value: number, query: string) => ({
    part: 'suggestions' as const,
    key,
    value,
    of: null,
    href: `/suggestions?${query}`,
  });
  return [figure('open', open, 'open=true'), figure('late', late, 'open=late')];
};
