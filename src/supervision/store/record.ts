import { calendarOf } from '#calendar/store.ts';
import { caseClocks } from '#engine/clock.ts';
import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { setting } from '#platform/settings.ts';
import { flowOf } from '#powers/store/flow.ts';
import { isDone } from '../case.ts';
import { courseOf } from '../course.ts';
import { explainBy } from '../judge.ts';
import { stepOf } from '../steps.ts';
import { caseShown, cases } from './cases.ts';
import { eventsOf, eventsShown } from './events.ts';
import { findings, findingShown } from './findings.ts';
import { knownOf, zoneOf } from './people.ts';

/** A case of thousands of events is not read through on a page. */
const mostShown = 500;

/** A case with its events, what was found in it, and its course, explained anew. @throws Refusal `supervision/not-found` */
export async function caseFor(tx: Tx, actor: Actor, id: string, today: Day) {
  const row = await cases(tx, actor)
    .innerJoin('source as s', (it) => it.onRef('s.bureauId', '=', 'c.bureauId').onRef('s.sourceId', '=', 'c.sourceId'))
    .innerJoin('powerVersion as v', (it) => it.onRef('v.bureauId', '=', 'c.bureauId').onRef('v.versionId', '=', 'c.versionId'))
    .select(['s.name as source', 'c.conformingUpTo', 'v.versionId', 'v.number', 'v.validFrom', 'v.flowchart'])
    .where('c.caseId', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('supervision/not-found', { id });
  const { versionId, number, validFrom, flowchart, ...found } = row;
  const open = await findings(tx, actor)
    .where('f.caseId', '=', id)
    .where('f.state', '=', 'open')
    .orderBy('f.card', 'desc')
    .orderBy('f.findingId')
    .execute();
  const proofs = await proofsOf(
    tx,
    row.bureauId,
    open.map((it) => it.id),
  );
  return {
    ...caseShown(found),
    version: { id: versionId, number, validFrom: validFrom! },
    flowchart: flowchart ?? '',
    eventList: await eventsShown(tx, row.bureauId, (it) => it.where('e.caseId', '=', id).limit(mostShown)),
    findings: open.map((it) => ({ ...findingShown(it, actor), events: proofs.get(it.id) ?? [] })),
    ...(await courseFor(tx, row.bureauId, { id, versionId, finished: row.state === 'closed', explained: row.fits !== null }, today)),
  };
}

async function proofsOf(tx: Tx, bureauId: string, findingIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx
    .selectFrom('findingEvent')
    .select(['findingId', 'eventId'])
    .where('bureauId', '=', bureauId)
    .where('findingId', '=', anyOf(findingIds))
    .execute();
  return new Map([...Map.groupBy(rows, ({ findingId }) => findingId)].map(([key, list]) => [key, list.map(({ eventId }) => eventId)]));
}

type Which = Readonly<{ id: string; versionId: string; finished: boolean; explained: boolean }>;

async function courseFor(tx: Tx, bureauId: string, { id, versionId, finished, explained }: Which, today: Day) {
  if (!explained) return { way: null, days: [], lanes: [], current: [], total: null };
  const events = (await eventsOf(tx, bureauId, [id])).filter(({ lifecycle }) => isDone(lifecycle));
  const flow = await flowOf(tx, bureauId, versionId);
  const zone = await zoneOf(tx, bureauId);
  const steps = events.map((event) => stepOf(event, zone));
  const { names } = await knownOf(tx, bureauId, [...new Set(events.flatMap(({ personId }) => personId ?? []))]);
  const called = new Map([...events.flatMap(({ actor }) => (actor === null ? [] : [[actor, actor] as const])), ...names]);
  const yellowAt = await setting(tx, bureauId, 'supervision.nearLimitPercent', today);
  const calendar = await calendarOf(tx, bureauId);
  const clocks = caseClocks(flow, steps, calendar, today, finished, { yellowAt });
  const alignment = explainBy(flow)(
    steps.map(({ activity }) => activity),
    finished,
  );
  const total = clocks.find(({ scope }) => scope === 'total');
  const moves = alignment.found ? alignment.moves : [];
  return {
    ...courseOf({ flow, steps, moves, clocks, finished, today, calendar, names: called }),
    total: total ? { used: total.used, limit: total.limit, unit: total.unit } : null,
  };
}
