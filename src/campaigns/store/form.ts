import type { Day } from '#engine/days.ts';
import { sql, type Updateable } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor } from '#platform/permissions.ts';
import { inPortions } from '#platform/portions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { FormTable, SignatureKind } from '#platform/schema.ts';
import type { Content } from '../content.ts';
import type { Capacity, Matter, State, StepDeed } from '../form.ts';
import { type BureauChart, chartOf } from './chart.ts';
import { chainDesk, subjectOf, type Waiting } from './list.ts';
import { forms, reachOf } from './reach.ts';

/** A form as a deed needs it, with what decides who may do it. */
export type Held = Readonly<{ row: FormRow; matter: Matter; chart: BureauChart }>;
export type FormRow = Awaited<ReturnType<typeof formRow>>;

/** Lay with its author, sent back, when the round was closed, or came back since: it is mended, handed in and signed all the same. */
export const mendedAfterClosing = sql<boolean>`exists (select from form_step as back where back.bureau_id = f.bureau_id
  and back.form_id = f.form_id and back.deed = 'return' and not exists (select from form_step as later where later.bureau_id = back.bureau_id
    and later.form_id = back.form_id and later.number > back.number and later.at < c.closed_at))`;

/** One form with what decides over it. @throws Refusal `campaigns/form/not-found` */
export async function formRow(tx: Tx, actor: Actor, id: string, today: Day, lock = false) {
  const row = await forms(tx, actor, await reachOf(tx, actor, today))
    .selectAll('f')
    .select(['c.year', 'c.state as campaignState', 'c.dueOn', 'c.promises', 'p.rank', 'b.name as bureau', mendedAfterClosing.as('mended')])
    .where('f.formId', '=', id)
    .$if(lock, (it) => it.forUpdate('f').forShare('c'))
    .executeTakeFirst();
  if (!row) throw new Refusal('campaigns/form/not-found', { id });
  return { ...row, content: row.content as Content | null };
}

/** The form, locked, as those see it who act on it. @throws Refusal `campaigns/form/not-found` */
export async function formToChange(tx: Tx, actor: Actor, id: string, today: Day): Promise<Held> {
  const row = await formRow(tx, actor, id, today, true);
  const chart = await chartOf(tx, row.bureauId, today);
  return { row, chart, matter: await matterOf(tx, row, chart, today) };
}

type Known = Waiting & Readonly<{ bureauId: string; formId: string; content: Content | null; mended: boolean; campaignState: 'open' | 'closed' }>;

/** What of a form decides who may do what to it. */
export async function matterOf(tx: Tx, form: Known, chart: BureauChart, today: Day): Promise<Matter> {
  const { bureauId, formId, tier, state, adopted, opined } = form;
  const subject = subjectOf(form, chart);
  const took = tier === 'department' ? await participantsOf(tx, bureauId, formId) : [];
  const attended = took.filter((it) => it.attended).map((it) => it.personId);
  const absent = form.content?.tier === 'bureau' ? form.content.meeting.absent : [];
  const members = tier === 'bureau' ? (await committeeOf(tx, bureauId, today)).map((it) => it.id) : [];
  return {
    bureauId,
    tier,
    state,
    subject,
    writers: [...(subject === null ? [] : [subject]), ...took.map((it) => it.personId)],
    absent,
    signers: tier === 'bureau' ? members.filter((it) => !absent.includes(it)) : attended.filter((it) => it !== subject),
    desk: chainDesk(form, chart),
    acted: adopted || state !== 'submitted',
    adopted,
    opined,
    open: form.campaignState === 'open' || form.mended,
  };
}

export const participantsOf = (tx: Tx, bureauId: string, formId: string) =>
  tx
    .selectFrom('formParticipant as t')
    .innerJoin('person as n', (it) => it.onRef('n.bureauId', '=', 't.bureauId').onRef('n.personId', '=', 't.personId'))
    .select(['t.personId', 'n.name', 't.attended'])
    .where('t.bureauId', '=', bureauId)
    .where('t.formId', '=', formId)
    .orderBy('n.number')
    .execute();

/** The party committee on a day: the bureau's head and its other members who hold a position. */
export const committeeOf = (tx: Tx, bureauId: string, today: Day) =>
  tx
    .selectFrom('person as n')
    .select(['n.personId as id', 'n.name', 'n.title', 'n.rank'])
    .where('n.bureauId', '=', bureauId)
    .where((it) => it.or([it('n.rank', '=', 'bureauHead'), it('n.rank', '=', 'partyCommittee')]))
    .where((it) =>
      it.exists(
        it
          .selectFrom('holding as h')
          .select('h.holdingId')
          .whereRef('h.bureauId', '=', 'n.bureauId')
          .whereRef('h.personId', '=', 'n.personId')
          .where('h.validFrom', '<=', today)
          .where((of) => of.or([of('h.validTo', 'is', null), of('h.validTo', '>=', today)])),
      ),
    )
    .orderBy('n.rank')
    .orderBy('n.number')
    .execute();

type Change = Partial<
  Pick<
    Updateable<FormTable>,
    | 'state'
    | 'revision'
    | 'points'
    | 'returned'
    | 'actedBy'
    | 'adopted'
    | 'opined'
    | 'startedAt'
    | 'submittedAt'
    | 'leftOn'
    | 'changedBy'
    | 'changedAt'
  >
> &
  Readonly<{ content?: Content }>;
export async function saveForm(tx: Tx, bureauId: string, formId: string, { content, ...change }: Change): Promise<void> {
  const said = content === undefined ? {} : { content: JSON.stringify(content), points: content.points.length };
  await tx
    .updateTable('form')
    .set({ ...change, ...said })
    .where('bureauId', '=', bureauId)
    .where('formId', '=', formId)
    .execute();
}

/** The same state for many forms of a bureau. */
export async function saveStates(tx: Tx, bureauId: string, formIds: readonly string[], state: State): Promise<void> {
  await tx.updateTable('form').set({ state }).where('bureauId', '=', bureauId).where('formId', '=', anyOf(formIds)).execute();
}

export type NewStep = Readonly<{
  bureauId: string;
  formId: string;
  deed: StepDeed;
  capacity: Capacity;
  by: Readonly<{ id: string; name: string }>;
  forPerson: Readonly<{ id: string; name: string }> | null;
  opinion: string | null;
  levels?: Readonly<Record<string, number>> | null;
  content?: Content | null;
  revision: number;
  at: Date;
}>;

/** Writes a step of each form's course; the forms of one bureau, their rows are locked. Returns the steps' numbers. */
export async function insertSteps(tx: Tx, bureauId: string, steps: ReadonlyArray<Omit<NewStep, 'bureauId'>>): Promise<number[]> {
  const rows = await tx
    .selectFrom('formStep')
    .select(['formId', (it) => it.fn.max('number').as('last')])
    .where('bureauId', '=', bureauId)
    .where('formId', '=', anyOf(steps.map((it) => it.formId)))
    .groupBy('formId')
    .execute();
  const last = new Map(rows.map((it) => [it.formId, Number(it.last)]));
  const made = steps.map(({ levels = null, content = null, by, forPerson, ...step }) => ({
    ...step,
    bureauId,
    byId: by.id,
    byName: by.name,
    forId: forPerson?.id ?? null,
    forName: forPerson?.name ?? null,
    levels: levels && JSON.stringify(levels),
    content: content && JSON.stringify(content),
    number: (last.get(step.formId) ?? 0) + 1,
  }));
  await inPortions(made, (some) => tx.insertInto('formStep').values(some).execute());
  return made.map(({ number }) => number);
}

export const insertStep = async (tx: Tx, { bureauId, ...step }: NewStep): Promise<number> => (await insertSteps(tx, bureauId, [step]))[0]!;

/** The newest step of a kind in the form's course; none: it was never done. */
export const lastStep = (tx: Tx, { bureauId, formId }: Pick<FormRow, 'bureauId' | 'formId'>, deed: StepDeed) =>
  tx
    .selectFrom('formStep')
    .select(['byId', 'levels'])
    .where('bureauId', '=', bureauId)
    .where('formId', '=', formId)
    .where('deed', '=', deed)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();

export type Remark = Readonly<{ place: string; reason: string }>;
export async function insertRemarks(
  tx: Tx,
  of: Readonly<{ bureauId: string; formId: string; number: number }>,
  remarks: readonly Remark[],
): Promise<void> {
  if (remarks.length === 0) return;
  await tx
    .insertInto('formRemark')
    .values(remarks.map((it) => ({ ...of, ...it })))
    .execute();
}

export type NewSignature = Readonly<{
  bureauId: string;
  formId: string;
  personId: string;
  kind: SignatureKind;
  name: string;
  drawing: string | null;
  revision: number;
  sha256: string;
  at: Date;
}>;
export async function insertSignature(tx: Tx, signature: NewSignature): Promise<void> {
  await tx
    .insertInto('formSignature')
    .values({ ...signature, signatureId: newId() })
    .execute();
}

/** Whether somebody has signed what the form says at a revision. */
export async function hasSigned(tx: Tx, { bureauId, formId, revision }: FormRow, personId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('formSignature')
    .select('signatureId')
    .where('bureauId', '=', bureauId)
    .where('formId', '=', formId)
    .where('personId', '=', personId)
    .where('revision', '=', revision)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Who took part, whole. */
export async function saveParticipants(
  tx: Tx,
  bureauId: string,
  formId: string,
  participants: ReadonlyArray<Readonly<{ personId: string; attended: boolean }>>,
): Promise<void> {
  await tx.deleteFrom('formParticipant').where('bureauId', '=', bureauId).where('formId', '=', formId).execute();
  if (participants.length === 0) return;
  await tx
    .insertInto('formParticipant')
    .values(participants.map((it) => ({ bureauId, formId, ...it })))
    .execute();
}
