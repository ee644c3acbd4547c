import { dayIn } from '#engine/days.ts';
import type { Step } from '#engine/flow.ts';

type Reported = Readonly<{ eventId: string; activity: string; at: Date; arrivedAt: Date | null; personId: string | null; actor: string | null }>;

/** An event as the checks see it. A person is who the source means; where nobody is known, what it wrote stands for them. */
export const stepOf = ({ eventId, activity, at, arrivedAt, personId, actor }: Reported, zone: string): Step => ({
  id: eventId,
  activity,
  at: at.getTime(),
  day: dayIn(at.getTime(), zone),
  actor: personId ?? actor,
  arrived: arrivedAt === null ? null : dayIn(arrivedAt.getTime(), zone),
});
