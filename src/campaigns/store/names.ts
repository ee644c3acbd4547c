import { anyOf, type Tx } from '#platform/db.ts';
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

/** The names of what a form names, by id; of a risk point its number and the beginning of what it says. What its bureau has not is left out. */
export async function namesOf(tx: Tx, bureauId: string, ids: Ids): Promise<Map<string, string>> {
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
  add(await stepNames(tx, bureauId, ids.steps));
  add(await pointNames(tx, bureauId, ids.points));
  return found;
}

async function stepNames(tx: Tx, bureauId: string, steps: readonly string[]) {
  if (steps.length === 0) return [];
  const versions = [...new Set(steps.map((it) => it.slice(0, it.indexOf(':'))))];
  const rows = await tx
    .selectFrom('flowNode')
    .select(['versionId', 'nodeId', 'name'])
    .where('bureauId', '=', bureauId)
    .where('versionId', '=', anyOf(versions))
    .execute();
  return rows.map(({ versionId, nodeId, name }) => ({ id: `${versionId}:${nodeId}`, name })).filter(({ id }) => steps.includes(id));
}

const longest = 60;
async function pointNames(tx: Tx, bureauId: string, points: readonly string[]) {
  if (points.length === 0) return [];
  const rows = await tx
    .selectFrom('riskPoint')
    .select(['riskPointId as id', 'number', 'description'])
    .where('bureauId', '=', bureauId)
    .where('riskPointId', '=', anyOf(points))
    .execute();
  const cut = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text);
  return rows.map(({ id, number, description }) => ({ id, name: [number, cut(description)].filter((it) => it !== null).join(' ') }));
}
