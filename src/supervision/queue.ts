import { z } from 'zod';
import { defineJob } from '#platform/queue.ts';

export const runImport = defineJob('supervision.import', z.object({ bureauId: z.uuid(), importId: z.uuid() }));
export const comparePower = defineJob('supervision.compare-power', z.object({ bureauId: z.uuid(), powerId: z.uuid() }));
export const watchCases = defineJob('supervision.watch-bureau', z.object({ bureauId: z.uuid() }));
