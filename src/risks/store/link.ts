import { isStanding } from '#institutions/store/institution.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { PromiseTable } from '#platform/schema.ts';
import { mayDraft } from '#powers/version.ts';
import { isCounted } from './point.ts';

type Named = Readonly<{ departmentId: string; personId: string | null; powerId: string | null }>;

/** @throws Refusal `risks/department/invalid`, `risks/person/invalid`, `risks/step/invalid` where a point names what its bureau has not */
export async function refuseStrangers(tx: Tx, bureauId: string, { departmentId, personId, powerId }: Named): Promise<void> {
  const of = { bureauId, departmentId };
  const known = await tx
    .selectFrom('department')
    .select('departmentId')
    .where((it) => it.and(of))
    .executeTakeFirst();
  if (!known) throw new Refusal('risks/department/invalid', { departmentId });
  if (personId !== null) await refuseUnknownPerson(tx, bureauId, personId);
  if (powerId === null) return;
  const power = await tx
    .selectFrom('power')
    .select('powerId')
    .where((it) => it.and({ bureauId, powerId }))
    .executeTakeFirst();
  if (!power) throw new Refusal('risks/step/invalid', { powerId });
}

/**
 * Power, version and node of a step. Of a draft, which may lose the step again, the version is left out: power and node alone say where
 * the point sits, whatever is published of it.
 *
 * @throws Refusal `risks/step/invalid`, also for a draft at which the actor may not write
 */
export async function placeOfStep(tx: Tx, actor: Actor, step: string) {
  const row = await tx
    .selectFrom('flowNode as n')
    .innerJoin('powerVersion as v', (it) => it.onRef('v.bureauId', '=', 'n.bureauId').onRef('v.versionId', '=', 'n.versionId'))
    .innerJoin('power as p', (it) => it.onRef('p.bureauId', '=', 'v.bureauId').onRef('p.powerId', '=', 'v.powerId'))
    .select(['v.powerId', 'v.versionId', 'n.nodeId', 'v.publishedAt', 'p.departmentId'])
    .where('n.bureauId', '=', actor.bureauId)
    .where('n.versionId', '=', step.slice(0, step.indexOf(':')))
    .where('n.nodeId', '=', step.slice(step.indexOf(':') + 1))
    .executeTakeFirst();
  if (!row || (row.publishedAt === null && !mayDraft(actor, row.departmentId))) throw new Refusal('risks/step/invalid', { step });
  const { powerId, versionId, nodeId, publishedAt } = row;
  return { powerId, versionId: publishedAt === null ? null : versionId, nodeId };
}

export async function refuseUnknownPerson(tx: Tx, bureauId: string, personId: string): Promise<void> {
  const known = await tx.selectFrom('person').select('personId').where('bureauId', '=', bureauId).where('personId', '=', personId).executeTakeFirst();
  if (!known) throw new Refusal('risks/person/invalid', { personId });
}

/** @throws Refusal `risks/previous/invalid` unless a point of an earlier year of the bureau is continued, which counts and stays so for now */
export async function refuseLater(tx: Tx, bureauId: string, previousId: string, year: number): Promise<void> {
  const earlier = await tx
    .selectFrom('riskPoint as r')
    .select('r.year')
    .where('r.bureauId', '=', bureauId)
    .where('r.riskPointId', '=', previousId)
    .where('r.year', '<', year)
    .where(isCounted)
    .forKeyShare()
    .executeTakeFirst();
  if (!earlier) throw new Refusal('risks/previous/invalid', { previousId });
}

/**
 * Keeps institutions as they are until the transaction ends. Before any lock of their risk points: whoever enacts one locks it before them.
 */
export async function holdInstitutions(tx: Tx, bureauId: string, ids: readonly string[]): Promise<void> {
  await tx
    .selectFrom('institution')
    .select('institutionId')
    .where('bureauId', '=', bureauId)
    .where('institutionId', '=', anyOf([...new Set(ids)]))
    .orderBy('institutionId')
    .forShare()
    .execute();
}

/** @throws Refusal `risks/institution/invalid`, also for an abolished one */
export async function refuseUnknownInstitution(tx: Tx, bureauId: string, institutionId: string): Promise<void> {
  if (!(await isStanding(tx, bureauId, institutionId))) throw new Refusal('risks/institution/invalid', { institutionId });
}

/** Links an institution of the same bureau; whether the link was new. @throws Refusal `risks/institution/invalid` */
export async function linkInstitution(tx: Tx, bureauId: string, riskPointId: string, institutionId: string): Promise<boolean> {
  await refuseUnknownInstitution(tx, bureauId, institutionId);
  const made = await tx
    .insertInto('riskPointInstitution')
    .values({ bureauId, riskPointId, institutionId })
    .onConflict((it) => it.doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

export async function unlinkInstitution(tx: Tx, bureauId: string, riskPointId: string, institutionId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('riskPointInstitution')
    .where('bureauId', '=', bureauId)
    .where('riskPointId', '=', riskPointId)
    .where('institutionId', '=', institutionId)
    .executeTakeFirst();
  return gone.numDeletedRows === 1n;
}

/** @throws Refusal `risks/clause-signed` */
export async function insertPromise(tx: Tx, promise: PromiseTable): Promise<void> {
  const made = await tx
    .insertInto('promise')
    .values(promise)
    .onConflict((it) => it.columns(['bureauId', 'personId', 'year', 'clause']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n) throw new Refusal('risks/clause-signed', { year: promise.year, clause: promise.clause });
}

export const codeOf = async (tx: Tx, bureauId: string): Promise<string> =>
  (
    await tx
      .selectFrom('bureau')
      .select('code')
      .where('bureauId', '=', anyOf([bureauId]))
      .executeTakeFirstOrThrow()
  ).code;
