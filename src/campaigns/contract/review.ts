import { z } from 'zod';
import { endpoint } from '#platform/endpoint.ts';
import { bounds } from '../content.ts';
import { Done } from './form.ts';

const params = z.object({ id: z.uuid() });
const opinion = z.string().trim().min(1).max(bounds.text);
const read = { revision: z.int().min(0), opinion }; // the revision that was read: a deed binds to it
const levels = z.record(z.uuid(), z.int().min(1).max(3)).default({}); // by line; a line left out keeps its own rating

/** 评定, by the head of the department, line by line. */
export const assessForm = endpoint({
  method: 'POST',
  path: '/api/forms/:id/assess',
  needs: 'campaigns.review',
  params,
  body: z.object({ ...read, levels }),
  returns: Done,
});

/** 审核: the lines become risk points for the sitting. */
export const reviewForm = endpoint({
  method: 'POST',
  path: '/api/forms/:id/review',
  needs: 'campaigns.review',
  params,
  body: z.object({ ...read, levels }),
  returns: Done,
});

/** The bureau's form as the leading group adopted it collectively, recorded by its office. */
export const adoptForm = endpoint({
  method: 'POST',
  path: '/api/forms/:id/adopt',
  needs: 'campaigns.evaluate',
  params,
  body: z.object(read),
  returns: Done,
});

/** The commission's opinion on the bureau's form. */
export const opineForm = endpoint({
  method: 'POST',
  path: '/api/forms/:id/opine',
  needs: 'campaigns.review',
  params,
  body: z.object(read),
  returns: Done,
});

/** 退回 to its author, with what is asked at each place: `duties`, `promise`, `points.<line>`, `points.<line>.description`, …. */
export const returnForm = endpoint({
  method: 'POST',
  path: '/api/forms/:id/return',
  needs: 'campaigns.review',
  params,
  body: z.object({
    ...read,
    remarks: z
      .array(z.object({ place: z.string().min(1).max(200), reason: z.string().trim().min(2).max(bounds.short) }))
      .min(1)
      .max(200),
  }),
  returns: Done,
});
