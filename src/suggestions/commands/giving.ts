import { yearOf } from '#engine/days.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { type Actor, type Moment, nobody } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { nextNumber } from '#platform/serials.ts';
import * as store from '../store/giving.ts';
import { dayAfter } from '../store/record.ts';
import { type InsideSource, type NamedTo, sourcesOpenTo, type State } from '../suggestion.ts';

export type Done = Readonly<{ id: string; number: string; state: State }>;

export type NewSuggestion = Readonly<{
  source: InsideSource;
  text: string;
  about?: string | null; // `power:ID`, `department:ID`, `step:VERSION:NODE`; nothing: in general
  personId?: string | null; // on whose position the risk is seen
  namedTo?: NamedTo;
}>;

/**
 * Somebody of the bureau says how a power could go wrong. Sent again while it is open, it is the same suggestion.
 *
 * @throws Refusal `suggestions/source/forbidden`, `suggestions/about/invalid`, `suggestions/person/invalid`
 */
export async function giveSuggestion(tx: Tx, actor: Actor, given: NewSuggestion, moment: Moment): Promise<Done> {
  const { bureauId, personId: authorId } = actor;
  const { source, text, about = null, personId: aboutPersonId = null, namedTo = 'handlers' } = given;
  if (!sourcesOpenTo(actor.roles).includes(source)) throw new Refusal('suggestions/source/forbidden', { source });
  if (aboutPersonId === authorId) throw new Refusal('suggestions/person/invalid');
  if (aboutPersonId !== null) await store.refuseStranger(tx, bureauId, aboutPersonId);
  const place = about === null ? store.inGeneral : await store.aboutOf(tx, bureauId, about);
  await store.alone(tx, authorId);
  const said = { bureauId, source, authorId, text, aboutPersonId, ...place };
  const known = await store.alreadyGiven(tx, said);
  return known ?? receive(tx, asAuthor(actor, namedTo), { ...said, namedTo, receiptHash: null }, moment);
}

type Received = Omit<Parameters<typeof store.insertSuggestion>[1], 'suggestionId' | 'number' | 'year' | 'receivedAt' | 'dueOn'>;

/** Numbers a suggestion and puts it before the office. */
export async function receive(tx: Tx, actor: Actor, said: Received, { now, today }: Moment): Promise<Done> {
  const { bureauId, source, powerId, nodeId } = said;
  const [id, year] = [newId(), yearOf(today)];
  const number = await nextNumber(tx, bureauId, 'JY', year);
  const dueOn = await dayAfter(tx, bureauId, 'suggestions.handleDays', today);
  await store.insertSuggestion(tx, { ...said, suggestionId: id, number, year, receivedAt: now, dueOn });
  const state: State = 'received';
  await record(
    tx,
    actor,
    now,
    'suggestions.give',
    { kind: 'suggestion', id, bureauId },
    { after: { number, source, powerId, nodeId, state, dueOn } },
  );
  return { id, number, state };
}

/** Who is named to the office only stands in the trail without a name: the suggestion itself keeps it, and shows it to the office. */
export const asAuthor = (actor: Actor, namedTo: NamedTo): Actor =>
  namedTo === 'handlers' ? actor : { ...actor, personId: nobody, accountId: nobody, account: '', name: '提出人（姓名只告诉办公室）' };
