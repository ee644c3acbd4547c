import { z } from 'zod';
import { Day } from '#platform/day.ts';
import { endpoint } from '#platform/endpoint.ts';
import { states } from '../version.ts';
import { Made, Remark, VersionFields } from './power.ts';

const params = z.object({ id: z.uuid() });
const Decided = z.object({ versionId: z.uuid(), state: z.enum(states) });
/** The state of the draft that was read: a deed binds to exactly that. */
const Read = z.object({ revision: z.int() });
const Reason = Read.extend({ reason: z.string().trim().min(5).max(1000) });
const Returning = Reason.extend({ remarks: z.array(Remark).max(100).default([]) });

export const draftVersion = endpoint({
  method: 'POST',
  path: '/api/powers/:id/draft',
  needs: 'powers.change',
  params,
  body: VersionFields.partial().extend({ revision: z.int().nullable().optional() }), // the one that the writer saw; null: no draft was open
  returns: Made,
});

export const submitVersion = endpoint({
  method: 'POST',
  path: '/api/power-versions/:id/submit',
  needs: 'powers.submit',
  params,
  body: Read,
  returns: Decided,
});
export const withdrawVersion = endpoint({
  method: 'POST',
  path: '/api/power-versions/:id/withdraw',
  needs: 'powers.submit',
  params,
  body: Read,
  returns: Decided,
});
export const reviewVersion = endpoint({
  method: 'POST',
  path: '/api/power-versions/:id/review',
  needs: 'powers.review',
  params,
  body: Read,
  returns: Decided,
});
export const legalReviewVersion = endpoint({
  method: 'POST',
  path: '/api/power-versions/:id/legal-review',
  needs: 'powers.legalReview',
  params,
  body: Read,
  returns: Decided,
});

/** Two doors to one deed: the office returns by the one, legal affairs by the other. */
export const returnVersion = endpoint({
  method: 'POST',
  path: '/api/power-versions/:id/return',
  needs: 'powers.review',
  params,
  body: Returning,
  returns: Decided,
});
export const legalReturnVersion = endpoint({
  method: 'POST',
  path: '/api/power-versions/:id/legal-return',
  needs: 'powers.legalReview',
  params,
  body: Returning,
  returns: Decided,
});

export const publishVersion = endpoint({
  method: 'POST',
  path: '/api/power-versions/:id/publish',
  needs: 'powers.publish',
  params,
  body: Read.extend({ validFrom: Day }),
  returns: Decided,
});
export const repealVersion = endpoint({
  method: 'POST',
  path: '/api/power-versions/:id/repeal',
  needs: 'powers.publish',
  params,
  body: Reason,
  returns: Decided,
});
