import { type Day, day } from '#engine/days.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { addRiskPoint, type NewPoint } from '#risks/commands/point.ts';
import { departmentNamed } from '../store/giving.ts';
import { dayAfter, insertEntry, lastEntryOf, saveSuggestion, suggestionToChange } from '../store/record.ts';
import { decided, type Deed, dueBounds } from '../suggestion.ts';
import { asAuthor, type Done } from './giving.ts';

type Found = Awaited<ReturnType<typeof suggestionToChange>>;
type Change = Omit<Parameters<typeof saveSuggestion>[3], 'state'>;
type Told = Readonly<{ text: string; departmentId?: string | null }>;

/** Lock, decide by the state table, save, say, record: every deed on a suggestion goes this way. */
async function move(
  tx: Tx,
  actor: Actor,
  id: string,
  deed: Deed,
  { now, today }: Moment,
  does: (found: Found['row']) => Promise<{ change: Change; told: Told; more?: object }>,
): Promise<Done> {
  const { row, matter } = await suggestionToChange(tx, actor, id, today);
  const { bureauId, number } = row;
  const state = decided(matter, deed, actor);
  const said = deed === 'word' ? null : actor.personId;
  const { change, told, more } = await does(row);
  if (state === row.state && (await isRepeated(tx, bureauId, id, deed, said, told.text))) return { id, number, state };
  await saveSuggestion(tx, bureauId, id, { ...change, state });
  await insertEntry(tx, { departmentId: null, ...told, bureauId, suggestionId: id, deed, at: now, byId: said, byName: said && actor.name });
  const who = deed === 'word' ? asAuthor(actor, row.namedTo) : actor;
  const after = { ...change, ...more, state };
  await record(tx, who, now, `suggestions.${deed}`, { kind: 'suggestion', id, bureauId }, { before: { state: row.state, dueOn: row.dueOn }, after });
  return { id, number, state };
}

/** Sent twice: the last thing that was said is the same, by the same side. */
async function isRepeated(tx: Tx, bureauId: string, id: string, deed: Deed, byId: string | null, text: string): Promise<boolean> {
  const last = await lastEntryOf(tx, bureauId, id);
  return last !== undefined && deed !== 'dispatch' && last.deed === deed && last.byId === byId && last.text === text;
}

/** The office asks a department to answer by a day. @throws Refusal `suggestions/due/invalid`, `suggestions/department/invalid` */
export const dispatchSuggestion = (
  tx: Tx,
  actor: Actor,
  id: string,
  { departmentId, dueOn, note }: Readonly<{ departmentId: string; dueOn: string; note: string }>,
  moment: Moment,
): Promise<Done> =>
  move(tx, actor, id, 'dispatch', moment, async ({ bureauId }) => {
    const department = await departmentNamed(tx, bureauId, departmentId);
    const { first, last } = dueBounds(moment.today);
    if (dueOn < first || dueOn > last) throw new Refusal('suggestions/due/invalid', { first, last });
    const change = { departmentId, dueOn: day(dueOn), dispatchedBy: actor.personId, answeredBy: null };
    return { change, told: { text: note, departmentId }, more: { department } };
  });

/** The department that has it, or the office, answers the author; then the office settles it. */
export const answerSuggestion = (tx: Tx, actor: Actor, id: string, answer: string, moment: Moment): Promise<Done> =>
  move(tx, actor, id, 'answer', moment, async (row) => {
    const { bureauId, state, departmentId } = row;
    const dueOn = state === 'answered' ? row.dueOn : await settleBy(tx, bureauId, moment.today); // answering again gives no more time
    const forDepartment = state === 'dispatched';
    return {
      change: { dueOn, ...(forDepartment ? { answeredBy: actor.personId } : {}) },
      told: { text: answer, departmentId: forDepartment ? departmentId : null },
    };
  });

const settleBy = (tx: Tx, bureauId: string, today: Day): Promise<Day> => dayAfter(tx, bureauId, 'suggestions.settleDays', today);

type TakenUp = Done & Readonly<{ riskPointId: string }>;

/** Enters a risk point, found as the suggestion came, and keeps the link. @throws what `addRiskPoint` refuses */
export async function takeUpSuggestion(
  tx: Tx,
  actor: Actor,
  id: string,
  { reply, ...point }: Omit<NewPoint, 'foundBy'> & Readonly<{ reply: string }>,
  moment: Moment,
): Promise<TakenUp> {
  let riskPointId = '';
  const done = await move(tx, actor, id, 'takeUp', moment, async ({ source }) => {
    ({ id: riskPointId } = await addRiskPoint(tx, asOffice(actor), { ...point, foundBy: source, origin: 'suggestion' }, moment));
    return { change: { dueOn: null, settledBy: actor.personId, riskPointId }, told: { text: reply } };
  });
  return { ...done, riskPointId };
}

/** Whoever stands in for the office acts as it. */
const asOffice = (actor: Actor): Actor => ({ ...actor, roles: new Set([...actor.roles, 'office']) });

export const declineSuggestion = (tx: Tx, actor: Actor, id: string, reason: string, moment: Moment): Promise<Done> =>
  move(tx, actor, id, 'decline', moment, () =>
    Promise.resolve({ change: { dueOn: null, settledBy: actor.personId }, told: { text: reason }, more: { reason } }),
  );

/** The author says more. */
export const addWord = (tx: Tx, actor: Actor, id: string, word: string, moment: Moment): Promise<Done> =>
  move(tx, actor, id, 'word', moment, () => Promise.resolve({ change: {}, told: { text: word } }));
