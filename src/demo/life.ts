import { addDays } from '#engine/days.ts';
import { chinaZone, dayOf } from '#platform/calendar.ts';
import type { LogCase } from '#platform/formats/log.ts';
import { momentOf } from '#platform/moment.ts';
import type { Moment } from '#platform/permissions.ts';
import { Arrival } from '#supervision/commands/arrival.ts';
import { judgeCases } from '#supervision/commands/judging.ts';
import { powerToImport, sourceCalled } from '#supervision/store/imports.ts';
import { type DemoCase, plants, simulate } from './cases.ts';
import type { Published } from './catalogue.ts';
import { between, pick } from './random.ts';
import { ago, type Stage } from './stage.ts';

const sourceName = '政务服务审批系统';
const roundDays = 14;
const rounds = 26;

/** A year of cases, reported fortnight by fortnight as they happened, and judged each time. `settle` is told when a fortnight has been judged. */
export async function liveAYear(
  stage: Stage,
  published: readonly Published[],
  settle: (moment: Moment, round: number) => Promise<void>,
): Promise<void> {
  const { tx, bureauId, now } = stage;
  const cases = published.flatMap((it) => casesOf(stage, it));
  const sourceId = await sourceCalled(tx, bureauId, sourceName);
  for (let round = 1; round <= rounds; round++) {
    const until = round === rounds ? momentOf(now) : ago(stage, (rounds - round) * roundDays, 20);
    const since = ago(stage, (rounds - round + 1) * roundDays, 20);
    const touched: string[] = [];
    for (const { powerId } of published) {
      const power = await powerToImport(tx, bureauId, powerId);
      const arrival = new Arrival(tx, { bureauId, importId: null, sourceId, power, zone: chinaZone, now: until.now });
      const fresh = cases.filter((it) => it.powerId === powerId).map((it) => logOf(it.case, round === 1 ? new Date(0) : since.now, until.now));
      await arrival.take(fresh.filter(({ events }) => events.length > 0));
      touched.push(...arrival.touched());
    }
    await judgeCases(tx, bureauId, touched, false, until);
    await settle(until, round);
  }
}

/** Between twenty and fifty cases a power in the year, one in twelve with something planted into it. */
function casesOf(stage: Stage, { power, powerId }: Published): Array<{ powerId: string; case: DemoCase }> {
  const { random, now } = stage;
  const often = power.shape === 'internal' ? between(random, 8, 14) : between(random, 22, 48);
  const today = dayOf(now);
  const starts = Array.from({ length: often }, () => between(random, 1, rounds * roundDays - 1)).toSorted((a, b) => b - a);
  return starts.map((days, at) => {
    const accepted = addDays(today, -days);
    const plant = random() < 0.085 ? pick(random, plants) : null;
    const reference = `${power.code}-${accepted.slice(0, 4)}-${String(at + 1).padStart(4, '0')}`;
    return { powerId, case: simulate(power, reference, accepted, plant, now, random) };
  });
}

const logOf = ({ reference, applicant, events }: DemoCase, since: Date, until: Date): LogCase => ({
  name: reference,
  attributes: { applicant },
  events: events
    .filter(({ at }) => at > since && at <= until)
    .map(({ id, activity, at, actor, department }, line) => ({
      id,
      activity,
      at: at.getTime(),
      offsetMinutes: 480,
      zoned: true,
      actor,
      department,
      lifecycle: null,
      arrivedAt: null,
      enteredAt: at.getTime() + 24e4,
      attributes: {},
      line,
    })),
});
