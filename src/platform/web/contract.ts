import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { loopParts } from '../loop.ts';

const OneRecord = z.object({ kind: z.string().max(40), id: z.string().max(200) });

export const Named = z.object({ kind: z.string(), id: z.string(), label: z.string(), href: z.string(), state: z.string().optional() });
export type Named = z.infer<typeof Named>;

/** What hangs on one record along the loop: for each part how many (`more`: at least so many), and the first twenty of them; and what led to it. */
export const readLoop = endpoint({
  method: 'GET',
  path: '/api/loop/:kind/:id',
  needs: 'search.read',
  params: OneRecord,
  returns: z.object({
    parts: z.array(z.object({ part: z.enum(loopParts), count: z.int(), more: z.boolean(), items: z.array(Named) })),
    origins: z.array(Named),
  }),
});

/** What was done to one record, newest first: who, when, which deed, and what it changed. */
export const readHistory = endpoint({
  method: 'GET',
  path: '/api/history/:kind/:id',
  needs: 'search.read',
  params: OneRecord,
  returns: z.object({
    entries: z.array(
      z.object({ id: z.uuid(), at: z.iso.datetime(), actor: z.string(), action: z.string(), before: z.unknown(), after: z.unknown() }),
    ),
  }),
});
