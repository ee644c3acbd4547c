import { z } from 'zod';
import { Day } from '#platform/day.ts';
import { endpoint } from '#platform/endpoint.ts';
import { listQuery, pageOf } from '#platform/list.ts';
import { actions, classes, deeds, roundActions, states } from '../institution.ts';
import { longestText } from '../text.ts';
import { words } from '../words.ts';

export const InstitutionRow = z.object({
  id: z.uuid(),
  title: z.string(),
  documentNumber: z.string(),
  class: z.enum(classes),
  action: z.enum(actions),
  state: z.enum(states),
  departmentId: z.uuid(),
  department: z.string(),
  effectiveFrom: Day.nullable(),
  number: z.int(), // of the newest version; 0: never in force
  hasFile: z.boolean(),
  sign: z.enum(['open', 'signed']).nullable(), // whether I am asked to sign the newest version, and have
});
export type InstitutionRow = z.infer<typeof InstitutionRow>;

const Marked = z.array(z.object({ text: z.string(), marked: z.boolean() }));
/** A row of what was looked for: its title with the words marked, and the first places in its text. */
const FoundRow = InstitutionRow.extend({ marked: Marked, places: z.array(Marked) });
export type FoundRow = z.infer<typeof FoundRow>;

const Named = z.object({ id: z.uuid(), title: z.string() });
const VersionRow = z.object({
  number: z.int(),
  title: z.string(),
  documentNumber: z.string(),
  action: z.enum(actions),
  reason: z.string().nullable(),
  effectiveFrom: Day,
  byName: z.string(),
  at: z.iso.datetime(),
  file: z.string().nullable(),
  fileSize: z.int().nullable(),
});
export type VersionRow = z.infer<typeof VersionRow>;

export const Institution = InstitutionRow.extend({
  text: z.string(),
  revision: z.int(),
  abolishedOn: Day.nullable(),
  file: z.object({ name: z.string(), size: z.int() }).nullable(),
  successor: Named.nullable(),
  merged: z.array(Named),
  versions: z.array(VersionRow),
  rounds: z.array(z.object({ year: z.int(), action: z.enum(actions), note: z.string().nullable(), byName: z.string() })),
  receipts: z.object({ asked: z.int(), signed: z.int() }),
  mine: z.object({ dueOn: Day, signedAt: z.iso.datetime().nullable() }).nullable(),
  deeds: z.array(z.enum(deeds)),
});
export type Institution = z.infer<typeof Institution>;

export const InstitutionFields = z.object({
  title: z.string().trim().min(2).max(200),
  documentNumber: z.string().trim().min(2).max(100),
  class: z.enum(classes),
  action: z.enum(roundActions),
  departmentId: z.uuid(),
  text: z.string().max(longestText).default(''),
});
export type InstitutionFields = z.infer<typeof InstitutionFields>;

export const params = z.object({ id: z.uuid() });
export const Done = z.object({ id: z.uuid(), state: z.enum(states), revision: z.int() });
const revision = z.int().min(1); // of what was read
const reason = z.string().trim().min(5).max(1000);
const year = z.coerce.number().int().min(2000).max(2100);

const filters = {
  class: z.enum(classes).optional(),
  state: z.enum(states).optional(),
  action: z.enum(actions).optional(),
  year: year.optional(),
  department: z.uuid().optional(),
  sign: z.enum(['open', 'signed']).optional(),
};

export const listInstitutions = endpoint({
  method: 'GET',
  path: '/api/institutions',
  needs: 'institutions.read',
  query: listQuery(filters, ['title', 'documentNumber', 'effectiveFrom']),
  returns: pageOf(FoundRow),
  sheet: {
    name: words.pages.institutions,
    columns: {
      title: { head: words.columns.title },
      documentNumber: { head: words.columns.documentNumber },
      class: { head: words.columns.class, values: words.classes },
      action: { head: words.columns.action, values: words.actions },
      department: { head: words.columns.department },
      effectiveFrom: { head: words.columns.effectiveFrom },
      number: { head: words.columns.number },
      state: { head: words.columns.state, values: words.states },
    },
  },
});

/** 制度汇编: what is filtered as one Word document with contents; without a state asked for, what is in force. */
export const downloadCollection = endpoint({
  method: 'GET',
  path: '/api/institution-collection',
  needs: 'institutions.read',
  query: z.object({ q: z.string().trim().max(100).optional(), ...filters }),
  returns: 'file',
});

export const getInstitution = endpoint({ method: 'GET', path: '/api/institutions/:id', needs: 'institutions.read', params, returns: Institution });

/** The departments that keep institutions and are asked to sign, and the institutions that may take another's place. */
export const institutionChoices = endpoint({
  method: 'GET',
  path: '/api/institution-choices',
  needs: 'institutions.read',
  returns: z.object({
    departments: z.array(z.object({ id: z.uuid(), name: z.string() })),
    successors: z.array(z.object({ id: z.uuid(), name: z.string() })),
  }),
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
  body: InstitutionFields.extend({ revision }),
  returns: Done,
});

export const reviseInstitution = endpoint({
  method: 'POST',
  path: '/api/institutions/:id/revise',
  needs: 'institutions.change',
  params,
  body: z.object({ reason, action: z.enum(roundActions) }),
  returns: Done,
});

export const discardDraft = endpoint({
  method: 'POST',
  path: '/api/institutions/:id/discard',
  needs: 'institutions.change',
  params,
  body: z.object({}),
  returns: Done,
});

export const enactInstitution = endpoint({
  method: 'POST',
  path: '/api/institutions/:id/enact',
  needs: 'institutions.change',
  params,
  body: z.object({ effectiveFrom: Day, revision }),
  returns: Done,
});

export const abolishInstitution = endpoint({
  method: 'POST',
  path: '/api/institutions/:id/abolish',
  needs: 'institutions.change',
  params,
  body: z.object({ reason, replacedBy: z.uuid().nullable().optional() }),
  returns: Done,
});

export const settleRound = endpoint({
  method: 'PUT',
  path: '/api/institutions/:id/round',
  needs: 'institutions.change',
  params,
  body: z.object({ year, action: z.enum(roundActions), note: z.string().trim().max(1000).nullable() }),
  returns: Done,
});
