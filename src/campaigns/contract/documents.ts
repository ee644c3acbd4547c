import { z } from 'zod';
import { endpoint } from '#platform/endpoint.ts';

const params = z.object({ id: z.uuid() });

/** A form as Word, in the layout of the bureau's forms, filled as far as it is. */
export const downloadForm = endpoint({ method: 'GET', path: '/api/forms/:id/document', needs: 'campaigns.read', params, returns: 'file' });

/** The forms of a department that the reader may see, each as Word, in one zip. */
export const downloadForms = endpoint({
  method: 'GET',
  path: '/api/campaigns/:id/documents',
  needs: 'campaigns.read',
  params,
  query: z.object({ department: z.uuid() }),
  returns: 'file',
});

/** 填报情况统计 as Word. */
export const downloadProgress = endpoint({
  method: 'GET',
  path: '/api/campaigns/:id/progress-document',
  needs: 'campaigns.read',
  params,
  returns: 'file',
});
