import { sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Remark, Wording } from '../power.ts';
import type { Deed, Matter, State } from '../version.ts';

/** What a version says, positions by id. */
export type Content = Wording & Readonly<{ flowchart: string | null; positions: readonly string[] }>;
export type Saved = Readonly<{ savedAt: Date; savedBy: string }>;
/** Since when a version lies where it lies, and until when it is to be passed on: so many working days after that day. */
export type Desk = Readonly<{ deskSince: Date | null; dueOn: Day | null; dueDays: number | null }>;
export type VersionKey = Readonly<{ bureauId: string; versionId: string }>;
/** A version as who writes at it sees it. */
export type Written = Content &
  VersionKey &
  Readonly<{ powerId: string; number: number; state: State; revision: number }> & { readonly [K in keyof Saved]: Saved[K] | null };
export type Version = Written & Matter & Desk & Readonly<{ validFrom: Day | null; validTo: Day | null }>;

/** What a version says, without what it is. */
export const contentOf = ({
  basis,
  procedure,
  responsibility,
  positions,
  statutoryLimit,
  statutoryUnit,
  promisedLimit,
  promisedUnit,
  flowchart,
}: Content): Content => ({ basis, procedure, responsibility, positions, statutoryLimit, statutoryUnit, promisedLimit, promisedUnit, flowchart });

const logged = (tx: Tx, deeds: readonly string[]) =>
  tx
    .selectFrom('powerReview as r')
    .select(sql<string[]>`coalesce(array_agg(distinct r.by_id), '{}')`.as('people'))
    .whereRef('r.bureauId', '=', 'v.bureauId' as never)
    .whereRef('r.versionId', '=', 'v.versionId' as never)
    .where('r.deed', 'in', deeds);

/** Versions as their desks see them. */
const matters = (tx: Tx, bureaus: readonly string[]) =>
  tx
    .selectFrom('powerVersion as v')
    .innerJoin('power as p', (it) => it.onRef('p.bureauId', '=', 'v.bureauId').onRef('p.powerId', '=', 'v.powerId'))
    .where('v.bureauId', '=', anyOf(bureaus))
    .select(['v.bureauId', 'v.versionId', 'v.powerId', 'v.number', 'v.state', 'p.departmentId', 'v.validFrom', 'v.validTo'])
    .select(['v.submittedBy', 'v.deskSince', 'v.dueOn', 'v.dueDays'])
    .select(logged(tx, ['draft', 'submit']).as('authors'));

export const positionsOf = sql<string[]>`array(select o.position_id from power_position as o
  where o.bureau_id = v.bureau_id and o.version_id = v.version_id order by o.position_id)`;

/** What a version says, but for its positions. */
export const saidColumns = [
  'v.basis',
  'v.procedure',
  'v.responsibility',
  'v.flowchart',
  'v.statutoryLimit',
  'v.statutoryUnit',
  'v.promisedLimit',
  'v.promisedUnit',
] as const;

const whole = (tx: Tx, bureaus: readonly string[]) =>
  matters(tx, bureaus)
    .select(saidColumns)
    .select(['v.revision', 'v.savedAt', 'v.savedBy', positionsOf.as('positions')]);

/** The version, locked. Call it after the power is locked, so that two desks never wait for each other. @throws Refusal `powers/not-found` */
export async function versionToChange(tx: Tx, actor: Actor, versionId: string): Promise<Version> {
  const row = await whole(tx, actor.bureaus).where('v.versionId', '=', versionId).forUpdate('p').forUpdate('v').executeTakeFirst();
  if (!row) throw new Refusal('powers/not-found', { id: versionId });
  return row as Version;
}

export const versionsOf = (tx: Tx, bureauId: string, powerId: string): Promise<Version[]> =>
  whole(tx, [bureauId]).where('v.powerId', '=', powerId).orderBy('v.number').execute() as Promise<Version[]>;

export type Passage = { state: State } & Partial<Desk> &
  Partial<{
    submittedBy: string | null;
    reviewedBy: string | null;
    legalBy: string | null;
    publishedAt: Date;
    validFrom: Day;
    validTo: Day;
  }>;

export async function savePassage(tx: Tx, bureauId: string, versionId: string, passage: Passage): Promise<void> {
  await tx.updateTable('powerVersion').set(passage).where('bureauId', '=', bureauId).where('versionId', '=', versionId).execute();
}

/** `revision`: the state of the draft that the deed was done to; `content`: what it said, kept where it was judged. */
type Logged = Readonly<{ revision: number; content?: Content | null; reason?: string | null; remarks?: readonly Remark[] }>;

/** Writes into the log of reviews; nothing there is ever changed. */
export async function logReviews(
  tx: Tx,
  deed: Deed | 'draft',
  { personId, name }: Actor,
  at: Date,
  versions: ReadonlyArray<VersionKey & Logged>,
): Promise<void> {
  if (versions.length === 0) return;
  const rows = versions.map(({ bureauId, versionId, revision, content = null, reason = null, remarks = [] }) => {
    const said = { reason, remarks: JSON.stringify(remarks), revision, content: content && JSON.stringify(content) };
    return { bureauId, reviewId: newId(), versionId, deed, byId: personId, byName: name, at, ...said };
  });
  await tx.insertInto('powerReview').values(rows).execute();
}

/** When a version was last returned; null: never. */
export async function lastReturn(tx: Tx, bureauId: string, versionId: string): Promise<Date | null> {
  const row = await tx
    .selectFrom('powerReview')
    .select('at')
    .where('bureauId', '=', bureauId)
    .where('versionId', '=', versionId)
    .where('deed', '=', 'return')
    .orderBy('reviewId', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

const sender = sql<string>`(select l.by_name from power_review as l
  where l.bureau_id = v.bureau_id and l.version_id = v.version_id order by l.review_id desc limit 1)`;

/** Versions that lie at some desk, with the power's name and who sent them on. */
export const versionsAtDesks = (tx: Tx, actor: Actor) =>
  matters(tx, actor.bureaus)
    .where('v.state', 'in', ['draft', 'submitted', 'bureauReviewed', 'legallyReviewed'])
    .select(['p.code', 'p.name'])
    .select(sender.as('from'))
    .select(
      sql<boolean>`exists (select from power_review as l where l.bureau_id = v.bureau_id and l.version_id = v.version_id and l.deed = 'return')`.as(
        'returned',
      ),
    )
    .execute();

/** The id of the version in force on a day, or after the power's repeal of the last that was; null: before the first. */
export async function versionLastInForce(tx: Tx, bureauId: string, powerId: string, on: Day): Promise<string | null> {
  const row = await tx
    .selectFrom('powerVersion')
    .select('versionId')
    .where('bureauId', '=', bureauId)
    .where('powerId', '=', powerId)
    .where('publishedAt', 'is not', null)
    .where('validFrom', '<=', on)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.versionId ?? null;
}
