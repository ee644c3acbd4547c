import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { proposalFor } from '../level.ts';
import { deedsOpenTo } from '../point.ts';
import { measuresOf } from './measure.ts';
import { pointRow, points } from './point.ts';
import { matrixOf } from './summary.ts';
import { versionsOf } from './version.ts';

/** One risk point with all that hangs on it, and the deeds open to the actor. */
export async function pointFor(tx: Tx, actor: Actor, id: string, today: Day) {
  const { bureauId, authorId, personId, powerId, versionId: _, nodeId, previousId, mergedInto, ...row } = await pointRow(tx, actor, id);
  const matrix = await matrixOf(tx, bureauId, today);
  return {
    ...row,
    personId,
    proposal: proposalFor(row, matrix),
    previous: previousId === null ? null : await previousOf(tx, bureauId, previousId),
    mergedInto: mergedInto === null ? null : ((await same(tx, actor).where('r.riskPointId', '=', mergedInto).executeTakeFirst()) ?? null),
    merged: await same(tx, actor).where('r.mergedInto', '=', id).orderBy('r.riskPointId').execute(),
    versions: await versionsOf(tx, bureauId, id),
    power: powerId === null ? null : await powerOf(tx, bureauId, powerId, nodeId),
    measureList: await measuresOf(tx, actor, id, today),
    institutions: await institutionsOf(tx, bureauId, id),
    promises: (await promisesOf(tx, bureauId, id)).map(({ signedAt, ...it }) => ({ ...it, signedAt: signedAt.toISOString() })),
    deeds: bureauId === actor.bureauId ? deedsOpenTo({ ...row, personId, authorId }, actor) : [],
  };
}

/** Points that were merged into one another, as far as the actor may read them. */
const same = (tx: Tx, actor: Actor) => points(tx, actor).select(['r.riskPointId as id', 'r.number', 'r.description']);

const previousOf = (tx: Tx, bureauId: string, id: string) =>
  tx
    .selectFrom('riskPoint')
    .select(['riskPointId as id', 'number', 'year', 'level'])
    .where('bureauId', '=', bureauId)
    .where('riskPointId', '=', id)
    .executeTakeFirstOrThrow();

/** The power and step that a point sits on; the step by its node, in the newest published version that has it, else in the draft. */
async function powerOf(tx: Tx, bureauId: string, powerId: string, nodeId: string | null) {
  const { code, name } = await tx
    .selectFrom('power')
    .select(['code', 'name'])
    .where('bureauId', '=', bureauId)
    .where('powerId', '=', powerId)
    .executeTakeFirstOrThrow();
  const step =
    nodeId === null
      ? undefined
      : await tx
          .selectFrom('flowNode as n')
          .innerJoin('powerVersion as v', (it) => it.onRef('v.bureauId', '=', 'n.bureauId').onRef('v.versionId', '=', 'n.versionId'))
          .select(['n.versionId', 'n.nodeId as node', 'n.name'])
          .where('v.bureauId', '=', bureauId)
          .where('v.powerId', '=', powerId)
          .where('n.nodeId', '=', nodeId)
          .orderBy((it) => it('v.publishedAt', 'is', null))
          .orderBy('v.number', 'desc')
          .limit(1)
          .executeTakeFirst();
  return { id: powerId, code, name, step: step ?? null };
}

const institutionsOf = (tx: Tx, bureauId: string, riskPointId: string) =>
  tx
    .selectFrom('riskPointInstitution as l')
    .innerJoin('institution as i', (it) => it.onRef('i.bureauId', '=', 'l.bureauId').onRef('i.institutionId', '=', 'l.institutionId'))
    .select(['i.institutionId as id', 'i.title', 'i.documentNumber', 'i.action', 'i.status'])
    .where('l.bureauId', '=', bureauId)
    .where('l.riskPointId', '=', riskPointId)
    .orderBy('i.title')
    .execute();

const promisesOf = (tx: Tx, bureauId: string, riskPointId: string) =>
  tx
    .selectFrom('promise as q')
    .innerJoin('person as n', (it) => it.onRef('n.bureauId', '=', 'q.bureauId').onRef('n.personId', '=', 'q.personId'))
    .select(['q.promiseId as id', 'q.year', 'q.clause', 'q.text', 'q.signedAt', 'n.name as person', 'q.personId'])
    .where('q.bureauId', '=', bureauId)
    .where('q.riskPointId', '=', riskPointId)
    .orderBy('q.promiseId')
    .execute();

/** What the forms of the actor's bureau offer: departments that they may enter points for, people, published steps, institutions. */
export async function choicesFor(tx: Tx, actor: Actor) {
  const { bureauId } = actor;
  const departments = await tx
    .selectFrom('department')
    .select(['departmentId as id', 'name'])
    .where('bureauId', '=', bureauId)
    .$if(!actor.roles.has('office'), (it) => it.where('departmentId', '=', anyOf(actor.departments)))
    .orderBy('place')
    .execute();
  const people = await tx
    .selectFrom('person as n')
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'n.bureauId').onRef('d.departmentId', '=', 'n.departmentId'))
    .select(['n.personId as id', 'n.name', 'd.name as department', 'n.departmentId'])
    .where('n.bureauId', '=', bureauId)
    .orderBy('d.place')
    .orderBy('n.number')
    .execute();
  const steps = await tx
    .selectFrom('powerVersion as v')
    .innerJoin('power as p', (it) => it.onRef('p.bureauId', '=', 'v.bureauId').onRef('p.powerId', '=', 'v.powerId'))
    .innerJoin('flowNode as n', (it) => it.onRef('n.bureauId', '=', 'v.bureauId').onRef('n.versionId', '=', 'v.versionId'))
    .select(['p.powerId', 'p.code', 'p.name as power', 'v.versionId', 'n.nodeId as node', 'n.name'])
    .where('v.bureauId', '=', bureauId)
    .where('v.state', '=', 'published')
    .orderBy('p.code')
    .orderBy('n.place')
    .execute();
  const institutions = await tx
    .selectFrom('institution')
    .select(['institutionId as id', 'title'])
    .where('bureauId', '=', bureauId)
    .where('status', '<>', 'abolished')
    .orderBy('title')
    .execute();
  return { departments, people: people.map((it) => ({ ...it, departmentId: it.departmentId! })), steps, institutions };
}
