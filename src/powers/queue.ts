import { z } from 'zod';
import { defineJob } from '#platform/queue.ts';

/** What the public may read of a power has changed: a version was published or repealed, or the power itself is named otherwise. */
export const publicationChanged = defineJob('powers.publication-changed', z.object({ bureauId: z.uuid(), powerId: z.uuid() }));
