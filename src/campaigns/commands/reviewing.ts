import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { hasPlace } from '../changes.ts';
import { capacityOf, decided, type DeskDeed } from '../form.ts';
import { type Held, type FormRow, formToChange, insertRemarks, insertStep, lastStep, type Remark, saveForm } from '../store/form.ts';
import { becomePoints, type Levels } from '../store/points.ts';
import { heldBy } from '../store/powers.ts';
import { isEntangled } from '../store/sittingForms.ts';
import { mustBeCurrent, type Saved, subjectOf } from './filling.ts';
import { recordPoints } from './entering.ts';
import { noteAtSittings, takePointsBack } from './returning.ts';

/** What is said at a desk, of the revision that was read there. */
export type Opinion = Readonly<{ revision: number; opinion: string }>;
export type Rating = Opinion & Readonly<{ levels: Levels }>;
type Done = Saved & Readonly<{ number: string }>;

/** The form as a desk may act on it, and who acts there in which capacity. */
async function atDesk(tx: Tx, actor: Actor, id: string, deed: DeskDeed, read: number, moment: Moment) {
  const held = await formToChange(tx, actor, id, moment.today);
  const state = decided(held.matter, deed, actor);
  await mustBeCurrent(tx, held.row, read);
  return { ...held, state };
}

/** Writes what was done at a desk into the form's course and into the trail. Returns the step's number. */
async function written(tx: Tx, actor: Actor, { row, matter, chart }: Held, deed: DeskDeed, said: Opinion & Readonly<{ levels?: Levels }>, at: Date) {
  const { bureauId, formId, revision } = row;
  const { capacity, forPerson } = capacityOf(matter, deed, actor.personId);
  const number = await insertStep(tx, {
    bureauId,
    formId,
    deed,
    capacity,
    revision,
    at,
    by: { id: actor.personId, name: actor.name },
    forPerson: forPerson === null ? null : { id: forPerson, name: chart.names.get(forPerson) ?? '' },
    opinion: said.opinion,
    levels: said.levels ?? null,
  });
  const after = { deed, capacity, forPerson, opinion: said.opinion, levels: said.levels };
  await record(tx, actor, at, `campaigns.${deed}`, subjectOf(row), { before: { state: row.state }, after });
  return number;
}

/** @throws Refusal `campaigns/place/invalid` for a level of a line that is not there */
function mustBeLines({ content }: FormRow, levels: Levels): void {
  const lines = new Set(content!.points.map(({ id }) => id));
  const other = Object.keys(levels).find((it) => !lines.has(it));
  if (other !== undefined) throw new Refusal('campaigns/place/invalid', { place: `points.${other}` });
}

/** 评定 by the head of the department. */
export async function assessForm(tx: Tx, actor: Actor, id: string, rating: Rating, moment: Moment): Promise<Done> {
  const held = await atDesk(tx, actor, id, 'assess', rating.revision, moment);
  const { row, matter, state } = held;
  mustBeLines(row, rating.levels);
  const seat = matter.desk!.personId;
  await saveForm(tx, row.bureauId, id, { state, actedBy: [...new Set([...row.actedBy, actor.personId, ...(seat === null ? [] : [seat])])] });
  await written(tx, actor, held, 'assess', rating, moment.now);
  return { id, state, revision: row.revision, number: row.number };
}

/** 审核: the lines are risk points from now on, with the level that each has been given so far. */
export async function reviewForm(tx: Tx, actor: Actor, id: string, rating: Rating, moment: Moment): Promise<Done> {
  const held = await atDesk(tx, actor, id, 'review', rating.revision, moment);
  const { row, state } = held;
  mustBeLines(row, rating.levels);
  const assessed = row.state === 'assessed' ? ((await lastStep(tx, row, 'assess'))?.levels as Levels | null) : null;
  await saveForm(tx, row.bureauId, id, { state });
  await written(tx, actor, held, 'review', rating, moment.now);
  await enter(tx, actor, row, { ...assessed, ...rating.levels }, moment);
  return { id, state, revision: row.revision, number: row.number };
}

async function enter(tx: Tx, actor: Actor, row: FormRow, levels: Levels, { now, today }: Moment): Promise<void> {
  const { bureauId, formId, year, personId, departmentId, content } = row;
  const { byId } = (await lastStep(tx, row, 'submit'))!;
  const held = personId === null ? [] : await heldBy(tx, bureauId, personId, today);
  const position = held.map(({ name }) => name).join('、') || null;
  const form = { bureauId, formId, year, personId, departmentId, authorId: byId, position, content: content! };
  await recordPoints(tx, actor, row, await becomePoints(tx, form, levels, today), now);
}

/** The leading group adopted the bureau's form collectively; its office writes it down. */
export async function adoptForm(tx: Tx, actor: Actor, id: string, said: Opinion, moment: Moment): Promise<Done> {
  const held = await atDesk(tx, actor, id, 'adopt', said.revision, moment);
  const { row, state } = held;
  await saveForm(tx, row.bureauId, id, { state, adopted: true });
  await written(tx, actor, held, 'adopt', said, moment.now);
  return { id, state, revision: row.revision, number: row.number };
}

/** The commission's opinion on the bureau's form; its lines are risk points from now on. */
export async function opineForm(tx: Tx, actor: Actor, id: string, said: Opinion, moment: Moment): Promise<Done> {
  const held = await atDesk(tx, actor, id, 'opine', said.revision, moment);
  const { row, state } = held;
  await saveForm(tx, row.bureauId, id, { state, opined: true });
  await written(tx, actor, held, 'opine', said, moment.now);
  await enter(tx, actor, row, {}, moment);
  return { id, state, revision: row.revision, number: row.number };
}

export type Return = Opinion & Readonly<{ remarks: readonly Remark[] }>;

/** 退回 to the author, with what is asked at each place. @throws Refusal `campaigns/place/invalid` */
export async function returnForm(tx: Tx, actor: Actor, id: string, said: Return, moment: Moment): Promise<Done> {
  const held = await atDesk(tx, actor, id, 'return', said.revision, moment);
  const { row, state } = held;
  const remarks = [...new Map(said.remarks.map((it) => [it.place, it])).values()];
  const strange = remarks.find(({ place }) => !hasPlace(row.content!, place));
  if (strange) throw new Refusal('campaigns/place/invalid', strange);
  if (await isEntangled(tx, row.bureauId, id)) throw new Refusal('campaigns/sitting/entangled');
  await saveForm(tx, row.bureauId, id, { state, returned: true, actedBy: [], adopted: false, opined: false });
  const number = await written(tx, actor, held, 'return', { revision: said.revision, opinion: said.opinion }, moment.now);
  await insertRemarks(tx, { bureauId: row.bureauId, formId: id, number }, remarks);
  const back = await takePointsBack(tx, actor, row, said.opinion, moment.now);
  await noteAtSittings(tx, actor, row.bureauId, back, said.opinion, moment.now);
  return { id, state, revision: row.revision, number: row.number };
}
