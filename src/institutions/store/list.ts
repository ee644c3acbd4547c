import { type RawBuilder, sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Count, Page, Paging } from '#platform/list.ts';
import { page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { type Cut, excerpts, type Marked, marked, mostExcerpts, wordsIn } from '../excerpt.ts';
import { type Action, type Class, type State, stateOf } from '../institution.ts';

export type Row = Readonly<{
  id: string;
  title: string;
  documentNumber: string;
  class: Class;
  action: Action;
  state: State;
  departmentId: string;
  department: string;
  effectiveFrom: Day | null;
  number: number;
  hasFile: boolean;
  sign: 'open' | 'signed' | null;
}>;

/** `sign`: what I am asked to sign; `year` with `action`: what that year's round did. */
export type Filter = Readonly<{
  q?: string | undefined;
  class?: Class | undefined;
  state?: State | undefined;
  action?: Action | undefined;
  year?: number | undefined;
  department?: string | undefined;
  sign?: 'open' | 'signed' | undefined;
}>;

const revising = sql<boolean>`exists (select from institution_draft as w where w.bureau_id = i.bureau_id and w.institution_id = i.institution_id)`;

const isAsked = (actor: Actor, signed: boolean): RawBuilder<boolean> =>
  sql<boolean>`(i.status = 'inForce' and exists (select from institution_recipient as q
    left join institution_receipt as s using (bureau_id, institution_id, number, person_id)
    where q.bureau_id = i.bureau_id and q.institution_id = i.institution_id and q.number = i.number and q.person_id = ${actor.personId}
      and (s.at is not null) = ${signed}))`;

/** Institutions bind everybody in the bureau, so everybody in it may read all of them. */
export const institutions = (tx: Tx, bureaus: readonly string[]) =>
  tx
    .selectFrom('institution as i')
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'i.bureauId').onRef('d.departmentId', '=', 'i.departmentId'))
    .where('i.bureauId', '=', anyOf(bureaus));
type Found = ReturnType<typeof institutions>;

export function filtered(found: Found, actor: Actor, { class: of, state, action, year, department, sign, q }: Filter): Found {
  let it = found;
  if (of) it = it.where('i.class', '=', of);
  if (state) it = it.where(inState(state));
  if (year !== undefined || action) it = it.where(inRound(action, year));
  if (department) it = it.where('i.departmentId', '=', department);
  if (sign) it = it.where(isAsked(actor, sign === 'signed'));
  return q ? it.where(saying(wordsIn(q))) : it;
}

const inState = (state: State): RawBuilder<boolean> => {
  if (state === 'revising') return sql`(i.status = 'inForce' and ${revising})`;
  return state === 'inForce' ? sql`(i.status = 'inForce' and not ${revising})` : sql`i.status = ${state}`;
};

const inRound = (action: Action | undefined, year: number | undefined): RawBuilder<boolean> =>
  year === undefined
    ? sql`i.action = ${action}`
    : sql`exists (select from institution_round as o where o.bureau_id = i.bureau_id and o.institution_id = i.institution_id and o.year = ${year}
        ${action ? sql`and o.action = ${action}` : sql``})`;

/** Words anywhere in title, number or text. `is true`: what was found is hashed once, and looked at where rows are met in their order. */
const saying = (words: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`((i.institution_id in (select institutions_saying(${words}::text[]))) is true)`;

export const rows = (found: Found, actor: Actor) =>
  found
    .select(['i.institutionId as id', 'i.title', 'i.documentNumber', 'i.class', 'i.action', 'i.status', 'i.departmentId'])
    .select(['d.name as department', 'i.effectiveFrom', 'i.number', revising.as('revising')])
    .select(sql<boolean>`i.attachment_id is not null`.as('hasFile'))
    .select([isAsked(actor, false).as('toSign'), isAsked(actor, true).as('signed')]);

const orders = {
  title: sql`i.title collate "zh-x-icu"`,
  documentNumber: sql`i.document_number`,
  effectiveFrom: sql`coalesce(i.effective_from, 'infinity'::date)`,
};

type Shown = Row & Readonly<{ marked: Marked[]; places: Marked[][] }>;

/** Where words were looked for, each row says where they stand. */
export async function institutionsFor(tx: Tx, actor: Actor, { sort, after, limit, ...filter }: Filter & Paging): Promise<Page<Shown>> {
  const found = rows(filtered(institutions(tx, actor.bureaus), actor, filter), actor);
  const { q, ...others } = filter;
  const words = q ? wordsIn(q) : [];
  const alone = words.length > 0 && Object.values(others).every((it) => it === undefined);
  const listed = await page(tx, found, { sort, after, limit }, orders, sql`i.institution_id`, alone ? () => countSaying(tx, words) : undefined);
  const ids = listed.rows.map(({ id }) => id);
  const cuts = words.length > 0 ? await cutsOf(tx, actor, ids, words) : new Map<string, Cut[]>();
  return {
    ...listed,
    rows: listed.rows.map((row) => ({
      ...rowOf(row),
      marked: marked(row.title, words),
      places: excerpts(cuts.get(row.id) ?? [], words),
    })),
  };
}

/** How many say words, where nothing else is asked: the wall is asked by the function itself. */
async function countSaying(tx: Tx, words: readonly string[]): Promise<Count> {
  const { rows: counted } = await sql<{ total: number }>`select count(*) as total from institutions_saying(${words}::text[])`.execute(tx);
  return { total: counted[0]!.total };
}

type Raw = Omit<Row, 'state' | 'sign'> & Readonly<{ status: 'draft' | 'inForce' | 'abolished'; revising: boolean; toSign: boolean; signed: boolean }>;

export function rowOf({ status, revising: next, toSign, signed, ...row }: Raw): Row {
  return { ...row, state: stateOf(status, next), sign: toSign ? 'open' : signed ? 'signed' : null };
}

const cut = { before: 60, length: 600 }; // characters

/** Of each text what stands around the first place of the first words: whole texts stay where they are. */
async function cutsOf(tx: Tx, actor: Actor, ids: readonly string[], words: readonly string[]): Promise<ReadonlyMap<string, Cut[]>> {
  const found = await tx
    .selectFrom('institution as i')
    .innerJoin(
      sql<Cut & { word: number }>`lateral (
        select greatest(strpos(lower(i.text), word) - ${cut.before}, 1) as start from unnest(${words.slice(0, mostExcerpts)}::text[]) as word
        where strpos(lower(i.text), word) > 0)`.as('place'),
      (it) => it.onTrue(),
    )
    .where('i.bureauId', '=', anyOf(actor.bureaus))
    .where('i.institutionId', '=', anyOf(ids))
    .select(['i.institutionId as id', sql<number>`place.start - 1`.as('at')])
    .select([
      sql<string>`substr(i.text, place.start, ${cut.length})`.as('text'),
      sql<boolean>`place.start + ${cut.length} <= length(i.text)`.as('goesOn'),
    ])
    .distinct()
    .orderBy('at')
    .execute();
  return Map.groupBy(found, ({ id }) => id);
}
