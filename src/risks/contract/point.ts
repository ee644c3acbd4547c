import { z } from 'zod';
import { actions, statuses } from '#institutions/institution.ts';
import { Day } from '#platform/day.ts';
import { endpoint } from '#platform/endpoint.ts';
import { controls } from '../level.ts';
import { aspects, deeds, elements, foundBys, keyAreas, origins, states, tiers } from '../point.ts';
import { fields } from '../version.ts';
import { MeasureRow } from './measure.ts';

export const grade = z.int().min(1).max(5);
export const level = z.int().min(1).max(3);
export const told = {
  year: z.int().min(2000).max(2100),
  description: z.string().trim().min(5).max(2000),
  tier: z.enum(tiers),
  keyArea: z.enum(keyAreas),
  aspect: z.enum(aspects),
  element: z.enum(elements),
  foundBy: z.enum(foundBys),
  likelihood: grade,
  harm: grade,
  selfLevel: level,
};

export const RiskRow = z.object({
  ...told,
  description: z.string(),
  keyArea: told.keyArea.nullable(),
  aspect: told.aspect.nullable(),
  element: told.element.nullable(),
  foundBy: told.foundBy.nullable(),
  likelihood: grade.nullable(),
  harm: grade.nullable(),
  selfLevel: level.nullable(),
  id: z.uuid(),
  number: z.string().nullable(),
  departmentId: z.uuid(),
  department: z.string(),
  person: z.string().nullable(),
  level: level.nullable(),
  state: z.enum(states),
  origin: z.enum(origins),
  position: z.string().nullable(),
  responsible: z.string().nullable(),
  legacyNumber: z.string().nullable(),
  registeredOn: Day.nullable(),
  revision: z.int(),
  measures: z.int(),
  measuresDone: z.int(),
  control: z.enum(controls).nullable(),
});
export type RiskRow = z.infer<typeof RiskRow>;

const Linked = z.object({ id: z.uuid(), title: z.string(), documentNumber: z.string(), action: z.enum(actions), status: z.enum(statuses) });
const Promised = z.object({
  id: z.uuid(),
  year: z.int(),
  clause: z.int(),
  text: z.string(),
  signedAt: z.iso.datetime(),
  person: z.string(),
  personId: z.uuid(),
});
const Step = z.object({ versionId: z.uuid(), node: z.string(), name: z.string() });

const value = z.union([z.string(), z.number()]).nullable();
const Version = z.object({
  revision: z.int(),
  reason: z.string().nullable(),
  by: z.string(),
  at: z.iso.datetime(),
  changes: z.array(z.object({ field: z.enum(fields), before: value, after: value })),
});
export type Version = z.infer<typeof Version>;

const Same = z.object({ id: z.uuid(), number: z.string().nullable(), description: z.string() });

export const RiskPoint = RiskRow.extend({
  personId: z.uuid().nullable(),
  previous: z.object({ id: z.uuid(), number: z.string().nullable(), year: z.int(), level: level.nullable() }).nullable(),
  mergedInto: Same.nullable(),
  merged: z.array(Same), // those that went into it
  versions: z.array(Version),
  opinion: z.string().nullable(),
  proposal: level.nullable(),
  power: z.object({ id: z.uuid(), code: z.string(), name: z.string(), step: Step.nullable() }).nullable(),
  measureList: z.array(MeasureRow),
  institutions: z.array(Linked),
  promises: z.array(Promised),
  deeds: z.array(z.enum(deeds)),
});
export type RiskPoint = z.infer<typeof RiskPoint>;

const Named = z.object({ id: z.uuid(), name: z.string() });
export const riskChoices = endpoint({
  method: 'GET',
  path: '/api/risk-choices',
  needs: 'risks.change',
  returns: z.object({
    departments: z.array(Named),
    people: z.array(Named.extend({ department: z.string(), departmentId: z.uuid() })),
    steps: z.array(Step.extend({ powerId: z.uuid(), code: z.string(), power: z.string() })),
    institutions: z.array(z.object({ id: z.uuid(), title: z.string() })),
  }),
});

const params = z.object({ id: z.uuid() });
const Done = z.object({ id: z.uuid(), state: z.enum(states), number: z.string().nullable() });
const Made = z.object({ id: z.uuid() });

export const getRiskPoint = endpoint({ method: 'GET', path: '/api/risks/:id', needs: 'risks.read', params, returns: RiskPoint });

export const addRiskPoint = endpoint({
  method: 'POST',
  path: '/api/risks',
  needs: 'risks.change',
  body: z.object({
    ...told,
    year: told.year.optional(),
    departmentId: z.uuid(),
    personId: z.uuid().nullable().default(null),
    previousId: z.uuid().nullable().default(null),
    powerId: z.uuid().nullable().default(null),
    step: z
      .string()
      .regex(/^[\da-f-]{36}:./)
      .max(300)
      .nullable()
      .default(null), // `version:node`; its power follows
  }),
  returns: Done,
});

export const evaluate = endpoint({
  method: 'POST',
  path: '/api/risks/:id/evaluate',
  needs: 'risks.evaluate',
  params,
  body: z.object({ level, opinion: z.string().trim().max(2000).nullable().default(null) }),
  returns: Done,
});
export const register = endpoint({ method: 'POST', path: '/api/risks/:id/register', needs: 'risks.evaluate', params, returns: Done });

/** What is registered is not overwritten: this makes a version more, and says why. */
export const revise = endpoint({
  method: 'POST',
  path: '/api/risks/:id/revise',
  needs: 'risks.evaluate',
  params,
  body: z.object({
    reason: z.string().trim().min(5).max(2000),
    description: told.description.optional(),
    departmentId: z.uuid().optional(),
    personId: z.uuid().nullable().optional(),
    previousId: z.uuid().nullable().optional(),
    position: z.string().trim().max(200).nullable().optional(),
    responsible: z.string().trim().max(200).nullable().optional(),
    keyArea: told.keyArea.nullable().optional(),
    aspect: told.aspect.nullable().optional(),
    element: told.element.nullable().optional(),
    foundBy: told.foundBy.nullable().optional(),
    likelihood: grade.nullable().optional(),
    harm: grade.nullable().optional(),
    level: level.optional(),
    opinion: z.string().trim().max(2000).nullable().optional(),
  }),
  returns: Done,
});

const Institution = z.object({ institutionId: z.uuid() });
export const linkInstitution = endpoint({
  method: 'POST',
  path: '/api/risks/:id/institutions',
  needs: 'risks.change',
  params,
  body: Institution,
  returns: Done,
});
export const unlinkInstitution = endpoint({
  method: 'DELETE',
  path: '/api/risks/:id/institutions',
  needs: 'risks.change',
  params,
  body: Institution,
  returns: Done,
});

/** One's own promise, signed by oneself. */
export const signPromise = endpoint({
  method: 'POST',
  path: '/api/risk-promises',
  needs: 'risks.read',
  body: z.object({
    year: told.year,
    clause: z.int().min(1).max(200),
    text: z.string().trim().min(5).max(2000),
    riskPointId: z.uuid().nullable().default(null),
  }),
  returns: Made,
});
