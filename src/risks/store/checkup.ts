import { sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Checkups, Gap } from '#platform/loop.ts';
import type { Actor } from '#platform/permissions.ts';
import { checkedPowers, stepRepair } from '#powers/store/checkup.ts';
import { powerHref, stepId } from '#powers/store/loop.ts';
import { pointHref } from './loop.ts';
import { isGap, points } from './point.ts';

/** Powers at which nobody has found a risk yet, points of the first level without an institution in force, and how many of the others have gaps. */
export const checkups: Checkups = async (tx, actor) => {
  if (!actor.permissions.has('risks.read')) return [];
  return [...(await powersWithoutPoints(tx, actor)), ...(await unruledPoints(tx, actor)), ...(await lowerGaps(tx, actor))];
};

/** Whether there is a point is asked of the whole bureau: that none of them concerns the actor is no gap. */
async function powersWithoutPoints(tx: Tx, actor: Actor): Promise<Gap[]> {
  const powers = await checkedPowers(tx, actor);
  const rows = await tx
    .selectFrom('riskPoint')
    .select('powerId')
    .distinct()
    .where('bureauId', '=', anyOf(actor.bureaus))
    .where('powerId', 'is not', null)
    .where('state', 'not in', ['void', 'merged'])
    .execute();
  const having = new Set(rows.map(({ powerId }) => powerId));
  const without = powers.filter(({ id }) => !having.has(id));
  return without.map((power) => {
    const { id, code, name, departmentId, department, bureau, firstStep } = power;
    const step = firstStep === null ? null : stepRepair(actor, power, firstStep);
    return {
      id,
      part: 'risks' as const,
      kind: 'noRiskPoints',
      facts: {},
      about: { label: `${code} ${name}`, href: powerHref(id) },
      department: { id: departmentId, name: department },
      bureau,
      repairs: [
        {
          deed: 'register',
          href: `/risks?department=${departmentId}&add=${firstStep === null ? '' : encodeURIComponent(stepId(power.versionId, firstStep))}`,
        },
        ...(step ? [step] : []),
      ],
    };
  });
}

async function unruledPoints(tx: Tx, actor: Actor): Promise<Gap[]> {
  const rows = await points(tx, actor)
    .innerJoin('bureau as b', 'b.bureauId', 'r.bureauId')
    .where('r.level', '=', 1)
    .where(isGap)
    .select(['r.riskPointId as id', 'r.number', 'r.departmentId', 'd.name as department', 'b.shortName as bureau'])
    .select(sql<string>`case when length(r.description) > 40 then left(r.description, 40) || '…' else r.description end`.as('description'))
    .orderBy('b.name')
    .orderBy('d.place')
    .orderBy('r.number')
    .execute();
  return rows.map(({ id, number, description, departmentId, department, bureau }) => ({
    id,
    part: 'risks',
    kind: 'levelOneUnruled',
    facts: {},
    about: { label: [number, description].filter(Boolean).join(' '), href: pointHref(id) },
    department: { id: departmentId, name: department },
    bureau,
    repairs: [{ deed: 'institution', href: pointHref(id) }],
  }));
}

/** Of the lower levels, which may be many, one for each level of a department. */
async function lowerGaps(tx: Tx, actor: Actor): Promise<Gap[]> {
  const rows = await points(tx, actor)
    .innerJoin('bureau as b', 'b.bureauId', 'r.bureauId')
    .where('r.level', 'in', [2, 3])
    .where(isGap)
    .select(['r.departmentId', 'd.name as department', 'b.shortName as bureau', sql<number>`r.level`.as('level'), sql<number>`count(*)`.as('count')])
    .groupBy(['r.departmentId', 'd.name', 'd.place', 'b.shortName', 'b.name', 'r.level'])
    .orderBy('b.name')
    .orderBy('d.place')
    .orderBy('r.level')
    .execute();
  return rows.map(({ departmentId, department, bureau, level, count }) => {
    const href = `/risks/gaps?department=${departmentId}&level=${level}`;
    return {
      id: `${departmentId}:${level}`,
      part: 'risks',
      kind: 'lowerUncontrolled',
      facts: { level, count },
      about: { label: department, href },
      department: { id: departmentId, name: department },
      bureau,
      repairs: [{ deed: 'gaps', href }],
    };
  });
}
