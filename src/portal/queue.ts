import { z } from 'zod';
import { defineJob } from '#platform/queue.ts';

/** Prepares every power of a bureau again: names of departments and positions may have changed since. */
export const prepareBureau = defineJob('portal.prepare-bureau', z.object({ bureauId: z.uuid() }));
