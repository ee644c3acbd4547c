import { sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import { dayOf } from '#platform/calendar.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Basis, Wording } from '#powers/power.ts';
import type { Period } from '../shown.ts';

/** A power as it is now, locked: who prepares it after this waits, and then sees what this one saw and more. */
export const powerNow = (tx: Tx, bureauId: string, powerId: string) =>
  tx
    .selectFrom('power as p')
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'p.bureauId').onRef('d.departmentId', '=', 'p.departmentId'))
    .select(['p.code', 'p.name', 'p.category', 'p.open', 'p.departmentId', 'd.name as department', 'd.place'])
    .where('p.bureauId', '=', bureauId)
    .where('p.powerId', '=', powerId)
    .forNoKeyUpdate('p')
    .executeTakeFirst();

export type Published = Period &
  Wording &
  Readonly<{
    publishedOn: Day;
    flowchart: string;
    positions: ReadonlyArray<Readonly<{ department: string; name: string }>>;
  }>;

const positions = sql<
  Published['positions']
>`coalesce((select json_agg(json_build_object('department', d.name, 'name', o.name) order by d.place, d.name, o.name)
  from power_position as e join position as o on o.bureau_id = e.bureau_id and o.position_id = e.position_id
    join department as d on d.bureau_id = o.bureau_id and d.department_id = o.department_id
  where e.bureau_id = v.bureau_id and e.version_id = v.version_id), '[]')`;

/** The versions of a power that were published, in their order; no other ever leaves here. */
export async function publishedVersions(tx: Tx, bureauId: string, powerId: string): Promise<Published[]> {
  const rows = await tx
    .selectFrom('powerVersion as v')
    .select(['v.number', 'v.state', 'v.validFrom', 'v.validTo', 'v.publishedAt', 'v.basis', 'v.procedure', 'v.responsibility', 'v.flowchart'])
    .select(['v.statutoryLimit', 'v.statutoryUnit', 'v.promisedLimit', 'v.promisedUnit', positions.as('positions')])
    .where('v.bureauId', '=', bureauId)
    .where('v.powerId', '=', powerId)
    .where('v.publishedAt', 'is not', null)
    .where('v.state', 'in', ['published', 'superseded', 'repealed'])
    .orderBy('v.number')
    .execute();
  return rows.map(({ state, publishedAt, validFrom, flowchart, basis, ...row }) => ({
    ...row,
    basis: basis as Basis[],
    validFrom: validFrom!,
    flowchart: flowchart!,
    publishedOn: dayOf(publishedAt!),
    repealed: state === 'repealed',
  }));
}

/** The names of a bureau and of the bodies that inspect it and review its powers. */
export async function bodyNow(tx: Tx, bureauId: string) {
  const bodies = await tx.selectFrom('bureau').select(['bureauId', 'name', 'kind']).orderBy('name').execute();
  const named = (kind: 'commission' | 'legalAffairs') => bodies.find((it) => it.kind === kind)?.name ?? null;
  return {
    bureauId,
    name: bodies.find((it) => it.bureauId === bureauId)!.name,
    commission: named('commission'),
    legalAffairs: named('legalAffairs'),
  };
}

export const bureauIds = (db: Db) => db.selectFrom('bureau').select('bureauId').where('kind', '=', 'bureau').orderBy('bureauId').execute();

export const powerIds = (tx: Tx, bureauId: string) =>
  tx.selectFrom('power').select('powerId').where('bureauId', '=', bureauId).orderBy('powerId').execute();
