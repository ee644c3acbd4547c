import { z } from 'zod';
import { largestAttachment } from '#platform/attachments/kinds.ts';
import { Day } from '#platform/day.ts';
import { endpoint } from '#platform/endpoint.ts';
import { classes } from '../institution.ts';
import { Done } from './institution.ts';

const params = z.object({ id: z.uuid(), number: z.coerce.number().int().min(0).max(100_000) }); // 0: the draft of the next

export const Version = z.object({
  number: z.int(),
  title: z.string(),
  documentNumber: z.string(),
  class: z.enum(classes),
  text: z.string(),
  effectiveFrom: Day.nullable(),
  reason: z.string().nullable(),
  file: z.string().nullable(),
  fileSize: z.int().nullable(),
});
export type Version = z.infer<typeof Version>;

export const getVersion = endpoint({
  method: 'GET',
  path: '/api/institutions/:id/versions/:number',
  needs: 'institutions.read',
  params,
  returns: Version,
});

/** The document itself, only to be saved. */
export const downloadVersion = endpoint({
  method: 'GET',
  path: '/api/institutions/:id/versions/:number/file',
  needs: 'institutions.read',
  params,
  returns: 'file',
});

/** Files a Word document, a PDF or an OFD with the draft; `text`: whether the text of a Word document takes the place of what is there. */
export const attachFile = endpoint({
  method: 'POST',
  path: '/api/institutions/:id/file',
  needs: 'institutions.change',
  params: z.object({ id: z.uuid() }),
  query: z.object({
    fileName: z.string().trim().min(1).max(300),
    text: z.enum(['take', 'leave']).default('leave'),
    revision: z.coerce.number().int().min(1).optional(),
  }),
  body: 'upload',
  limit: largestAttachment,
  returns: Done,
});
