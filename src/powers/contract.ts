import { z } from 'zod';
import { endpoint } from '#platform/endpoint.ts';
import { listQuery, pageOf } from '#platform/list.ts';
import { units } from './limits.ts';
import { categories } from './power.ts';
import { deeds, states } from './version.ts';
import { words } from './words.ts';

const Unit = z.enum(units);
const Limits = z.object({
  statutoryLimit: z.int().min(0).max(3650).nullable(),
  statutoryUnit: Unit.nullable(),
  promisedLimit: z.int().min(0).max(3650).nullable(),
  promisedUnit: Unit.nullable(),
});

export const PowerRow = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  category: z.enum(categories),
  departmentId: z.uuid(),
  department: z.string(),
  open: z.boolean(),
  versionId: z.uuid(),
  version: z.int(),
  state: z.enum(states),
  validFrom: z.iso.date().nullable(),
  validTo: z.iso.date().nullable(),
  ...Limits.shape,
});
export type PowerRow = z.infer<typeof PowerRow>;

const BasisFields = z.object({
  document: z.string().trim().min(1).max(200),
  article: z.string().trim().max(100).default(''),
  text: z.string().trim().max(5000).default(''),
});

/** What a version says, less the flowchart, which comes as a file. */
export const VersionFields = z.object({
  ...Limits.shape,
  basis: z.array(BasisFields).max(50),
  procedure: z.string().max(20_000),
  responsibility: z.string().max(20_000),
});

const Review = z.object({ id: z.uuid(), deed: z.enum(['draft', ...deeds]), by: z.string(), at: z.iso.datetime(), reason: z.string().nullable() });
const StepRules = z.object({
  node: z.string(),
  name: z.string(),
  performers: z.array(z.object({ department: z.string(), position: z.string() })),
  limit: z.object({ statutory: z.int().nullable(), promised: z.int().nullable(), unit: Unit }).nullable(),
  separatedFrom: z.array(z.object({ node: z.string(), name: z.string() })),
  stopsClock: z.enum(['supplement', 'special']).nullable(),
});
export type StepRules = z.infer<typeof StepRules>;

const period = { validFrom: z.iso.date().nullable(), validTo: z.iso.date().nullable() };
export const Power = PowerRow.pick({ id: true, code: true, name: true, category: true, departmentId: true, department: true, open: true }).extend({
  version: VersionFields.extend({
    id: z.uuid(),
    number: z.int(),
    state: z.enum(states),
    ...period,
    flowchart: z.string().nullable(),
    mayEndLate: z.boolean(), // the promised limit, in another unit, ends after the statutory one for some days of the coming year
    steps: z.array(StepRules),
    deeds: z.array(z.enum(deeds)), // open to whoever asks
  }),
  versions: z.array(z.object({ id: z.uuid(), number: z.int(), state: z.enum(states), ...period, reviews: z.array(Review) })),
  mayDraft: z.boolean(),
});
export type Power = z.infer<typeof Power>;

const params = z.object({ id: z.uuid() });
const Named = z.object({ id: z.uuid(), name: z.string() });
const Made = z.object({ id: z.uuid(), versionId: z.uuid() });
const Decided = z.object({ versionId: z.uuid(), state: z.enum(states) });
const Reason = z.object({ reason: z.string().trim().min(5).max(1000) });
const filters = { category: z.enum(categories).optional(), department: z.uuid().optional(), state: z.enum(states).optional() };

export const listPowers = endpoint({
  method: 'GET',
  path: '/api/powers',
  needs: 'powers.read',
  query: listQuery(filters, ['code', 'name', 'department', 'state']),
  returns: pageOf(PowerRow),
  sheet: {
    name: words.pages.powers,
    columns: {
      code: { head: words.columns.code },
      name: { head: words.columns.name },
      category: { head: words.columns.category, values: words.categories },
      department: { head: words.columns.department },
      statutoryLimit: { head: words.columns.statutory },
      statutoryUnit: { head: words.columns.statutoryUnit, values: words.units },
      promisedLimit: { head: words.columns.promised },
      promisedUnit: { head: words.columns.promisedUnit, values: words.units },
      version: { head: words.columns.version },
      state: { head: words.columns.state, values: words.states },
      validFrom: { head: words.columns.validFrom },
    },
  },
});

/** `departments` have powers to read; `drafting` are those for which the asker may write some. */
export const listPowerDepartments = endpoint({
  method: 'GET',
  path: '/api/power-departments',
  needs: 'powers.read',
  returns: z.object({ departments: z.array(Named), drafting: z.array(Named) }),
});

export const getPower = endpoint({
  method: 'GET',
  path: '/api/powers/:id',
  needs: 'powers.read',
  params,
  query: z.object({ version: z.uuid().optional() }),
  returns: Power,
});

export const addPower = endpoint({
  method: 'POST',
  path: '/api/powers',
  needs: 'powers.change',
  body: z.object({
    code: z.string().trim().min(2).max(50),
    name: z.string().trim().min(2).max(200),
    category: z.enum(categories),
    departmentId: z.uuid(),
    open: z.boolean(),
    draft: VersionFields.partial().default({}),
  }),
  returns: Made,
});

export const draftVersion = endpoint({
  method: 'POST',
  path: '/api/powers/:id/draft',
  needs: 'powers.change',
  params,
  body: VersionFields.partial(),
  returns: Made,
});

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

export const submitVersion = endpoint({ method: 'POST', path: '/api/power-versions/:id/submit', needs: 'powers.submit', params, returns: Decided });
export const reviewVersion = endpoint({ method: 'POST', path: '/api/power-versions/:id/review', needs: 'powers.review', params, returns: Decided });
export const legalReviewVersion = endpoint({
  method: 'POST',
  path: '/api/power-versions/:id/legal-review',
  needs: 'powers.legalReview',
  params,
  returns: Decided,
});

/** Two doors to one deed: the office returns by the one, legal affairs by the other. */
export const returnVersion = endpoint({
  method: 'POST',
  path: '/api/power-versions/:id/return',
  needs: 'powers.review',
  params,
  body: Reason,
  returns: Decided,
});
export const legalReturnVersion = endpoint({
  method: 'POST',
  path: '/api/power-versions/:id/legal-return',
  needs: 'powers.legalReview',
  params,
  body: Reason,
  returns: Decided,
});

export const publishVersion = endpoint({
  method: 'POST',
  path: '/api/power-versions/:id/publish',
  needs: 'powers.publish',
  params,
  body: z.object({ validFrom: z.iso.date() }),
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
