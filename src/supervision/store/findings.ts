import { sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import { containing, page } from '#platform/paging.ts';
import type { Paging } from '#platform/list.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Card, FindingState, Kind } from '../finding.ts';
import { lastInMonth } from './cases.ts';
import { eventsShown } from './events.ts';
import { caseInScope, findingInScope } from './scope.ts';

/** Findings as lists show them, within the actor's scope. */
export const findings = (tx: Tx, actor: Actor) =>
  tx
    .selectFrom('finding as f')
    .innerJoin('caseFile as c', (it) => it.onRef('c.bureauId', '=', 'f.bureauId').onRef('c.caseId', '=', 'f.caseId'))
    .innerJoin('power as p', (it) => it.onRef('p.bureauId', '=', 'c.bureauId').onRef('p.powerId', '=', 'c.powerId'))
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'c.bureauId').onRef('d.departmentId', '=', 'c.departmentId'))
    .leftJoin('person as o', (it) => it.onRef('o.bureauId', '=', 'f.bureauId').onRef('o.personId', '=', 'f.personId'))
    .leftJoin('flowNode as n', (it) =>
      it.onRef('n.bureauId', '=', 'f.bureauId').onRef('n.versionId', '=', 'f.versionId').onRef('n.nodeId', '=', 'f.nodeId'),
    )
    .leftJoin('inquiryFinding as l', (it) => it.onRef('l.bureauId', '=', 'f.bureauId').onRef('l.findingId', '=', 'f.findingId'))
    .leftJoin('inquiry as i', (it) => it.onRef('i.bureauId', '=', 'l.bureauId').onRef('i.inquiryId', '=', 'l.inquiryId'))
    .where('f.bureauId', '=', anyOf(actor.bureaus))
    .where(findingInScope(actor))
    .select(['f.findingId as id', 'f.bureauId', 'f.kind', 'f.reason', 'f.card', 'f.state', 'f.facts', 'f.caseId', 'f.foundAt'])
    .select(['c.reference', 'p.powerId', 'p.name as power', 'd.departmentId', 'd.name as department', 'f.versionId'])
    .select(['f.nodeId as node', 'f.otherNodeId as otherNode', 'n.name as step', 'f.personId', 'o.name as person'])
    .select(['i.inquiryId', 'i.number as inquiryNumber', 'i.state as inquiryState'])
    .select(sql<number>`(select count(*) from finding_event as e where e.bureau_id = f.bureau_id and e.finding_id = f.finding_id)`.as('evidence'));

export type FindingFound = Awaited<ReturnType<ReturnType<typeof findings>['execute']>>[number];

/** A draft is the office's own affair: others learn of an inquiry when it has been dispatched. */
export function findingShown(found: FindingFound, { scope }: Actor) {
  const { inquiryId, inquiryNumber, inquiryState, bureauId: _, facts, foundAt, ...row } = found;
  const shown = inquiryId !== null && (scope === 'bureau' || (inquiryState !== 'draft' && inquiryState !== 'dismissed'));
  return {
    ...row,
    facts: facts as Record<string, string | number | boolean>,
    foundAt: foundAt.toISOString(),
    inquiry: shown ? { id: inquiryId, number: inquiryNumber!, state: inquiryState! } : null,
  };
}

type Filter = Paging & {
  q?: string | undefined;
  kind?: Kind | undefined;
  card?: Card | undefined;
  state?: FindingState | undefined;
  power?: string | undefined;
  department?: string | undefined;
  person?: string | undefined;
  month?: string | undefined;
};

export async function findingsFor(tx: Tx, actor: Actor, { q, kind, card, state, power, department, person, month, ...paging }: Filter) {
  let found = findings(tx, actor);
  if (kind) found = found.where('f.kind', '=', kind);
  if (card) found = found.where('f.card', '=', card);
  if (state) found = found.where('f.state', '=', state);
  if (power) found = found.where('c.powerId', '=', power);
  if (department) found = found.where('c.departmentId', '=', department);
  if (person) found = found.where('f.personId', '=', person);
  if (month) found = found.where(lastInMonth(month));
  if (q) {
    const like = containing(q);
    found = found.where((it) => it.or([it('c.reference', 'ilike', like), it('n.name', 'ilike', like), it('o.name', 'ilike', like)]));
  }
  const orders = { foundAt: sql`f.found_at`, card: sql`f.card`, reference: sql`c.reference` };
  const { rows, ...rest } = await page(tx, found, paging, orders, sql`f.finding_id`);
  return { ...rest, rows: rows.map((row) => findingShown(row, actor)) };
}

/** @throws Refusal `supervision/not-found` */
export async function findingFor(tx: Tx, actor: Actor, id: string) {
  const row = await findings(tx, actor)
    .innerJoin('powerVersion as v', (it) => it.onRef('v.bureauId', '=', 'f.bureauId').onRef('v.versionId', '=', 'f.versionId'))
    .select('v.flowchart')
    .where('f.findingId', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('supervision/not-found', { id });
  const { flowchart, ...found } = row;
  const proof = tx.selectFrom('findingEvent').select('eventId').where('bureauId', '=', row.bureauId).where('findingId', '=', id);
  return {
    ...findingShown(found, actor),
    flowchart: flowchart ?? '',
    eventList: await eventsShown(tx, row.bureauId, (it) => it.where('e.eventId', 'in', proof).where(caseInScope(actor))),
  };
}
