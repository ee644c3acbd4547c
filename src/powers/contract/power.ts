import { z } from 'zod';
import { Day } from '#platform/day.ts';
import { endpoint } from '#platform/endpoint.ts';
import { listQuery, pageOf } from '#platform/list.ts';
import { units } from '../limits.ts';
import { categories, keyAreas } from '../power.ts';
import { deeds, states } from '../version.ts';
import { words } from '../words.ts';
import { powerFilters } from './catalogue.ts';

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
  keyArea: z.enum(keyAreas).nullable(),
  positions: z.array(z.string()), // names
  versionId: z.uuid(),
  version: z.int(),
  state: z.enum(states),
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  ...Limits.shape,
});
export type PowerRow = z.infer<typeof PowerRow>;

const BasisFields = z.object({
  document: z.string().trim().min(1).max(200),
  article: z.string().trim().max(300).default(''),
  text: z.string().trim().max(5000).default(''),
});

/** What a version says, less the flowchart, which comes as a file. */
export const VersionFields = z.object({
  ...Limits.shape,
  basis: z.array(BasisFields).max(50),
  procedure: z.string().max(20_000),
  responsibility: z.string().max(20_000),
  positions: z.array(z.uuid()).max(100), // 行使岗位
});

/** What a reviewer asks to be changed at one place: a field of the version, or `node:` and the id of a node. */
export const Remark = z.object({ place: z.string().min(1).max(300), reason: z.string().trim().min(2).max(1000) });
export type Remark = z.infer<typeof Remark>;

const Fault = z.object({ kind: z.string(), node: z.string().nullable(), name: z.string() });

/** Whether every case can be brought to an end, and which nodes are at fault; `unreadable`: the engine does not understand the drawing. */
export const Diagnosis = z.object({
  sound: z.enum(['yes', 'no', 'undecided', 'unreadable']),
  faults: z.array(Fault),
  refusal: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }).nullable(),
});

const Review = z.object({
  id: z.uuid(),
  deed: z.enum(['draft', ...deeds]),
  by: z.string(),
  at: z.iso.datetime(),
  reason: z.string().nullable(),
  remarks: z.array(Remark),
});
const StepRules = z.object({
  node: z.string(),
  name: z.string(),
  performers: z.array(z.object({ department: z.string(), position: z.string() })),
  limit: z.object({ statutory: z.int().nullable(), promised: z.int().nullable(), unit: Unit }).nullable(),
  separatedFrom: z.array(z.object({ node: z.string(), name: z.string() })),
  stopsClock: z.enum(['supplement', 'special']).nullable(),
});
export type StepRules = z.infer<typeof StepRules>;

/** A deadline, and how it was reckoned: so many working days after a day, with so many days off between. */
export const Reckoned = z.object({ since: Day, dueOn: Day, days: z.int(), off: z.int() });
export type Reckoned = z.infer<typeof Reckoned>;

/** With whom a version lies by name, and until when it is to be passed on. */
const Desk = z.object({ holders: z.array(z.string()), due: Reckoned.nullable() });

/** What a deed leads to if it is done today. */
const Way = z.object({
  deed: z.enum(deeds),
  to: z.enum(states),
  holders: z.array(z.string()),
  days: z.int().nullable(),
  dueOn: Day.nullable(),
});

/** What the last return asks for; of a node its id and name; `touched`: its place was changed since. */
const Returned = z.object({
  id: z.uuid(),
  by: z.string(),
  at: z.iso.datetime(),
  reason: z.string(),
  remarks: z.array(Remark.extend({ node: z.string().nullable(), name: z.string().nullable(), touched: z.boolean() })),
});

const period = { validFrom: Day.nullable(), validTo: Day.nullable() };
export const Power = PowerRow.pick({
  id: true,
  code: true,
  name: true,
  category: true,
  departmentId: true,
  department: true,
  open: true,
  keyArea: true,
}).extend({
  version: VersionFields.extend({
    id: z.uuid(),
    number: z.int(),
    state: z.enum(states),
    ...period,
    positions: z.array(z.object({ id: z.uuid(), name: z.string(), department: z.string() })),
    flowchart: z.string().nullable(),
    diagnosis: Diagnosis.nullable(), // null: no flowchart
    revision: z.int(),
    saved: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
    // a day of acceptance for which the promised limit, in another unit, ends after the statutory one
    endsLate: z.object({ start: Day, promised: Day, statutory: Day }).nullable(),
    steps: z.array(StepRules),
    deeds: z.array(z.enum(deeds)), // open to whoever asks
    ways: z.array(Way), // of those deeds
    desk: Desk.nullable(), // null: with nobody, it is in force or has ended
    returned: Returned.nullable(),
  }),
  versions: z.array(z.object({ id: z.uuid(), number: z.int(), state: z.enum(states), ...period, reviews: z.array(Review) })),
  mayDraft: z.boolean(),
});
export type Power = z.infer<typeof Power>;

const params = z.object({ id: z.uuid() });
const Named = z.object({ id: z.uuid(), name: z.string() });
export const Made = z.object({ id: z.uuid(), versionId: z.uuid(), revision: z.int() });

export const listPowers = endpoint({
  method: 'GET',
  path: '/api/powers',
  needs: 'powers.read',
  query: listQuery(powerFilters, ['code', 'name', 'department', 'state']),
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

/** `departments` have powers to read, `positions` exercise some of them; `drafting` are departments for which the asker may write some. */
export const listPowerDepartments = endpoint({
  method: 'GET',
  path: '/api/power-departments',
  needs: 'powers.read',
  returns: z.object({ departments: z.array(Named), positions: z.array(Named.extend({ department: z.string() })), drafting: z.array(Named) }),
});

export const getPower = endpoint({
  method: 'GET',
  path: '/api/powers/:id',
  needs: 'powers.read',
  params,
  query: z.object({ version: z.uuid().or(z.literal('newest')).optional() }), // left out: the one in force
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
    open: z.union([z.boolean(), z.enum(['yes', 'no'])]), // as a form says it
    keyArea: z.enum(keyAreas).nullable().default(null),
    draft: VersionFields.partial().default({}),
  }),
  returns: Made,
});
