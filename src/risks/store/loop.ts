import { sql } from 'kysely';
import { institutionNames } from '#institutions/store/loop.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Figures, Links, Search, Todo, Todos } from '#platform/loop.ts';
import type { Actor } from '#platform/permissions.ts';
import { powerNames, stepNames } from '#powers/store/loop.ts';
import { measures, measuresOverdue } from './measure.ts';
import { measureHref, measureTodos, shortened } from './measureTodos.ts';
import { pointsFor } from './list.ts';
import { points } from './point.ts';
import { words } from '../words.ts';
import { summaryFor } from './summary.ts';

export const pointHref = (id: string) => `/risks/${id}`;

export const pointNames: Links['names'] = async (tx, actor, ids) => {
  const rows = await points(tx, actor)
    .select(['r.riskPointId as id', 'r.number', 'r.description', 'r.state'])
    .where('r.riskPointId', '=', anyOf(ids))
    .execute();
  return rows.map(({ state, ...row }) => ({ ...pointNamed(row), ...((state === 'void' || state === 'merged') && { state: words.states[state] }) }));
};

const pointNamed = ({ id, number, description }: Readonly<{ id: string; number: string | null; description: string }>) => ({
  kind: 'riskPoint' as const,
  id,
  href: pointHref(id),
  label: [number, shortened(description)].filter(Boolean).join(' '),
});

const readable = (tx: Tx, actor: Actor) => points(tx, actor).select(['r.bureauId', 'r.riskPointId']).as('r');

const measureNames: Links['names'] = async (tx, actor, ids) => {
  const rows = await measures(tx, actor).select(['m.measureId as id', 'm.text']).where('m.measureId', '=', anyOf(ids)).execute();
  return rows.map(({ id, text }) => ({ kind: 'measure', id, label: shortened(text), href: measureHref(id) }));
};

const promiseNames: Links['names'] = async (tx, actor, ids) => {
  const rows = await tx
    .selectFrom('promise as q')
    .innerJoin(readable(tx, actor), (it) => it.onRef('r.bureauId', '=', 'q.bureauId').onRef('r.riskPointId', '=', 'q.riskPointId'))
    .select(['q.promiseId as id', 'q.riskPointId', 'q.text'])
    .where('q.promiseId', '=', anyOf(ids))
    .execute();
  return rows.map(({ id, riskPointId, text }) => ({ kind: 'promise', id, label: shortened(text), href: `${pointHref(riskPointId!)}?promise=${id}` }));
};

type To = (tx: Tx, bureaus: readonly string[], ids: readonly string[]) => Promise<string[]>;

/** One column by another, of a table of this module. */
const column =
  (table: 'measure' | 'promise' | 'risk_point_institution' | 'risk_point', from: string, to: string): To =>
  async (tx, bureaus, ids) => {
    const { rows } = await sql<{ id: string }>`select distinct ${sql.id(to)} as id from ${sql.table(table)}
      where bureau_id = any(${bureaus}::uuid[]) and ${sql.id(from)} = any(${ids}::uuid[]) and ${sql.id(to)} is not null`.execute(tx);
    return rows.map(({ id }) => id);
  };

/** By power and node, not by version: a point stays on its step when the flowchart is drawn anew. */
const pointsOfSteps: To = async (tx, bureaus, ids) => {
  const { rows } = await sql<{ id: string }>`select distinct r.risk_point_id as id from unnest(${ids}::text[]) as step
    join power_version as v on v.version_id = split_part(step, ':', 1)::uuid and v.bureau_id = any(${bureaus}::uuid[])
    join risk_point as r on r.bureau_id = v.bureau_id and r.power_id = v.power_id and r.node_id = substr(step, 38)`.execute(tx);
  return rows.map(({ id }) => id);
};

/** The step in the newest published version that has it, where the point's own is an older one. */
const stepsOfPoints: To = async (tx, bureaus, ids) => {
  const { rows } = await sql<{ id: string }>`select distinct on (r.risk_point_id) n.version_id || ':' || n.node_id as id from risk_point as r
    join power_version as v on v.bureau_id = r.bureau_id and v.power_id = r.power_id and v.published_at is not null
    join flow_node as n on n.bureau_id = v.bureau_id and n.version_id = v.version_id and n.node_id = r.node_id
    where r.bureau_id = any(${bureaus}::uuid[]) and r.risk_point_id = any(${ids}::uuid[])
    order by r.risk_point_id, v.number desc`.execute(tx);
  return [...new Set(rows.map(({ id }) => id))];
};

/** Those that an institution governs as a whole, and those on whose steps its risk points sit. */
const powersOfInstitutions: To = async (tx, bureaus, ids) => {
  const { rows } = await sql<{ id: string }>`select power_id as id from power_institution
      where bureau_id = any(${bureaus}::uuid[]) and institution_id = any(${ids}::uuid[])
    union select r.power_id from risk_point_institution as l
      join risk_point as r on r.bureau_id = l.bureau_id and r.risk_point_id = l.risk_point_id and r.power_id is not null
      where l.bureau_id = any(${bureaus}::uuid[]) and l.institution_id = any(${ids}::uuid[])`.execute(tx);
  return rows.map(({ id }) => id);
};

/** What the lower floors cannot know, the way from a power, a step or an institution to its risk points, is told here. */
export const links: Links[] = [
  {
    kind: 'riskPoint',
    names: pointNames,
    to: {
      step: stepsOfPoints,
      power: column('risk_point', 'risk_point_id', 'power_id'),
      measure: column('measure', 'risk_point_id', 'measure_id'),
      institution: column('risk_point_institution', 'risk_point_id', 'institution_id'),
      promise: column('promise', 'risk_point_id', 'promise_id'),
    },
  },
  { kind: 'measure', names: measureNames, to: { riskPoint: column('measure', 'measure_id', 'risk_point_id') } },
  { kind: 'promise', names: promiseNames, to: { riskPoint: column('promise', 'promise_id', 'risk_point_id') } },
  {
    kind: 'institution',
    names: institutionNames,
    to: { power: powersOfInstitutions, riskPoint: column('risk_point_institution', 'institution_id', 'risk_point_id') },
  },
  { kind: 'step', names: stepNames, to: { riskPoint: pointsOfSteps } },
  { kind: 'power', names: powerNames, to: { riskPoint: column('risk_point', 'power_id', 'risk_point_id') } },
];

export const search: Search = async (tx, actor, q) => {
  const { rows } = await pointsFor(tx, actor, { q, sort: 'number', limit: 10 });
  return rows.map(pointNamed);
};

/** Measures that are due or overdue; for the office, how many points wait for their level or their number. */
export const todos: Todos = async (tx, actor, moment) => {
  if (!actor.permissions.has('risks.read')) return [];
  const waiting = actor.permissions.has('risks.change') ? await waitingFor(tx, actor) : [];
  return [...(await measureTodos(tx, actor, moment)), ...waiting];
};

/** What `hindrance` (../point.ts) allows the office, counted by the database: there may be many, and none of them one's own. */
async function waitingFor(tx: Tx, actor: Actor): Promise<Todo[]> {
  if (!actor.roles.has('office')) return [];
  const others = sql`r.person_id is distinct from ${actor.personId}::uuid`;
  const counts = await points(tx, actor)
    .select([
      sql<number>`count(*) filter (where r.state = 'draft' and r.author_id <> ${actor.personId}::uuid and ${others})`.as('evaluate'),
      sql<number>`count(*) filter (where r.state = 'evaluated' and ${others})`.as('register'),
    ])
    .where('r.bureauId', '=', actor.bureauId)
    .where('r.state', 'in', ['draft', 'evaluated'])
    .executeTakeFirstOrThrow();
  return (['evaluate', 'register'] as const).flatMap((deed): Todo[] => {
    const count = counts[deed];
    if (count === 0) return [];
    const fixed = { dueOn: null, rule: null, card: null, about: '', from: '' };
    return [
      { id: deed, part: 'risks', matter: deed, facts: { count }, ...fixed, href: `/risks?state=${deed === 'evaluate' ? 'draft' : 'evaluated'}` },
    ];
  });
}

export const figures: Figures = async (tx, actor, { today }) => {
  if (!actor.permissions.has('risks.read')) return [];
  const { levels, gaps } = await summaryFor(tx, actor, {}, today);
  const judged = levels.reduce((sum, { count }) => sum + count, 0);
  return [
    { part: 'risks', key: 'controlGaps', value: gaps, of: judged, href: '/risks/gaps' },
    { part: 'risks', key: 'measuresOverdue', value: await measuresOverdue(tx, actor, today), of: null, href: '/measures?due=overdue' },
  ];
};
