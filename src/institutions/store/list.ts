import { type RawBuilder, sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Page, Paging } from '#platform/list.ts';
import { containing, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { excerpts, type Marked, marked, wordsIn } from '../excerpt.ts';
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
  return q ? saying(it, wordsIn(q)) : it;
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

/** Words anywhere in title, number or text; one character alone is looked for in title and number, for it stands in every text. */
function saying(found: Found, words: readonly string[]): Found {
  const isOne = (word: string) => [...word].length === 1; // also of a rare name, which is two halves here
  const long = words.filter((word) => !isOne(word));
  let it = found;
  if (long.length > 0) it = it.where(sql<boolean>`i.institution_id in (select institutions_saying(${long}::text[]))`);
  for (const one of words.filter(isOne)) {
    it = it.where((either) => either.or([either('i.title', 'ilike', containing(one)), either('i.documentNumber', 'ilike', containing(one))]));
  }
  return it;
}

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
  const listed = await page(tx, found, { sort, after, limit }, orders, sql`i.institution_id`);
  const words = filter.q ? wordsIn(filter.q) : [];
  const texts =
    words.length > 0
      ? await textsOf(
          tx,
          actor,
          listed.rows.map(({ id }) => id),
        )
      : new Map<string, string>();
  return {
    ...listed,
    rows: listed.rows.map((row) => ({
      ...rowOf(row),
      marked: marked(row.title, words),
      places: excerpts(texts.get(row.id) ?? '', words),
    })),
  };
}

type Raw = Omit<Row, 'state' | 'sign'> & Readonly<{ status: 'draft' | 'inForce' | 'abolished'; revising: boolean; toSign: boolean; signed: boolean }>;

export function rowOf({ status, revising: next, toSign, signed, ...row }: Raw): Row {
  return { ...row, state: stateOf(status, next), sign: toSign ? 'open' : signed ? 'signed' : null };
}

async function textsOf(tx: Tx, actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await tx
    .selectFrom('institution')
    .select(['institutionId', 'text'])
    .where('bureauId', '=', anyOf(actor.bureaus))
    .where('institutionId', '=', anyOf(ids))
    .execute();
  return new Map(found.map(({ institutionId, text }) => [institutionId, text]));
}
