import { sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { type Action, type Class, type State, stateOf, type Status } from '../institution.ts';

/** What an institution says, in force or drafted. */
export type Content = Readonly<{ title: string; documentNumber: string; class: Class; action: Action; text: string; attachmentId: string | null }>;
export type Fields = Omit<Content, 'attachmentId'> & Readonly<{ departmentId: string }>;

/** An institution as those see it who act on it; `draft`: what is written of its next version, or of its first. */
export type Held = Readonly<{
  bureauId: string;
  id: string;
  state: State;
  number: number;
  revision: number;
  title: string;
  documentNumber: string;
  action: Action;
  departmentId: string;
  effectiveFrom: Day | null;
  bindingAction: Action | null; // what the round did with what binds today; null: nothing of it binds yet
  draft: (Content & Readonly<{ reason: string | null }>) | null;
}>;

const contentColumns = ['title', 'documentNumber', 'class', 'action', 'text', 'attachmentId'] as const;

/** The institution, locked; its own lock comes before those of the risk points that it governs. @throws Refusal `institutions/not-found` */
export async function institutionToChange(tx: Tx, actor: Actor, id: string): Promise<Held> {
  const row = await tx
    .selectFrom('institution')
    .select(['bureauId', 'status', 'number', 'revision', 'departmentId', 'effectiveFrom', 'bindingAction', ...contentColumns])
    .where('bureauId', '=', anyOf(actor.bureaus))
    .where('institutionId', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('institutions/not-found', { id });
  const { bureauId, status, number, revision, departmentId, effectiveFrom, bindingAction, ...content } = row;
  const next = await draftOf(tx, bureauId, id);
  const draft = status === 'draft' ? { ...content, reason: null } : (next ?? null);
  const { title, documentNumber, action } = content;
  return {
    bureauId,
    id,
    state: stateOf(status, next !== undefined),
    number,
    revision,
    departmentId,
    effectiveFrom,
    bindingAction,
    title,
    documentNumber,
    action,
    draft,
  };
}

export const draftOf = (tx: Tx, bureauId: string, institutionId: string) =>
  tx
    .selectFrom('institutionDraft')
    .select([...contentColumns, 'reason'])
    .where('bureauId', '=', bureauId)
    .where('institutionId', '=', institutionId)
    .executeTakeFirst();

export const keepersOf = (tx: Tx, bureauId: string) =>
  tx.selectFrom('department').select(['departmentId as id', 'name']).where('bureauId', '=', bureauId).orderBy('place').orderBy('name').execute();

/** Whether another institution of the bureau bears the number already, or is given it at the same instant, or the department is none of the bureau's. */
export async function refuseFields(
  tx: Tx,
  bureauId: string,
  { documentNumber, departmentId }: Pick<Fields, 'documentNumber' | 'departmentId'>,
  except: string | null,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('institution numbers ' || ${bureauId}::text, 0))`.execute(tx);
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

type Change = Partial<Fields> & {
  status?: Status;
  bindingAction?: Action;
  bindingNumber?: number;
  effectiveFrom?: Day;
  number?: number;
  revision?: number;
  attachmentId?: string | null;
  replacedBy?: string | null;
  abolishedOn?: Day;
};

export async function saveInstitution(tx: Tx, bureauId: string, institutionId: string, change: Change): Promise<void> {
  await tx.updateTable('institution').set(change).where('bureauId', '=', bureauId).where('institutionId', '=', institutionId).execute();
}

/** Keeps what is written of the next version in the place of what was written before. */
export async function saveDraft(tx: Tx, bureauId: string, institutionId: string, draft: Content & Readonly<{ reason: string }>): Promise<void> {
  await tx
    .insertInto('institutionDraft')
    .values({ bureauId, institutionId, ...draft })
    .onConflict((it) => it.columns(['bureauId', 'institutionId']).doUpdateSet(draft))
    .execute();
}

export async function dropDraft(tx: Tx, bureauId: string, institutionId: string): Promise<void> {
  await tx.deleteFrom('institutionDraft').where('bureauId', '=', bureauId).where('institutionId', '=', institutionId).execute();
}

type Round = Readonly<{ year: number; action: Action; note: string | null; byName: string; at: Date }>;

/** What a year's round did with it; said again, the later word counts. `institution.action` is that of the latest year, which is returned. */
export async function saveRound(tx: Tx, bureauId: string, institutionId: string, round: Round): Promise<number> {
  const { year, ...said } = round;
  await tx
    .insertInto('institutionRound')
    .values({ bureauId, institutionId, year, ...said })
    .onConflict((it) => it.columns(['bureauId', 'institutionId', 'year']).doUpdateSet(said))
    .execute();
  const latest = await tx
    .selectFrom('institutionRound')
    .select(['year', 'action'])
    .where('bureauId', '=', bureauId)
    .where('institutionId', '=', institutionId)
    .orderBy('year', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  await saveInstitution(tx, bureauId, institutionId, { action: latest.action });
  return latest.year;
}

/** What an institution says that is in force. */
export const contentOf = (tx: Tx, bureauId: string, institutionId: string): Promise<Content> =>
  tx
    .selectFrom('institution')
    .select([...contentColumns])
    .where('bureauId', '=', bureauId)
    .where('institutionId', '=', institutionId)
    .executeTakeFirstOrThrow();

/** Whether an institution of the bureau is there and was not abolished. */
export async function isStanding(tx: Tx, bureauId: string, institutionId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('institution')
    .select('status')
    .where('bureauId', '=', bureauId)
    .where('institutionId', '=', institutionId)
    .executeTakeFirst();
  return row !== undefined && row.status !== 'abolished';
}
