import { sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Page, Paging } from '#platform/list.ts';
import type { Links, Search } from '#platform/loop.ts';
import { containing, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Action, Class, Status } from './institution.ts';

export type Row = {
  id: string;
  title: string;
  documentNumber: string;
  class: Class;
  action: Action;
  status: Status;
  departmentId: string;
  department: string;
  effectiveFrom: Day | null;
};
type Filter = Paging & { q?: string | undefined; class?: Class | undefined; status?: Status | undefined; action?: Action | undefined };
export type Fields = { title: string; documentNumber: string; class: Class; action: Action; departmentId: string; text: string };

/** Institutions bind everybody in the bureau, so everybody in it may read all of them. */
const institutions = (tx: Tx, bureaus: readonly string[]) =>
  tx
    .selectFrom('institution as i')
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'i.bureauId').onRef('d.departmentId', '=', 'i.departmentId'))
    .where('i.bureauId', '=', anyOf(bureaus))
    .select(['i.institutionId as id', 'i.title', 'i.documentNumber', 'i.class', 'i.action', 'i.status', 'i.departmentId'])
    .select(['d.name as department', 'i.effectiveFrom']);

export function institutionsFor(tx: Tx, actor: Actor, { q, class: of, status, action, ...paging }: Filter): Promise<Page<Row>> {
  let found = institutions(tx, actor.bureaus);
  if (of) found = found.where('i.class', '=', of);
  if (status) found = found.where('i.status', '=', status);
  if (action) found = found.where('i.action', '=', action);
  if (q) found = found.where((it) => it.or([it('i.title', 'ilike', containing(q)), it('i.documentNumber', 'ilike', containing(q))]));
  const effectiveFrom = sql`coalesce(i.effective_from, 'infinity'::date)`;
  return page(tx, found, paging, { title: sql`i.title`, documentNumber: sql`i.document_number`, effectiveFrom }, sql`i.institution_id`);
}

/** @throws Refusal `institutions/not-found`, also for one of another bureau */
export async function institutionFor(tx: Tx, actor: Actor, id: string): Promise<Row & { text: string }> {
  const row = await institutions(tx, actor.bureaus).where('i.institutionId', '=', id).select('i.text').executeTakeFirst();
  if (!row) throw new Refusal('institutions/not-found', { id });
  return row;
}

/** The institution, locked. @throws Refusal `institutions/not-found` */
export async function institutionToChange(tx: Tx, actor: Actor, id: string) {
  const row = await tx
    .selectFrom('institution')
    .selectAll()
    .where('bureauId', '=', anyOf(actor.bureaus))
    .where('institutionId', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('institutions/not-found', { id });
  return row;
}

export const keepersOf = (tx: Tx, bureauId: string) =>
  tx.selectFrom('department').select(['departmentId as id', 'name']).where('bureauId', '=', bureauId).orderBy('place').orderBy('name').execute();

/** Whether another institution of the bureau bears the number already, or the department is none of the bureau's. */
export async function refuseFields(tx: Tx, bureauId: string, { documentNumber, departmentId }: Fields, except: string | null): Promise<void> {
  const taken = await tx
    .selectFrom('institution')
    .select('title')
    .where('bureauId', '=', bureauId)
    .where('documentNumber', '=', documentNumber)
    .$if(except !== null, (it) => it.where('institutionId', '<>', except!))
    .executeTakeFirst();
  if (taken) throw new Refusal('institutions/number-taken', { documentNumber, title: taken.title });
  const keepers = await keepersOf(tx, bureauId);
  if (!keepers.some(({ id }) => id === departmentId)) throw new Refusal('institutions/department/invalid', { departmentId });
}

export async function insertInstitution(tx: Tx, bureauId: string, institutionId: string, fields: Fields): Promise<void> {
  await tx
    .insertInto('institution')
    .values({ bureauId, institutionId, ...fields, status: 'draft' })
    .execute();
}

type Change = Partial<Fields> & { status?: Status; effectiveFrom?: Day };
export async function saveInstitution(tx: Tx, bureauId: string, institutionId: string, change: Change): Promise<void> {
  await tx.updateTable('institution').set(change).where('bureauId', '=', bureauId).where('institutionId', '=', institutionId).execute();
}

export const href = (id: string) => `/institutions/${id}`;

export const institutionNames: Links['names'] = async (tx, actor, ids) => {
  const rows = await institutions(tx, actor.bureaus).where('i.institutionId', '=', anyOf(ids)).execute();
  return rows.map(({ id, title }) => ({ kind: 'institution' as const, id, label: title, href: href(id) }));
};

/** The risk points that an institution governs are the later module's to tell. */
export const links: Links[] = [{ kind: 'institution', names: institutionNames, to: {} }];

export const search: Search = async (tx, actor, words) => {
  const { rows } = await institutionsFor(tx, actor, { q: words, sort: 'title', limit: 10 });
  return rows.map(({ id, title, documentNumber }) => ({ kind: 'institution' as const, id, label: `${title}（${documentNumber}）`, href: href(id) }));
};
