import { sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { SuggestionTable } from '#platform/schema.ts';
import { newToken } from '#platform/secrets.ts';
import { internalCategories } from '#powers/power.ts';
import { sourcesOpenTo } from '../suggestion.ts';
import { channelsOf } from './outside.ts';

/** What a suggestion is about; nothing: in general. */
export type About = Pick<SuggestionTable, 'powerId' | 'versionId' | 'nodeId' | 'aboutDepartmentId'>;
export const inGeneral: About = { powerId: null, versionId: null, nodeId: null, aboutDepartmentId: null };

const published = (tx: Tx, bureauId: string) =>
  tx
    .selectFrom('powerVersion as v')
    .innerJoin('power as p', (it) => it.onRef('p.bureauId', '=', 'v.bureauId').onRef('p.powerId', '=', 'v.powerId'))
    .where('v.bureauId', '=', bureauId)
    .where('v.state', '=', 'published');

const steps = (tx: Tx, bureauId: string) =>
  published(tx, bureauId).innerJoin('flowNode as n', (it) => it.onRef('n.bureauId', '=', 'v.bureauId').onRef('n.versionId', '=', 'v.versionId'));

/** What the forms of the actor's bureau offer. */
export async function choicesFor(tx: Tx, { bureauId, roles }: Actor, today: Day) {
  const departments = await tx
    .selectFrom('department')
    .select(['departmentId as id', 'name'])
    .where('bureauId', '=', bureauId)
    .orderBy('place')
    .execute();
  const powers = await published(tx, bureauId).select(['p.powerId as id', 'p.name']).orderBy('p.code').execute();
  const named = await steps(tx, bureauId)
    .select(['p.powerId', 'p.code', 'p.name as power', 'n.versionId', 'n.nodeId as node', 'n.name'])
    .orderBy('p.code')
    .orderBy('n.place')
    .execute();
  const people = await tx
    .selectFrom('person as n')
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'n.bureauId').onRef('d.departmentId', '=', 'n.departmentId'))
    .select(['n.personId as id', 'n.name', 'd.name as department', 'd.departmentId'])
    .where('n.bureauId', '=', bureauId)
    .orderBy('d.place')
    .orderBy('n.number')
    .execute();
  return { sources: sourcesOpenTo(roles), departments, powers, steps: named, people, channels: await channelsOf(tx, bureauId, today) };
}

/** Of `power:ID`, `department:ID`, `step:VERSION:NODE`. @throws Refusal `suggestions/about/invalid` */
export async function aboutOf(tx: Tx, bureauId: string, about: string): Promise<About> {
  const [kind, id = '', node = ''] = /^(\w+):([^:]+):?(.*)$/s.exec(about)?.slice(1) ?? [];
  const found =
    kind === 'power'
      ? await powerOf(tx, bureauId, id)
      : kind === 'step'
        ? await stepOf(tx, bureauId, id, node)
        : await departmentOf(tx, bureauId, id);
  if (!found) throw new Refusal('suggestions/about/invalid');
  return { ...inGeneral, ...found };
}

const powerOf = (tx: Tx, bureauId: string, id: string) => published(tx, bureauId).where('p.powerId', '=', id).select('p.powerId').executeTakeFirst();

const stepOf = (tx: Tx, bureauId: string, id: string, node: string) =>
  steps(tx, bureauId).where('v.versionId', '=', id).where('n.nodeId', '=', node).select(['p.powerId', 'n.versionId', 'n.nodeId']).executeTakeFirst();

const departmentOf = (tx: Tx, bureauId: string, id: string) =>
  tx
    .selectFrom('department')
    .select('departmentId as aboutDepartmentId')
    .where('bureauId', '=', bureauId)
    .where('departmentId', '=', id)
    .executeTakeFirst();

/** A power that everybody may see. @throws Refusal `suggestions/about/invalid` */
export async function openPower(tx: Tx, bureauId: string, id: string): Promise<About> {
  const found = await published(tx, bureauId)
    .where('p.powerId', '=', id)
    .where('p.open', '=', true)
    .where('p.category', 'not in', [...internalCategories])
    .select('p.powerId')
    .executeTakeFirst();
  if (!found) throw new Refusal('suggestions/about/invalid');
  return { ...inGeneral, ...found };
}

/** @throws Refusal `suggestions/department/invalid`; the department's name */
export async function departmentNamed(tx: Tx, bureauId: string, departmentId: string): Promise<string> {
  const row = await tx
    .selectFrom('department')
    .select('name')
    .where('bureauId', '=', bureauId)
    .where('departmentId', '=', departmentId)
    .executeTakeFirst();
  if (!row) throw new Refusal('suggestions/department/invalid', { departmentId });
  return row.name;
}

/** @throws Refusal `suggestions/person/invalid` where the person is none of the bureau's */
export async function refuseStranger(tx: Tx, bureauId: string, personId: string): Promise<void> {
  const known = await tx.selectFrom('person').select('personId').where('bureauId', '=', bureauId).where('personId', '=', personId).executeTakeFirst();
  if (!known) throw new Refusal('suggestions/person/invalid', { personId });
}

/** What one person sends twice at once is looked at one after the other. */
export async function alone(tx: Tx, who: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('suggestions'), hashtext(${who}))`.execute(tx);
}

type Given = Pick<SuggestionTable, 'bureauId' | 'source' | 'authorId' | 'text' | 'aboutPersonId'> & About;

/** The open suggestion in which a person said the same about the same. */
export const alreadyGiven = (tx: Tx, { bureauId, source, authorId, text, ...about }: Given) =>
  tx
    .selectFrom('suggestion')
    .select(['suggestionId as id', 'number', 'state'])
    .where('bureauId', '=', bureauId)
    .where('source', '=', source)
    .where('authorId', '=', authorId)
    .where('text', '=', text)
    .where((it) => it.and(Object.entries(about).map(([column, value]) => it(column as 'powerId', 'is not distinct from', value))))
    .where('dueOn', 'is not', null)
    .executeTakeFirst();

type New = Given & Pick<SuggestionTable, 'suggestionId' | 'number' | 'year' | 'namedTo' | 'receiptHash' | 'receivedAt' | 'dueOn'>;
export async function insertSuggestion(tx: Tx, suggestion: New): Promise<void> {
  await tx
    .insertInto('suggestion')
    .values({ ...suggestion, state: 'received' })
    .execute();
}

/** The bureau's salt for receipt codes, made when it is first needed. */
export async function saltOf(tx: Tx, bureauId: string): Promise<string> {
  const [known] = await saltsOf(tx, [bureauId]);
  if (known) return known.salt;
  await tx
    .insertInto('suggestionSalt')
    .values({ bureauId, salt: newToken() })
    .onConflict((it) => it.doNothing())
    .execute();
  return (await saltsOf(tx, [bureauId]))[0]!.salt; // another may have been first
}

export const saltsOf = (tx: Tx, bureaus: readonly string[]) =>
  tx.selectFrom('suggestionSalt').select(['bureauId', 'salt']).where('bureauId', '=', anyOf(bureaus)).execute();
