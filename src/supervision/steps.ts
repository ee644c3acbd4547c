import { dayIn } from '#engine/days.ts';
import { minuteIn } from '#engine/hours.ts';
import type { TimedStep } from '#engine/unusual.ts';

type Reported = Readonly<{
  eventId: string;
  activity: string;
  at: Date;
  arrivedAt: Date | null;
  enteredAt: Date;
  /** Whether the source says when it was typed in; otherwise `enteredAt` is when it came here. */
  entryStated: boolean;
  corrects: string | null;
  personId: string | null;
  actor: string | null;
}>;

/** An event as the checks see it. A person is who the source means; where nobody is known, what it wrote stands for them. */
export const stepOf = ({ eventId, activity, at, arrivedAt, personId, actor, ...told }: Reported, zone: string): TimedStep => ({
  id: eventId,
  activity,
  at: at.getTime(),
  day: dayIn(at.getTime(), zone),
  actor: personId ?? actor,
  arrived: arrivedAt === null ? null : dayIn(arrivedAt.getTime(), zone),
  arrivedAt: arrivedAt?.getTime() ?? null,
  enteredAt: told.entryStated ? told.enteredAt.getTime() : null,
  minute: minuteIn(at.getTime(), zone),
  corrects: told.corrects,
});
