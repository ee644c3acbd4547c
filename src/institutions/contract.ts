import { z } from 'zod';
import { endpoint } from '#platform/endpoint.ts';
import { listQuery, pageOf } from '#platform/list.ts';
import { actions, classes, statuses } from './institution.ts';
import { words } from './words.ts';

export const InstitutionRow = z.object({
  id: z.uuid(),
  title: z.string(),
  documentNumber: z.string(),
  class: z.enum(classes),
  action: z.enum(actions),
  status: z.enum(statuses),
  departmentId: z.uuid(),
  department: z.string(),
  effectiveFrom: z.iso.date().nullable(),
});
export type InstitutionRow = z.infer<typeof InstitutionRow>;

export const Institution = InstitutionRow.extend({ text: z.string() });
export type Institution = z.infer<typeof Institution>;

export const InstitutionFields = z.object({
  title: z.string().trim().min(2).max(200),
  documentNumber: z.string().trim().min(2).max(100),
  class: z.enum(classes),
  action: z.enum(actions),
  departmentId: z.uuid(),
  text: z.string().max(200_000).default(''),
});
export type InstitutionFields = z.infer<typeof InstitutionFields>;

const params = z.object({ id: z.uuid() });
const Done = z.object({ id: z.uuid(), status: z.enum(statuses) });

export const listInstitutions = endpoint({
  method: 'GET',
  path: '/api/institutions',
  needs: 'institutions.read',
  query: listQuery({ class: z.enum(classes).optional(), status: z.enum(statuses).optional(), action: z.enum(actions).optional() }, [
    'title',
    'documentNumber',
    'effectiveFrom',
  ]),
  returns: pageOf(InstitutionRow),
  sheet: {
    name: words.pages.institutions,
    columns: {
      title: { head: words.columns.title },
      documentNumber: { head: words.columns.documentNumber },
      class: { head: words.columns.class, values: words.classes },
      action: { head: words.columns.action, values: words.actions },
      department: { head: words.columns.department },
      effectiveFrom: { head: words.columns.effectiveFrom },
      status: { head: words.columns.status, values: words.statuses },
    },
  },
});

export const getInstitution = endpoint({ method: 'GET', path: '/api/institutions/:id', needs: 'institutions.read', params, returns: Institution });

/** The departments that may be named as an institution's keeper. */
export const listKeepers = endpoint({
  method: 'GET',
  path: '/api/institution-keepers',
  needs: 'institutions.change',
  returns: z.array(z.object({ id: z.uuid(), name: z.string() })),
});

export const addInstitution = endpoint({
  method: 'POST',
  path: '/api/institutions',
  needs: 'institutions.change',
  body: InstitutionFields,
  returns: Done,
});

export const changeInstitution = endpoint({
  method: 'PUT',
  path: '/api/institutions/:id',
  needs: 'institutions.change',
  params,
  body: InstitutionFields,
  returns: Done,
});

export const enactInstitution = endpoint({
  method: 'POST',
  path: '/api/institutions/:id/enact',
  needs: 'institutions.change',
  params,
  body: z.object({ effectiveFrom: z.iso.date() }),
  returns: Done,
});

export const abolishInstitution = endpoint({
  method: 'POST',
  path: '/api/institutions/:id/abolish',
  needs: 'institutions.change',
  params,
  body: z.object({ reason: z.string().trim().min(5).max(1000) }),
  returns: Done,
});
