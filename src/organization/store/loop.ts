import { anyOf, type Tx } from '#platform/db.ts';
import type { Links, Named, Search, Todos } from '#platform/loop.ts';
import { containing } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { waitingResets } from './resets.ts';

const named = (kind: 'person' | 'department', { id, name }: { id: string; name: string }): Named => ({
  kind,
  id,
  label: name,
  href: `/${kind === 'person' ? 'people' : 'departments'}/${id}`,
});

/** Somebody without the directory is named by nobody but themself. */
const mayName = ({ permissions }: Actor) => permissions.has('organization.read');

const people = (tx: Tx, actor: Actor) => tx.selectFrom('person').select(['personId as id', 'name']).where('bureauId', '=', anyOf(actor.bureaus));
const departments = (tx: Tx, actor: Actor) =>
  tx.selectFrom('department').select(['departmentId as id', 'name']).where('bureauId', '=', anyOf(actor.bureaus));

export const links: readonly Links[] = [
  {
    kind: 'person',
    names: async (tx, actor, ids) =>
      mayName(actor) ? (await people(tx, actor).where('personId', '=', anyOf(ids)).execute()).map((it) => named('person', it)) : [],
    to: {},
  },
  {
    kind: 'department',
    names: async (tx, actor, ids) =>
      mayName(actor) ? (await departments(tx, actor).where('departmentId', '=', anyOf(ids)).execute()).map((it) => named('department', it)) : [],
    to: {},
  },
];

export const search: Search = async (tx, actor, words) => {
  const like = containing(words);
  const found = await people(tx, actor)
    .where((eb) => eb.or([eb('name', 'ilike', like), eb('number', 'ilike', like)]))
    .orderBy('number')
    .limit(10)
    .execute();
  const places = await departments(tx, actor).where('name', 'ilike', like).orderBy('place').limit(10).execute();
  return [...found.map((it) => named('person', it)), ...places.map((it) => named('department', it))];
};

/** Ways in that a second person must confirm wait on every security administrator but who asked and whom they are for. */
export const todos: Todos = async (tx, actor) => {
  if (!actor.permissions.has('grants.change')) return [];
  const waiting = (await waitingResets(tx, actor)).filter(({ personId, askedById }) => ![personId, askedById].includes(actor.personId));
  return waiting.map(({ id, person, account, askedBy }) => ({
    id,
    part: 'organization',
    matter: 'confirmReset',
    facts: { person, account },
    about: person,
    from: askedBy ?? '',
    dueOn: null,
    rule: null,
    card: null,
    href: '/grants',
  }));
};
