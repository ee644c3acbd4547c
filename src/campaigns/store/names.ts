import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Tier } from '#risks/point.ts';
import type { Content } from '../content.ts';

/** Everything that a form names by its id, by kind. */
export function idsIn(content: Content) {
  const lines = content.points;
  const one = (ids: ReadonlyArray<string | null>) => [...new Set(ids.filter((it) => it !== null))];
  const meeting = content.tier === 'bureau' ? content.meeting : null;
  return {
    people: one([
      ...lines.flatMap((it) => [it.responsible, it.leaderId]),
      ...(meeting ? [...meeting.present, ...meeting.absent, meeting.chair, meeting.recorder] : []),
    ]),
    departments: one(lines.map((it) => it.departmentId)),
    powers: one(lines.map((it) => it.powerId)),
    steps: one(lines.map((it) => it.step)),
    institutions: one(lines.flatMap((it) => it.measures.map((measure) => measure.institutionId))),
    points: one(lines.flatMap((it) => [it.previousId, ...it.sources])),
  };
}
export type Ids = ReturnType<typeof idsIn>;

/** Whose form it is that names something. */
type Subject = Readonly<{ bureauId: string; tier: Tier; personId: string | null; departmentId: string | null }>;

/**
 * The names of what a form names, by id; of a risk point its number and the beginning of what it says. What its bureau has not is left out,
 * and a risk point that is another's: who writes an id into a draft reads nothing by it.
 */
export async function namesOf(tx: Tx, form: Subject, ids: Ids): Promise<Map<string, string>> {
  const { bureauId } = form;
  const found = new Map<string, string>();
  const add = (rows: ReadonlyArray<Readonly<{ id: string; name: string }>>) => rows.forEach(({ id, name }) => found.set(id, name));
  const of = { bureauId };
  const { people, departments, powers, institutions } = ids;
  if (people.length > 0)
    add(
      await tx
        .selectFrom('person')
        .select(['personId as id', 'name'])
        .where((it) => it.and(of))
        .where('personId', '=', anyOf(people))
        .execute(),
    );
  if (departments.length > 0)
    add(
      await tx
        .selectFrom('department')
        .select(['departmentId as id', 'name'])
        .where((it) => it.and(of))
        .where('departmentId', '=', anyOf(departments))
        .execute(),
    );
  if (powers.length > 0)
    add(
      await tx
        .selectFrom('power')
        .select(['powerId as id', 'name'])
        .where((it) => it.and(of))
        .where('powerId', '=', anyOf(powers))
        .execute(),
    );
  if (institutions.length > 0)
    add(
      await tx
        .selectFrom('institution')
        .select(['institutionId as id', 'title as name'])
        .where((it) => it.and(of))
        .where('institutionId', '=', anyOf(institutions))
        .execute(),
    );
  add(await publishedSteps(tx, bureauId, ids.steps));
  add(await pointNames(tx, form, ids.points));
  return found;
}

/** Who of these people holds a position on a day. */
export async function inService(tx: Tx, bureauId: string, people: readonly string[], on: Day): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('holding')
    .select('personId')
    .distinct()
    .where('bureauId', '=', bureauId)
    .where('personId', '=', anyOf(people))
    .where('validFrom', '<=', on)
    .where((it) => it.or([it('validTo', 'is', null), it('validTo', '>=', on)]))
    .execute();
  return new Set(rows.map((it) => it.personId));
}

/** Published steps, by which power they are of: a draft's may go again. */
export async function publishedSteps(tx: Tx, bureauId: string, steps: readonly string[]) {
  if (steps.length === 0) return [];
  const versions = [...new Set(steps.map((it) => it.slice(0, it.indexOf(':'))))];
  const rows = await tx
    .selectFrom('flowNode as n')
    .innerJoin('powerVersion as v', (it) => it.onRef('v.bureauId', '=', 'n.bureauId').onRef('v.versionId', '=', 'n.versionId'))
    .select(['n.versionId', 'n.nodeId', 'n.name', 'v.powerId'])
    .where('n.bureauId', '=', bureauId)
    .where('n.versionId', '=', anyOf(versions))
    .where('v.publishedAt', 'is not', null)
    .execute();
  return rows.map(({ versionId, nodeId, name, powerId }) => ({ id: `${versionId}:${nodeId}`, name, powerId })).filter(({ id }) => steps.includes(id));
}

const longest = 60;

/** The bureau's form rests on what the tiers below found; the others continue points of their own person or department alone. */
async function pointNames(tx: Tx, { bureauId, tier, personId, departmentId }: Subject, points: readonly string[]) {
  if (points.length === 0) return [];
  const rows = await tx
    .selectFrom('riskPoint')
    .select(['riskPointId as id', 'number', 'description'])
    .where('bureauId', '=', bureauId)
    .where('riskPointId', '=', anyOf(points))
    .$if(tier !== 'bureau', (it) => it.where('tier', '=', tier))
    .$if(tier === 'position', (it) => it.where('personId', '=', personId!))
    .$if(tier === 'department', (it) => it.where('departmentId', '=', departmentId!))
    .execute();
  const cut = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text);
  return rows.map(({ id, number, description }) => ({ id, name: [number, cut(description)].filter((it) => it !== null).join(' ') }));
}

/** Empty where nobody is known by that id. */
export async function personName(tx: Tx, bureauId: string, personId: string): Promise<string> {
  const row = await tx.selectFrom('person').select('name').where('bureauId', '=', bureauId).where('personId', '=', personId).executeTakeFirst();
  return row?.name ?? '';
}
