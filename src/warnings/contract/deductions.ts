import { z } from 'zod';
import { endpoint } from '#platform/endpoint.ts';
import { listQuery, pageOf } from '#platform/list.ts';
import { confirmingLevels, moves, states } from '../deduction.ts';
import { entryKinds } from '../ledger.ts';
import { words } from '../words.ts';
import { Day, Instant, Kind, Level, OneRecord, sortFrom, Tenths } from './shapes.ts';

const State = z.enum(states);

export const DeductionRow = z.object({
  id: z.uuid(),
  number: z.string(),
  appliesTo: Kind,
  personId: z.uuid().nullable(),
  person: z.string().nullable(),
  departmentId: z.uuid(),
  department: z.string(),
  item: z.string(),
  behaviour: z.string(),
  points: Tenths,
  score: z.number(),
  behaviourOn: Day,
  state: State,
  proposedAt: Instant,
  defenceUntil: Day.nullable(),
});
export type DeductionRow = z.infer<typeof DeductionRow>;

const filters = { state: State.optional(), kind: Kind.optional(), department: z.uuid().optional(), open: z.literal('yes').optional() };
const sorts = ['at', 'number', 'points', 'behaviourOn'] as const;
const query = listQuery(filters, sorts).extend({ sort: sortFrom(sorts, '-at') });

export const listDeductions = endpoint({
  method: 'GET',
  path: '/api/warnings/deductions',
  needs: 'warnings.read',
  query,
  returns: pageOf(DeductionRow),
  sheet: {
    name: words.pages.deductions,
    columns: {
      number: { head: words.columns.number },
      person: { head: words.columns.person },
      department: { head: words.columns.department },
      item: { head: words.columns.item },
      behaviour: { head: words.columns.behaviour },
      score: { head: words.columns.points },
      behaviourOn: { head: words.columns.behaviourOn },
      state: { head: words.columns.state, values: words.states },
    },
  },
});

export const Deduction = DeductionRow.omit({ score: true }).extend({
  facts: z.string(),
  itemGroup: z.string(),
  source: z.string(),
  scheme: z.int(),
  inferred: z.boolean(),
  defenceDays: z.int(),
  appealDays: z.int(),
  subject: z.string().nullable(),
  isSubject: z.boolean(),
  proposer: z.string().nullable(),
  notifier: z.string().nullable(),
  notifiedAt: Instant.nullable(),
  statement: z.string().nullable(),
  statedAt: Instant.nullable(),
  decider: z.string().nullable(),
  decidedAt: Instant.nullable(),
  opinion: z.string().nullable(),
  confirmer: z.string().nullable(),
  confirmedAt: Instant.nullable(),
  confirming: z.enum(confirmingLevels),
  appealUntil: Day.nullable(),
  grounds: z.string().nullable(),
  appealedAt: Instant.nullable(),
  judge: z.string().nullable(),
  judging: z.enum(confirmingLevels),
  judgedAt: Instant.nullable(),
  judgement: z.string().nullable(),
  entries: z.array(z.object({ id: z.uuid(), number: z.string(), kind: z.enum(entryKinds), points: Tenths, appliesTo: Kind, at: Instant })),
  may: z.array(z.enum(moves)),
});
export type Deduction = z.infer<typeof Deduction>;

export const getDeduction = endpoint({
  method: 'GET',
  path: '/api/warnings/deductions/:id',
  needs: 'warnings.read',
  params: OneRecord,
  returns: Deduction,
});

/** The scheme in force: items, thresholds, plans; `inferred` while it is the one that ships. */
export const getScheme = endpoint({
  method: 'GET',
  path: '/api/warnings/scheme',
  needs: 'warnings.read',
  returns: z.object({
    number: z.int(),
    validFrom: Day,
    inferred: z.boolean(),
    defenceDays: z.int(),
    appealDays: z.int(),
    departmentShareFrom: Tenths.nullable(),
    departmentShare: Tenths,
    items: z.array(z.object({ item: z.string(), group: z.string(), behaviour: z.string(), points: Tenths, appliesTo: Kind, source: z.string() })),
    thresholds: z.array(z.object({ appliesTo: Kind, level: Level, atLeast: Tenths })),
    steps: z.array(
      z.object({ appliesTo: Kind, level: Level, place: z.int(), text: z.string(), responsible: z.string(), days: z.int(), evidence: z.string() }),
    ),
  }),
});

/** Whom a deduction may name. */
export const listSubjects = endpoint({
  method: 'GET',
  path: '/api/warnings/subjects',
  needs: 'warnings.propose',
  returns: z.object({
    people: z.array(z.object({ id: z.uuid(), name: z.string(), department: z.string() })),
    departments: z.array(z.object({ id: z.uuid(), name: z.string() })),
  }),
});

const Done = z.object({ id: z.uuid(), state: State });
const text = z.string().trim().min(5).max(5000);

export const proposeDeduction = endpoint({
  method: 'POST',
  path: '/api/warnings/deductions',
  needs: 'warnings.propose',
  body: z.object({
    appliesTo: Kind,
    personId: z.uuid().nullable().default(null),
    departmentId: z.uuid().nullable().default(null),
    item: z.string().min(1).max(20),
    behaviourOn: Day,
    facts: text,
  }),
  returns: Done.extend({ number: z.string() }),
});

export const notifyDeduction = endpoint({
  method: 'POST',
  path: '/api/warnings/deductions/:id/notify',
  needs: 'warnings.decide',
  params: OneRecord,
  returns: Done,
});

export const stateDefence = endpoint({
  method: 'POST',
  path: '/api/warnings/deductions/:id/state',
  needs: 'warnings.state',
  params: OneRecord,
  body: z.object({ statement: text }),
  returns: Done,
});

export const waiveDefence = endpoint({
  method: 'POST',
  path: '/api/warnings/deductions/:id/waive',
  needs: 'warnings.state',
  params: OneRecord,
  returns: Done,
});

export const decideDeduction = endpoint({
  method: 'POST',
  path: '/api/warnings/deductions/:id/decide',
  needs: 'warnings.decide',
  params: OneRecord,
  body: z.object({ outcome: z.enum(['deduct', 'dismiss']), opinion: text }),
  returns: Done,
});

export const confirmDeduction = endpoint({
  method: 'POST',
  path: '/api/warnings/deductions/:id/confirm',
  needs: 'warnings.confirm',
  params: OneRecord,
  body: z.object({ outcome: z.enum(['confirm', 'refuse']) }),
  returns: Done,
});

export const appealDeduction = endpoint({
  method: 'POST',
  path: '/api/warnings/deductions/:id/appeal',
  needs: 'warnings.appeal',
  params: OneRecord,
  body: z.object({ grounds: text }),
  returns: Done,
});

export const judgeAppeal = endpoint({
  method: 'POST',
  path: '/api/warnings/deductions/:id/judge',
  needs: 'warnings.judgeAppeal',
  params: OneRecord,
  body: z.object({ outcome: z.enum(['uphold', 'reverse']), judgement: text }),
  returns: Done,
});
