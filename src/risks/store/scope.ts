import { anyOf, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { mayTend } from '../point.ts';
import { coverageFor } from './coverage.ts';

const pointsShown = 20;

/** What an institution governs, as far as the actor may see it. @throws Refusal `risks/institution/invalid` for one that the actor may not read */
export async function scopeFor(tx: Tx, actor: Actor, institutionId: string) {
  const { bureauId } = await institutionSeen(tx, actor, institutionId);
  const mayChange = bureauId === actor.bureauId && actor.permissions.has('risks.change');
  const linked = await powers(tx, actor)
    .innerJoin('powerInstitution as l', (it) => it.onRef('l.bureauId', '=', 'p.bureauId').onRef('l.powerId', '=', 'p.powerId'))
    .where('l.institutionId', '=', institutionId)
    .execute();
  const known = new Set(linked.map(({ id }) => id));
  const open = mayChange ? (await powers(tx, actor).where('p.bureauId', '=', bureauId).execute()).filter(({ id }) => !known.has(id)) : [];
  const { rows, total } = await coverageFor(tx, actor, { institution: institutionId, sort: 'level', limit: pointsShown });
  return {
    powers: linked.map(({ departmentId, ...power }) => ({
      ...power,
      mayUnlink: mayChange && mayTend(actor, departmentId),
    })),
    points: rows.map(({ id, number, description, department, level }) => ({ id, number, description, department, level })),
    total,
    open: open.filter(({ departmentId }) => mayTend(actor, departmentId)).map(({ id, code, name }) => ({ id, name: `${code} ${name}` })),
  };
}

const powers = (tx: Tx, actor: Actor) =>
  tx
    .selectFrom('power as p')
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'p.bureauId').onRef('d.departmentId', '=', 'p.departmentId'))
    .select(['p.powerId as id', 'p.code', 'p.name', 'p.departmentId', 'd.name as department'])
    .where('p.bureauId', '=', anyOf(actor.bureaus))
    .orderBy('p.code');

async function institutionSeen(tx: Tx, actor: Pick<Actor, 'bureaus'>, institutionId: string) {
  const row = await tx
    .selectFrom('institution')
    .select(['bureauId', 'status'])
    .where('bureauId', '=', anyOf(actor.bureaus))
    .where('institutionId', '=', institutionId)
    .executeTakeFirst();
  if (!row) throw new Refusal('risks/institution/invalid', { institutionId });
  return row;
}

/** The bureau, the actor's own, and department of a power that an institution may be linked to. @throws Refusal `risks/power/invalid`, `risks/institution/invalid` */
export async function powerToLink(tx: Tx, actor: Actor, institutionId: string, powerId: string) {
  const { bureauId, status } = await institutionSeen(tx, { bureaus: [actor.bureauId] }, institutionId);
  const power = await tx
    .selectFrom('power')
    .select('departmentId')
    .where('bureauId', '=', bureauId)
    .where('powerId', '=', powerId)
    .executeTakeFirst();
  if (!power) throw new Refusal('risks/power/invalid', { powerId });
  return { bureauId, status, departmentId: power.departmentId };
}

/** Whether the link was new. */
export async function insertPowerLink(tx: Tx, bureauId: string, powerId: string, institutionId: string): Promise<boolean> {
  const made = await tx
    .insertInto('powerInstitution')
    .values({ bureauId, powerId, institutionId })
    .onConflict((it) => it.doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

export async function deletePowerLink(tx: Tx, bureauId: string, powerId: string, institutionId: string): Promise<boolean> {
  const of = { bureauId, powerId, institutionId };
  const gone = await tx
    .deleteFrom('powerInstitution')
    .where((it) => it.and(of))
    .executeTakeFirst();
  return gone.numDeletedRows === 1n;
}

/** The institutions that govern a power as a whole, and were not abolished. */
export const institutionsOfPower = (tx: Tx, actor: Actor, powerId: string) =>
  tx
    .selectFrom('powerInstitution as l')
    .innerJoin('institution as i', (it) => it.onRef('i.bureauId', '=', 'l.bureauId').onRef('i.institutionId', '=', 'l.institutionId'))
    .select(['i.institutionId as id', 'i.title', 'i.documentNumber', 'i.action', 'i.status'])
    .where('l.bureauId', '=', anyOf(actor.bureaus))
    .where('l.powerId', '=', powerId)
    .where('i.status', '<>', 'abolished')
    .orderBy('i.title')
    .execute();
