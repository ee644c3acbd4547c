import { z } from 'zod';
import { defineJob } from '#platform/queue.ts';

/** A notice was loaded: what was reckoned by the calendar of its year is reckoned again. `after` is the last case done, in bites. */
export const noticeLoaded = defineJob('calendar.loaded', z.object({ bureauId: z.uuid(), versionId: z.uuid(), after: z.uuid().nullable() }));
