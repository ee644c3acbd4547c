import { calendarOf } from '#calendar/store.ts';
import { type Day, dayNumber } from '#engine/days.ts';
import { dueDay, workingDaysAfter, type WorkCalendar } from '#engine/working-days.ts';
import { headOf, officeMembers } from '#organization/store/people.ts';
import { dayOf } from '#platform/calendar.ts';
import type { Tx } from '#platform/db.ts';
import { elementsOf } from '#platform/formats/bpmn-elements.ts';
import type { Actor } from '#platform/permissions.ts';
import { nodeOf, touched } from '../difference.ts';
import type { Remark } from '../power.ts';
import { type Deed, deedsOpenTo, deskOf, type State, versionMachine } from '../version.ts';
import { difference } from './compare.ts';
import { daysAt } from './deadline.ts';
import { type Content, contentOf, type Desk, type Version } from './version.ts';

/** How a deadline was reckoned: from which day, by how many working days, how many days off lie between. */
export type Reckoned = Readonly<{ since: Day; dueOn: Day; days: number; off: number }>;

export function reckoned({ deskSince, dueOn, dueDays }: Desk, calendar: WorkCalendar): Reckoned | null {
  if (deskSince === null || dueOn === null || dueDays === null) return null;
  const since = dayOf(deskSince);
  return { since, dueOn, days: dueDays, off: dayNumber(dueOn) - dayNumber(since) - workingDaysAfter(calendar, since, dueOn) };
}

/** By name, who may act at the desk of a state; the authors of a version do not judge it. Of legal affairs the body. */
export async function holdersOf(
  tx: Tx,
  { bureauId, departmentId, authors }: Pick<Version, 'bureauId' | 'departmentId' | 'authors'>,
  state: State,
  on: Day,
): Promise<string[]> {
  switch (deskOf[state]) {
    case 'departmentHead': {
      const head = await headOf(tx, bureauId, departmentId, on);
      return head ? [head.name] : [];
    }
    case 'office':
      return (await officeMembers(tx, bureauId, on)).filter(({ personId }) => !authors.includes(personId)).map(({ name }) => name);
    case 'legalAffairs':
      return (await tx.selectFrom('bureau').select('name').distinct().where('kind', '=', 'legalAffairs').orderBy('name').execute()).map(
        ({ name }) => name,
      );
    default:
      return [];
  }
}

const waiting: ReadonlySet<State> = new Set(['draft', 'submitted', 'bureauReviewed', 'legallyReviewed']);

/** Where a version lies now: with whom, and until when. Null: with nobody, it is in force or has ended. */
export async function deskFor(tx: Tx, version: Version, today: Day) {
  if (!waiting.has(version.state)) return null;
  return { holders: await holdersOf(tx, version, version.state, today), due: reckoned(version, await calendarOf(tx, version.bureauId)) };
}

/** What each deed open to the actor leads to: the state, with whom it will lie, and until when if it is done today. */
export async function waysFor(tx: Tx, actor: Actor, version: Version, today: Day) {
  const calendar = await calendarOf(tx, version.bureauId);
  const ways = [];
  for (const deed of deedsOpenTo(version, actor)) {
    const to = versionMachine[version.state][deed]!;
    const days = deed === 'withdraw' ? null : await daysAt(tx, version.bureauId, to, today);
    const dueOn = days === null ? null : dueDay(calendar, today, days, 'workingDay');
    const holders = waiting.has(to) ? await holdersOf(tx, version, to, today) : [];
    ways.push({ deed, to, holders, days, dueOn });
  }
  return ways;
}

/** What the last return of a version asks for, place by place, and whether that place was changed since; null: it was never returned. */
export async function returnedWith(tx: Tx, version: Version) {
  const row = await tx
    .selectFrom('powerReview')
    .select(['reviewId as id', 'byName as by', 'at', 'reason', 'remarks', 'content'])
    .where('bureauId', '=', version.bureauId)
    .where('versionId', '=', version.versionId)
    .where('deed', '=', 'return' satisfies Deed)
    .orderBy('reviewId', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row || !waiting.has(version.state)) return null;
  const { content, remarks, at, reason, ...by } = row;
  const was = content as Content | null;
  const { fields, elements } = was ? difference(was, contentOf(version)) : { fields: [], elements: [] };
  const names = nodeNames(was?.flowchart ?? null);
  const places = (remarks as Remark[]).map((remark) => {
    const node = nodeOf(remark.place);
    return { ...remark, node, name: node === null ? null : (names.get(node) ?? node), touched: touched(remark.place, fields, elements ?? []) };
  });
  return { ...by, at: at.toISOString(), reason: reason ?? '', remarks: places };
}

function nodeNames(bpmn: string | null): ReadonlyMap<string, string> {
  if (bpmn === null) return new Map();
  return new Map([...elementsOf(bpmn).values()].map(({ id, name, type }) => [id, name || type]));
}
