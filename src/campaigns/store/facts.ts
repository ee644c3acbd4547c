import { sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import type { Tx } from '#platform/db.ts';
import { wantedFor } from '../chain.ts';
import type { BureauChart } from './chart.ts';
import { over } from './chart.ts';
import { committeeOf } from './form.ts';
import { type Waiting, subjectOf } from './list.ts';
import { heldBy, powersOf, powersOfPositions } from './powers.ts';

const named = ({ id, code, name }: Readonly<{ id: string; code: string; name: string }>) => ({ id, code, name });

/** How many people hold a position in a department, or in the bureau. */
async function headcount(tx: Tx, bureauId: string, departmentId: string | null, on: Day): Promise<number> {
  const { count } = await tx
    .selectFrom('person as n')
    .select(sql<number>`count(*)`.as('count'))
    .where('n.bureauId', '=', bureauId)
    .$if(departmentId !== null, (it) => it.where('n.departmentId', '=', departmentId!))
    .where(
      sql<boolean>`exists (select from holding as h where h.bureau_id = n.bureau_id and h.person_id = n.person_id
        and h.valid_from <= ${on} and coalesce(h.valid_to, 'infinity') >= ${on})`,
    )
    .executeTakeFirstOrThrow();
  return count;
}

async function ofBureau(tx: Tx, bureauId: string, campaignId: string, chart: BureauChart, on: Day) {
  const kinds = await tx
    .selectFrom('department')
    .select(['kind', sql<number>`count(*)`.as('count')])
    .where('bureauId', '=', bureauId)
    .groupBy('kind')
    .execute();
  const points = await tx
    .selectFrom('form')
    .select(['tier', sql<number>`coalesce(sum(points), 0)`.as('count')])
    .where('bureauId', '=', bureauId)
    .where('campaignId', '=', campaignId)
    .groupBy('tier')
    .execute();
  const committee = await committeeOf(tx, bureauId, on);
  const of = <R extends Readonly<{ count: number }>>(rows: readonly R[], is: (row: R) => boolean) => Number(rows.find(is)?.count ?? 0);
  return {
    tier: 'bureau' as const,
    head: committee.find(({ id }) => id === chart.bureauHead)?.name ?? null,
    committee: committee.map(({ id, name, title }) => ({ id, name, title })),
    offices: of(kinds, ({ kind }) => kind === 'office'),
    units: of(kinds, ({ kind }) => kind === 'unit'),
    people: await headcount(tx, bureauId, null, on),
    positionPoints: of(points, ({ tier }) => tier === 'position'),
    departmentPoints: of(points, ({ tier }) => tier === 'department'),
  };
}

type Known = Waiting & Readonly<{ bureauId: string; campaignId: string }>;

/** What a form shows of the records, which nobody types in. */
export async function factsOf(tx: Tx, form: Known, chart: BureauChart, on: Day) {
  const { bureauId, campaignId, tier, personId, departmentId, rank } = form;
  if (tier === 'bureau') return ofBureau(tx, bureauId, campaignId, chart, on);
  if (tier === 'department') {
    const head = subjectOf(form, chart);
    const powers = await powersOf(tx, bureauId, [departmentId!], on);
    const name = head === null ? null : (chart.names.get(head) ?? null);
    return { tier, head: name, headcount: await headcount(tx, bureauId, departmentId, on), powers: powers.map(named) };
  }
  const held = await heldBy(tx, bureauId, personId!, on);
  const wanted = wantedFor({ tier, rank, subject: personId }, over(chart, departmentId).overHead);
  const { title } = await tx
    .selectFrom('person')
    .select('title')
    .where('bureauId', '=', bureauId)
    .where('personId', '=', personId!)
    .executeTakeFirstOrThrow();
  return {
    tier,
    title,
    positions: held.map(({ name, department, duties, key, since }) => ({ name, department, duties, key, since })),
    key: held.some(({ key }) => key),
    powers: (await powersOfPositions(tx, bureauId, held, on)).map(named),
    assessed: wanted.some(({ deed }) => deed === 'assess'),
    reviewSeat: wanted.find(({ deed }) => deed === 'review')!.seat,
  };
}
