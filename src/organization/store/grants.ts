import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Paging } from '#platform/list.ts';
import { containing, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Candidate, Duty } from '../duties.ts';

/** How somebody stands before a duty is granted, locked. @throws Refusal `organization/not-found`, also for one of another bureau */
export async function candidate(tx: Tx, bureauId: string, personId: string): Promise<Candidate> {
  // by itself: a statement that waits for the lock would still see the duties of before
  await tx.selectFrom('person').select('personId').where('bureauId', '=', bureauId).where('personId', '=', personId).forUpdate().execute();
  const found = await tx
    .selectFrom('person as p')
    .innerJoin('bureau as b', 'b.bureauId', 'p.bureauId')
    .select(['p.personId', 'p.rank', 'b.kind'])
    .select([
      sql<
        Duty[]
      >`array(select duty::text from granted_duty g where g.bureau_id = p.bureau_id and g.person_id = p.person_id and g.revoked_at is null)`.as(
        'duties',
      ),
      sql<boolean>`exists (select from holding h where h.bureau_id = p.bureau_id and h.person_id = p.person_id and h.valid_to is null)`.as('holds'),
    ])
    .where('p.bureauId', '=', bureauId)
    .where('p.personId', '=', personId)
    .executeTakeFirst();
  if (!found) throw new Refusal('organization/not-found');
  return found;
}

export async function insertGrant(tx: Tx, bureauId: string, personId: string, duty: Duty, grantedBy: string, now: Date): Promise<string> {
  const grantId = newId();
  await tx.insertInto('grantedDuty').values({ bureauId, grantId, personId, duty, grantedBy, grantedAt: now }).execute();
  return grantId;
}

/** A grant in force, locked. @throws Refusal `organization/not-found`, also for one of another bureau or revoked already */
export async function grantToRevoke(tx: Tx, actor: Actor, grantId: string) {
  const found = await tx
    .selectFrom('grantedDuty')
    .select(['bureauId', 'grantId', 'personId', 'duty'])
    .where('bureauId', '=', actor.bureauId)
    .where('grantId', '=', grantId)
    .where('revokedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal('organization/not-found');
  return found;
}

export async function saveRevoked(tx: Tx, bureauId: string, grantId: string, revokedBy: string, now: Date): Promise<void> {
  await tx.updateTable('grantedDuty').set({ revokedBy, revokedAt: now }).where('bureauId', '=', bureauId).where('grantId', '=', grantId).execute();
}

export type GrantQuery = Paging & Readonly<{ q?: string | undefined; duty?: Duty | undefined; inForce?: 'yes' | 'no' | undefined }>;

/** What was granted by hand in the actor's own bureau, also what has been revoked. */
export async function grantsFor(tx: Tx, actor: Actor, { q, duty, inForce, ...paging }: GrantQuery) {
  const rows = tx
    .selectFrom('grantedDuty as g')
    .innerJoin('person as p', (on) => on.onRef('p.bureauId', '=', 'g.bureauId').onRef('p.personId', '=', 'g.personId'))
    .leftJoin('person as by', (on) => on.onRef('by.bureauId', '=', 'g.bureauId').onRef('by.personId', '=', 'g.grantedBy'))
    .leftJoin('person as off', (on) => on.onRef('off.bureauId', '=', 'g.bureauId').onRef('off.personId', '=', 'g.revokedBy'))
    .select(['g.grantId as id', 'p.personId', 'p.name as person', 'g.duty', 'by.name as grantedBy', 'g.grantedAt'])
    .select(['off.name as revokedBy', 'g.revokedAt'])
    .where('g.bureauId', '=', actor.bureauId)
    .$if(q !== undefined, (it) => it.where('p.name', 'ilike', containing(q!)))
    .$if(duty !== undefined, (it) => it.where('g.duty', '=', duty!))
    .$if(inForce !== undefined, (it) => it.where('g.revokedAt', inForce === 'yes' ? 'is' : 'is not', null));
  const found = await page(tx, rows, paging, { at: sql`g.granted_at`, person: sql`p.name`, duty: sql`g.duty` }, sql`g.grant_id`);
  return {
    ...found,
    rows: found.rows.map((row) => ({ ...row, grantedAt: row.grantedAt.toISOString(), revokedAt: row.revokedAt?.toISOString() ?? null })),
  };
}
