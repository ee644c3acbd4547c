import { z } from 'zod';
import { endpoint } from '#platform/endpoint.ts';
import { Diagnosis, Made } from './power.ts';

const params = z.object({ id: z.uuid() });

export const uploadFlowchart = endpoint({
  method: 'POST',
  path: '/api/powers/:id/flowchart',
  needs: 'powers.change',
  params,
  body: 'upload',
  returns: Made,
});

export const downloadFlowchart = endpoint({
  method: 'GET',
  path: '/api/power-versions/:id/flowchart',
  needs: 'powers.read',
  params,
  returns: 'file',
});

/** Saves the drawing as it is, sound or not. `revision`: the one that the writer saw; `replace`: in place of what another saved since, which is kept. */
export const saveFlowchart = endpoint({
  method: 'PUT',
  path: '/api/powers/:id/flowchart',
  needs: 'powers.change',
  params,
  body: z.object({ flowchart: z.string().max(900_000), revision: z.int(), replace: z.boolean().default(false) }),
  returns: z.object({ versionId: z.uuid(), revision: z.int(), savedAt: z.iso.datetime(), diagnosis: Diagnosis }),
});

/** Says that one has the draft open in the editor, and hears who else has. */
export const editFlowchart = endpoint({
  method: 'POST',
  path: '/api/power-versions/:id/editing',
  needs: 'powers.change',
  params,
  returns: z.object({ others: z.array(z.string()), revision: z.int(), saved: z.object({ by: z.string(), at: z.iso.datetime() }).nullable() }),
});

const Copy = z.object({ id: z.uuid(), revision: z.int(), by: z.string(), at: z.iso.datetime(), flowchart: z.string() });

/** Drawings of a draft that another's took the place of, newest first. */
export const listDraftCopies = endpoint({
  method: 'GET',
  path: '/api/power-versions/:id/copies',
  needs: 'powers.change',
  params,
  returns: z.array(Copy),
});
