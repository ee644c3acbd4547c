import { anyOf } from '#platform/db.ts';
import type { Figures, Links, Search, Todo, Todos } from '#platform/loop.ts';
import { institutions, institutionsFor } from './list.ts';
import { toSign, unsigned } from './receipt.ts';

export const href = (id: string) => `/institutions/${id}`;

export const institutionNames: Links['names'] = async (tx, actor, ids) => {
  const rows = await institutions(tx, actor.bureaus).where('i.institutionId', '=', anyOf(ids)).select(['i.institutionId as id', 'i.title']).execute();
  return rows.map(({ id, title }) => ({ kind: 'institution' as const, id, label: title, href: href(id) }));
};

/** The powers and risk points that an institution governs are the later modules' to tell. */
export const links: Links[] = [{ kind: 'institution', names: institutionNames, to: {} }];

export const search: Search = async (tx, actor, words) => {
  const { rows } = await institutionsFor(tx, actor, { q: words, sort: 'title', limit: 10 });
  return rows.map(({ id, title, documentNumber }) => ({ kind: 'institution' as const, id, label: `${title}（${documentNumber}）`, href: href(id) }));
};

/** What one is asked to sign, until when; for the office, who has not signed in time. */
export const todos: Todos = async (tx, actor, { today }) => {
  if (!actor.permissions.has('institutions.read')) return [];
  const mine = (await toSign(tx, actor)).map(({ id, title, documentNumber, number, dueOn, askedBy }): Todo => ({
    id,
    part: 'institutions',
    matter: 'sign',
    facts: { title, number },
    about: documentNumber,
    from: askedBy,
    dueOn,
    rule: 'sign',
    card: null,
    href: href(id),
  }));
  const late = actor.roles.has('office') ? await unsigned(tx, actor, today) : [];
  const press = late.map(({ id, title, count, dueOn }): Todo => ({
    id,
    part: 'institutions',
    matter: 'unsigned',
    facts: { title, count },
    about: title,
    from: '',
    dueOn,
    rule: 'sign',
    card: null,
    href: `${href(id)}?receipts=open`,
  }));
  return [...mine, ...press];
};

export const figures: Figures = async (tx, actor) => {
  if (!actor.roles.has('office')) return [];
  const inForce = await institutions(tx, [actor.bureauId])
    .where('i.status', '=', 'inForce')
    .select((it) => it.fn.countAll<number>().as('value'))
    .executeTakeFirstOrThrow();
  return [{ part: 'institutions', key: 'inForce', value: inForce.value, of: null, href: '/institutions?state=inForce' }];
};
