import { sql } from 'kysely';
import { calendarOf } from '#calendar/store.ts';
import type { Day } from '#engine/days.ts';
import { postsOn } from '#organization/store/checkup.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import { Latest } from '#platform/latest.ts';
import type { Checkups, Gap } from '#platform/loop.ts';
import type { Actor } from '#platform/permissions.ts';
import { type Found, gapsIn, type Kind, kinds, type Organization } from '../checkup.ts';
import { type Study, studyOf } from '../checkup/study.ts';
import { rulesOf } from '../rules.ts';
import { flowIfReadable } from './flow.ts';
import { powerHref } from './loop.ts';
import { versions } from './power.ts';

const readAtOnce = 50; // flowcharts held in memory at a time
const kept = new Latest<Study | null>(2000); // null: not understood

/** Each power by the version that is published, before the first publication by its newest; repealed ones are no matter. */
export const checkedPowers = (tx: Tx, actor: Actor) =>
  tx
    .selectFrom(
      versions(tx, actor)
        .innerJoin('bureau as b', 'b.bureauId', 'p.bureauId')
        .where('v.state', 'not in', ['superseded', 'repealed'])
        .select(['v.bureauId', 'b.shortName as bureau', 'b.name as bureauName', 'd.place', 'v.revision'])
        .select([sql<boolean>`v.flowchart is not null`.as('drawn'), sql<number>`jsonb_array_length(v.basis)`.as('bases')])
        .select(
          sql<string | null>`(select s.node_id from flow_node as s where s.bureau_id = v.bureau_id and s.version_id = v.version_id
            order by s.place limit 1)`.as('firstStep'),
        )
        .distinctOn(['p.bureauId', 'p.powerId'])
        .orderBy('p.bureauId')
        .orderBy('p.powerId')
        .orderBy(sql`v.state = 'published'`, 'desc')
        .orderBy('v.number', 'desc')
        .as('c'),
    )
    .selectAll('c')
    .orderBy('c.bureauName')
    .orderBy('c.place')
    .orderBy('c.code')
    .execute();
type CheckedPower = Awaited<ReturnType<typeof checkedPowers>>[number];

/** What is wrong with the rules of the powers that the actor may read, each by one version. */
export const checkups: Checkups = async (tx, actor, { today }) => {
  if (!actor.permissions.has('powers.read')) return [];
  const powers = await checkedPowers(tx, actor);
  const studies = await studiesOf(tx, powers);
  const bureaus = [...new Set(powers.map(({ bureauId }) => bureauId))];
  const organizations = await organizationsOn(tx, bureaus, today);
  const gaps: Gap[] = [];
  for (const bureauId of bureaus) {
    const organization: Organization = organizations.get(bureauId) ?? new Map();
    const calendar = await calendarOf(tx, bureauId);
    for (const power of powers.filter((it) => it.bureauId === bureauId)) {
      const study = studies.get(power.versionId);
      const found = [...lacks(power, study), ...(study ? gapsIn(study, organization, calendar, today) : [])];
      gaps.push(...found.map((it, at) => gapOf(actor, power, it, at)));
    }
  }
  return gaps.toSorted((a, b) => kinds.indexOf(a.kind as Kind) - kinds.indexOf(b.kind as Kind));
};

function lacks({ drawn, bases, firstStep }: CheckedPower, study: Study | null | undefined): Found[] {
  const found: Found[] = [];
  if (!drawn) found.push({ kind: 'noFlowchart', node: null, facts: {} });
  else if (!study) found.push({ kind: 'unreadable', node: firstStep, facts: {} });
  if (bases === 0) found.push({ kind: 'noBasis', node: null, facts: {} });
  return found;
}

const nodeOf = (node: string | null) => (node === null ? '' : `?node=${encodeURIComponent(node)}`);

/** Who may draw a power anew: the office, and the head of its department. */
const mayDraw = ({ permissions, bureauId, roles, departments }: Actor, power: Pick<CheckedPower, 'bureauId' | 'departmentId'>) =>
  permissions.has('powers.change') && power.bureauId === bureauId && (roles.has('office') || departments.includes(power.departmentId));

/** Where a step is drawn, for those who may draw; where it is seen, for the others. */
export const stepRepair = (actor: Actor, power: CheckedPower, node: string | null) =>
  mayDraw(actor, power)
    ? { deed: 'flowchart', href: `${powerHref(power.id)}/flowchart${nodeOf(node)}` }
    : { deed: 'look', href: `${powerHref(power.id)}${nodeOf(node)}` };

const byPeople: ReadonlySet<Kind> = new Set(['onePosition', 'onePerson', 'separationPosition', 'separationPerson']);

function gapOf(actor: Actor, power: CheckedPower, { kind, node, facts, department }: Found, at: number): Gap {
  const { id, code, name, departmentId, version, state } = power;
  const place = department === undefined ? departmentId : department;
  const repairs = [
    kind === 'noBasis' ? { deed: 'basis', href: powerHref(id) } : stepRepair(actor, power, node),
    ...(department !== undefined || byPeople.has(kind)
      ? [{ deed: 'organization', href: place === null ? '/departments' : `/departments/${place}` }]
      : []),
  ];
  return {
    id: `${id}:${kind}:${String(at)}`,
    part: 'powers',
    kind,
    facts: { ...facts, version, state },
    about: { label: `${code} ${name}`, href: powerHref(id) },
    department: { id: departmentId, name: power.department },
    bureau: power.bureau,
    repairs,
  };
}

/** What stands in each flowchart, read once for each state of it: a draft's revision grows whenever it is saved. */
async function studiesOf(tx: Tx, powers: readonly CheckedPower[]): Promise<Map<string, Study | null>> {
  const drawn = powers.filter((it) => it.drawn);
  const keyOf = ({ versionId, revision }: CheckedPower) => `${versionId}:${String(revision)}`;
  const studies = new Map<string, Study | null>();
  for (const power of drawn) {
    const known = kept.get(keyOf(power));
    if (known !== undefined) studies.set(power.versionId, known);
  }
  const unread = drawn.filter(({ versionId }) => !studies.has(versionId));
  for (let from = 0; from < unread.length; from += readAtOnce) {
    const some = unread.slice(from, from + readAtOnce);
    const flowcharts = await flowchartsOf(tx, some);
    for (const power of some) {
      const flow = flowIfReadable(flowcharts.get(power.versionId) ?? null);
      const study = flow && studyOf(rulesOf(flow, power));
      studies.set(power.versionId, study);
      kept.put(keyOf(power), study);
    }
  }
  return studies;
}

async function flowchartsOf(tx: Tx, powers: readonly CheckedPower[]): Promise<Map<string, string | null>> {
  const rows = await tx
    .selectFrom('powerVersion')
    .select(['versionId', 'flowchart'])
    .where('bureauId', '=', anyOf([...new Set(powers.map(({ bureauId }) => bureauId))]))
    .where('versionId', '=', anyOf(powers.map(({ versionId }) => versionId)))
    .execute();
  return new Map(rows.map(({ versionId, flowchart }) => [versionId, flowchart]));
}

async function organizationsOn(tx: Tx, bureaus: readonly string[], on: Day): Promise<Map<string, Organization>> {
  const rows = await postsOn(tx, bureaus, on);
  return new Map(
    [...Map.groupBy(rows, ({ bureauId }) => bureauId)].map(([bureauId, own]) => [
      bureauId,
      new Map(
        [...Map.groupBy(own, ({ department }) => department)].map(([department, posts]) => [
          department,
          {
            id: posts[0]!.departmentId,
            positions: new Map(posts.flatMap(({ position, holders }) => (position === null ? [] : [[position, holders]]))),
          },
        ]),
      ),
    ]),
  );
}
