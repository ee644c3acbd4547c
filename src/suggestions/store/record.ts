import { calendarOf } from '#calendar/store.ts';
import { dueDay } from '#engine/clock.ts';
import type { Day } from '#engine/days.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { KeyArea, SuggestionEntryTable, SuggestionTable } from '#platform/schema.ts';
import { type SettingKey, setting } from '#platform/settings.ts';
import { pointNames } from '#risks/store/loop.ts';
import { deedsOpenTo } from '../suggestion.ts';
import { shown, suggestions, visible } from './list.ts';
import { matterOf } from './matter.ts';

/** One suggestion with all that was said about it, and the deeds open to the actor. @throws Refusal `suggestions/not-found` */
export async function suggestionFor(tx: Tx, actor: Actor, id: string, today: Day) {
  const row = await suggestions(tx, actor, today)
    .leftJoin('person as a', (it) => it.onRef('a.bureauId', '=', 's.bureauId').onRef('a.personId', '=', 's.aboutPersonId'))
    .select(['s.versionId', 's.nodeId', 's.aboutPersonId', 'a.name as aboutPerson', 's.answeredBy', 's.riskPointId'])
    .select(['s.aboutDepartmentId', 'p.departmentId as powerDepartmentId', 'p.keyArea'])
    .where('s.suggestionId', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('suggestions/not-found', { id });
  const { bureauId, departmentId, versionId, nodeId, riskPointId, namedTo } = row;
  const matter = await matterOf(tx, bureauId, row, today);
  const deeds = actor.bureauId === bureauId ? deedsOpenTo(matter, actor) : [];
  const handles = actor.scope === 'bureau' || (departmentId !== null && actor.departments.includes(departmentId));
  const [riskPoint] = riskPointId === null ? [] : await pointNames(tx, actor, [riskPointId]);
  return {
    ...shown(row, actor),
    namedTo,
    deeds,
    step: nodeId === null ? null : { versionId: versionId!, node: nodeId, name: row.step! },
    answerer: handles ? (matter.answeringPerson?.name ?? null) : null,
    entries: (await entriesOf(tx, bureauId, id))
      .filter(({ deed }) => handles || deed !== 'dispatch')
      .map(({ at, ...it }) => ({ ...it, at: at.toISOString() })),
    riskPoint: riskPoint ?? null,
    proposal: deeds.includes('takeUp') ? proposalOf(row) : null,
    proposedDue: deeds.includes('dispatch') ? await dayAfter(tx, bureauId, 'suggestions.answerDays', today) : null,
  };
}

type Known = Pick<SuggestionTable, 'departmentId' | 'aboutDepartmentId' | 'aboutPersonId' | 'powerId' | 'versionId' | 'nodeId'> &
  Readonly<{ powerDepartmentId: string | null; keyArea: KeyArea | null }>;

const proposalOf = ({ departmentId, aboutDepartmentId, powerDepartmentId, aboutPersonId, powerId, versionId, nodeId, keyArea }: Known) => ({
  departmentId: aboutDepartmentId ?? powerDepartmentId ?? departmentId,
  personId: aboutPersonId,
  powerId,
  step: nodeId === null ? null : `${versionId}:${nodeId}`,
  keyArea,
});

/** The day on which so many working days end, by the bureau's setting. */
export async function dayAfter(tx: Tx, bureauId: string, key: SettingKey, today: Day): Promise<Day> {
  return dueDay(await calendarOf(tx, bureauId), today, await setting(tx, bureauId, key, today), 'workingDay');
}

/** What was said, oldest first. */
export const entriesOf = (tx: Tx, bureauId: string, suggestionId: string) =>
  tx
    .selectFrom('suggestionEntry as e')
    .leftJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'e.bureauId').onRef('d.departmentId', '=', 'e.departmentId'))
    .select(['e.entryId as id', 'e.deed', 'd.name as department', 'e.byName as by', 'e.text', 'e.at'])
    .where('e.bureauId', '=', bureauId)
    .where('e.suggestionId', '=', suggestionId)
    .orderBy('e.at')
    .orderBy('e.entryId')
    .execute();

export const lastEntryOf = (tx: Tx, bureauId: string, suggestionId: string) =>
  tx
    .selectFrom('suggestionEntry')
    .select(['deed', 'byId', 'text'])
    .where('bureauId', '=', bureauId)
    .where('suggestionId', '=', suggestionId)
    .orderBy('at', 'desc')
    .orderBy('entryId', 'desc')
    .limit(1)
    .executeTakeFirst();

/** The suggestion of the actor's own bureau, locked, as those see it who act on it. @throws Refusal `suggestions/not-found` */
export async function suggestionToChange(tx: Tx, actor: Actor, id: string, today: Day) {
  const row = await visible(tx, actor)
    .selectAll('s')
    .where('s.bureauId', '=', actor.bureauId)
    .where('s.suggestionId', '=', id)
    .forUpdate('s')
    .executeTakeFirst();
  if (!row) throw new Refusal('suggestions/not-found', { id });
  return { row, matter: await matterOf(tx, row.bureauId, row, today) };
}

type Change = Partial<Pick<SuggestionTable, 'state' | 'dueOn' | 'departmentId' | 'dispatchedBy' | 'answeredBy' | 'settledBy' | 'riskPointId'>>;
export async function saveSuggestion(tx: Tx, bureauId: string, suggestionId: string, change: Change): Promise<void> {
  await tx.updateTable('suggestion').set(change).where('bureauId', '=', bureauId).where('suggestionId', '=', suggestionId).execute();
}

export async function insertEntry(tx: Tx, entry: Omit<SuggestionEntryTable, 'entryId'>): Promise<void> {
  await tx
    .insertInto('suggestionEntry')
    .values({ ...entry, entryId: newId() })
    .execute();
}
