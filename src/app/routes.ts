import type { Tx } from '#platform/db.ts';
import type { Endpoint } from '#platform/endpoint.ts';
import type { Serve } from '#platform/http.ts';
import type { Figure, Named, RecordKind, Todo } from '#platform/loop.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { type Language, languages } from '#platform/words.ts';
import { readHistory, readLoop } from '#platform/web/contract.ts';
import { gapsFor, inWords } from './checkups.ts';
import * as contract from './contract.ts';
import * as joins from './joins.ts';
import { loopOf, namesOf, originsOf } from './loop.ts';
import { openapiOf } from './openapi.ts';
import { historyOf } from './store.ts';

/** The endpoints that look across the modules. `all` tells what the whole server answers. */
export const app =
  (all: () => readonly Endpoint[]) =>
  (serve: Serve): void => {
    serve(contract.readHome, ({ tx, actor, now, today }) => home(tx, actor, { now, today }));
    serve(contract.search, async ({ tx, actor, query, language }) => ({ found: (await find(tx, actor, query.q)).map(namedIn(language)) }));
    serve(contract.listCheckups, async ({ tx, actor, query, language, now, today }) => {
      const gaps = await gapsFor(joins.checkups, tx, actor, { now, today }, query);
      return { rows: gaps.map((gap) => inWords(gap, language)), next: null, total: gaps.length };
    });
    serve(contract.readOpenapi, () => Promise.resolve(openapiOf(all())));
    serve(readLoop, async ({ tx, actor, params, language }) => {
      await mustSee(tx, actor, params.kind, params.id);
      const at = [joins.links, tx, actor, params.kind as RecordKind, params.id] as const;
      const [parts, origins, named] = [await loopOf(...at), await originsOf(...at), namedIn(language)];
      return { parts: parts.map((part) => ({ ...part, items: part.items.map(named) })), origins: origins.map(named) };
    });
    serve(readHistory, async ({ tx, actor, params }) => {
      await mustSee(tx, actor, params.kind, params.id);
      const entries = await historyOf(tx, actor, params.kind, params.id);
      return { entries: entries.map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() })) };
    });
  };

const namedIn =
  (language: Language) =>
  ({ state, ...it }: Named) => ({ ...it, ...(state && { state: state[languages.indexOf(language)]! }) });

async function home(tx: Tx, actor: Actor, moment: Moment) {
  const todos: Todo[] = [];
  const figures: Figure[] = [];
  const started = [];
  for (const of of joins.todos) todos.push(...(await of(tx, actor, moment)));
  for (const of of joins.started) started.push(...(await of(tx, actor, moment)));
  for (const of of joins.figures) figures.push(...(await of(tx, actor, moment)));
  return { todos: todos.toSorted(byDeadline), started: started.toSorted((a, b) => b.since.localeCompare(a.since)), figures };
}

/** Nearest deadline first; what has none comes last. */
const byDeadline = (a: Todo, b: Todo) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9');

async function find(tx: Tx, actor: Actor, words: string): Promise<Named[]> {
  const found: Named[] = [];
  for (const { needs, search } of joins.searches) if (actor.permissions.has(needs)) found.push(...(await search(tx, actor, words)));
  return found;
}

const recordId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}(:.+)?$/i; // of a step `version:node`

/** A record is shown to whom its module names it; what no module names is for who may read the whole trail. */
async function mustSee(tx: Tx, actor: Actor, kind: string, id: string): Promise<void> {
  const known = joins.links.some((link) => link.kind === kind);
  if (!known && actor.permissions.has('audit.read')) return;
  if (!recordId.test(id)) throw new Refusal('platform/not-found');
  if ((await namesOf(joins.links, tx, actor, kind, [id])).length === 0) throw new Refusal('platform/not-found');
}
