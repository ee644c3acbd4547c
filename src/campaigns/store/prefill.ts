import type { Day } from '#engine/days.ts';
import { sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Tier } from '#risks/point.ts';
import { measuresToRepeat, standingPoints } from '#risks/store/form-points.ts';
import { blank, blankLine, type Content, type Line } from '../content.ts';
import type { BureauChart } from './chart.ts';
import { committeeOf } from './form.ts';
import { heldBy } from './powers.ts';

/** Of whom a form is. */
export type Subject = Readonly<{ bureauId: string; tier: Tier; personId: string | null; departmentId: string | null; year: number }>;

/** Last year's registered risk points of the same person, department or bureau, in the order of their numbers. */
export const previousPoints = (tx: Tx, { bureauId, tier, personId, departmentId, year }: Subject) =>
  tx
    .selectFrom('riskPoint as r')
    .select(['r.riskPointId as id', 'r.number', 'r.description', 'r.keyArea', 'r.aspect', 'r.element', 'r.likelihood', 'r.harm', 'r.level'])
    .select(['r.selfLevel', 'r.powerId', 'r.nodeId', 'r.departmentId', 'r.position'])
    .select(currentStep.as('versionId'))
    .where('r.bureauId', '=', bureauId)
    .where('r.year', '=', year - 1)
    .where('r.tier', '=', tier)
    .where('r.state', '=', 'registered')
    .$if(tier === 'position', (it) => it.where('r.personId', '=', personId!))
    .$if(tier === 'department', (it) => it.where('r.departmentId', '=', departmentId!))
    .orderBy('r.number')
    .limit(100)
    .execute();

/** Points of the same person or department of any earlier year, which a line may continue; they stay as they are for now. */
export async function ownPoints(tx: Tx, { bureauId, personId, departmentId, tier, year }: Subject, ids: readonly string[]): Promise<string[]> {
  const standing = await standingPoints(tx, bureauId, ids, year);
  if (standing.size === 0) return [];
  const rows = await tx
    .selectFrom('riskPoint')
    .select('riskPointId')
    .where('bureauId', '=', bureauId)
    .where('riskPointId', '=', anyOf([...standing]))
    .where('tier', '=', tier)
    .$if(tier === 'position', (it) => it.where('personId', '=', personId!))
    .$if(tier === 'department', (it) => it.where('departmentId', '=', departmentId!))
    .execute();
  return rows.map((it) => it.riskPointId);
}

/** The published version that still has the step; a power's flowchart may have changed since. */
const currentStep = sql<string | null>`(select v.version_id from power_version as v join flow_node as n
    on n.bureau_id = v.bureau_id and n.version_id = v.version_id and n.node_id = r.node_id
  where v.bureau_id = r.bureau_id and v.power_id = r.power_id and v.state = 'published' order by v.number desc limit 1)`;

/** Last year's points as lines of this year's form. */
export async function previousLines(tx: Tx, subject: Subject) {
  const points = await previousPoints(tx, subject);
  const measures = Map.groupBy(
    await measuresToRepeat(
      tx,
      subject.bureauId,
      points.map(({ id }) => id),
    ),
    ({ riskPointId }) => riskPointId,
  );
  return points.map((point) => ({
    id: point.id,
    number: point.number!,
    description: point.description,
    line: lineOf(subject, point, measures.get(point.id) ?? []),
  }));
}

type Point = Awaited<ReturnType<typeof previousPoints>>[number];
type Repeated = Awaited<ReturnType<typeof measuresToRepeat>>;

function lineOf({ tier }: Subject, point: Point, measures: Repeated): Line {
  const { id, description, keyArea, aspect, element, likelihood, harm, level, selfLevel, powerId, nodeId, versionId } = point;
  return {
    ...blankLine(newId()),
    previousId: id,
    description,
    keyArea,
    aspect,
    element,
    likelihood,
    harm,
    powerId,
    selfLevel: level ?? selfLevel,
    step: versionId === null || nodeId === null ? null : `${versionId}:${nodeId}`,
    measures: measures.map(({ text, kind, every, institutionId }) => ({ text, kind, dueOn: null, every, institutionId })),
    positions: tier === 'department' && point.position ? point.position.split('、') : [],
    departmentId: tier === 'bureau' ? point.departmentId : null,
  };
}

/** The form of the year before, as it was last written; undefined: there was none. */
async function lastForm(tx: Tx, { bureauId, tier, personId, departmentId, year }: Subject): Promise<Content | undefined> {
  const row = await tx
    .selectFrom('form as f')
    .innerJoin('campaign as c', (it) => it.onRef('c.bureauId', '=', 'f.bureauId').onRef('c.campaignId', '=', 'f.campaignId'))
    .select('f.content')
    .where('f.bureauId', '=', bureauId)
    .where('f.tier', '=', tier)
    .where('c.year', '=', year - 1)
    .where('f.content', 'is not', null)
    .$if(tier === 'position', (it) => it.where('f.personId', '=', personId!))
    .$if(tier === 'department', (it) => it.where('f.departmentId', '=', departmentId!))
    .executeTakeFirst();
  return row?.content as Content | undefined;
}

/** A form filled in with what is known: positions and their duties, last year's points and texts, who sits in the party committee. */
export async function prefilled(tx: Tx, subject: Subject, chart: BureauChart, promise: string, today: Day): Promise<Content> {
  const { bureauId, tier, personId } = subject;
  const last = await lastForm(tx, subject);
  const points = (await previousLines(tx, subject)).map(({ line }) => line);
  const fresh = blank(tier, promise);
  if (fresh.tier === 'bureau') {
    const committee = await committeeOf(tx, bureauId, today);
    return { ...fresh, points, meeting: { ...fresh.meeting, present: committee.map(({ id }) => id), chair: chart.bureauHead } };
  }
  if (fresh.tier === 'department') return { ...fresh, points, functions: last?.tier === 'department' ? last.functions : '' };
  const held = await heldBy(tx, bureauId, personId!, today);
  const told = held.filter(({ duties }) => duties !== '');
  const duties = told.map((it) => (told.length > 1 ? `${it.name}：${it.duties}` : it.duties)).join('\n');
  const { sex = '', birth = '', party = '' } = last?.tier === 'position' ? last : {};
  return {
    ...fresh,
    points,
    sex,
    birth,
    party,
    since: held[0]?.since.slice(0, 7) ?? '',
    duties: duties || (last?.tier === 'position' ? last.duties : ''),
  };
}

/** The people of a department who hold a position: who may take part in its form. */
export const peopleOf = (tx: Tx, bureauId: string, departmentId: string, today: Day) =>
  tx
    .selectFrom('person as n')
    .select(['n.personId as id', 'n.name'])
    .where('n.bureauId', '=', bureauId)
    .where('n.departmentId', '=', departmentId)
    .where(
      sql<boolean>`exists (select from holding as h where h.bureau_id = n.bureau_id and h.person_id = n.person_id
        and h.valid_from <= ${today} and coalesce(h.valid_to, 'infinity') >= ${today})`,
    )
    .orderBy('n.number')
    .execute();
