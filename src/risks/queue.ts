import { z } from 'zod';
import { defineJob } from '#platform/queue.ts';

export const goOnWithMeasures = defineJob('risks.go-on', z.object({ bureauId: z.uuid() }));
