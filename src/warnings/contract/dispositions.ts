import { z } from 'zod';
import { endpoint } from '#platform/endpoint.ts';
import { listQuery, pageOf } from '#platform/list.ts';
import { dispositionStates } from '../disposition.ts';
import { entryKinds } from '../ledger.ts';
import { words } from '../words.ts';
import { Day, Instant, Kind, Level, OneRecord, sortFrom, Tenths } from './shapes.ts';

const State = z.enum(dispositionStates);

export const WarningRow = z.object({
  warningId: z.uuid(),
  warning: z.string(),
  kind: Kind,
  personId: z.uuid().nullable(),
  person: z.string().nullable(),
  departmentId: z.uuid(),
  department: z.string(),
  year: z.int(),
  level: Level,
  at: Instant,
  dispositionId: z.uuid(),
  disposition: z.string(),
  state: State,
  steps: z.int(),
  done: z.int(),
  step: z.string().nullable(),
  dueOn: Day.nullable(),
});
export type WarningRow = z.infer<typeof WarningRow>;

const filters = {
  kind: Kind.optional(),
  level: Level.optional(),
  state: State.optional(),
  department: z.uuid().optional(),
  year: z.coerce.number().int().min(2000).max(2200).optional(),
  overdue: z.literal('yes').optional(),
};
const sorts = ['at', 'number', 'level', 'dueOn'] as const;
const query = listQuery(filters, sorts).extend({ sort: sortFrom(sorts, '-at') });
const columns = {
  level: { head: words.columns.level, values: words.levels },
  person: { head: words.columns.person },
  department: { head: words.columns.department },
  at: { head: words.columns.reachedAt },
  disposition: { head: words.columns.disposition },
  step: { head: words.columns.step },
  dueOn: { head: words.columns.dueOn },
  state: { head: words.columns.state, values: words.dispositionStates },
} as const;

/** Levels reached, each with the disposition that it opened. */
export const listWarnings = endpoint({
  method: 'GET',
  path: '/api/warnings/warnings',
  needs: 'warnings.read',
  query,
  returns: pageOf(WarningRow),
  sheet: { name: words.pages.warnings, columns: { warning: { head: words.columns.number }, ...columns } },
});

/** The same rows, to be worked through by their dispositions. */
export const listDispositions = endpoint({
  method: 'GET',
  path: '/api/warnings/dispositions',
  needs: 'warnings.read',
  query,
  returns: pageOf(WarningRow),
  sheet: { name: words.pages.dispositions, columns },
});

export const getBoard = endpoint({
  method: 'GET',
  path: '/api/warnings/board',
  needs: 'warnings.read',
  returns: z.object({
    year: z.int(),
    levels: z.array(z.object({ level: Level, people: z.int(), departments: z.int() })),
    departments: z.array(z.object({ id: z.uuid(), name: z.string(), deducted: Tenths })),
  }),
});

const Line = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(entryKinds),
  points: Tenths,
  at: Instant,
  deductionId: z.uuid(),
  deduction: z.string(),
  item: z.string(),
  behaviour: z.string(),
});
export type Line = z.infer<typeof Line>;

export const getWarning = endpoint({
  method: 'GET',
  path: '/api/warnings/warnings/:id',
  needs: 'warnings.read',
  params: OneRecord,
  returns: WarningRow.extend({ id: z.uuid(), accountId: z.uuid(), atLeast: Tenths, entries: z.array(Line) }),
});

const Other = z.object({ id: z.uuid(), number: z.string(), level: Level, state: State }).nullable();
const Step = z.object({
  place: z.int(),
  text: z.string(),
  responsible: z.string(),
  person: z.string().nullable(),
  dueOn: Day,
  evidenceAsked: z.string(),
  evidence: z.string().nullable(),
  doneByName: z.string().nullable(),
  doneAt: Instant.nullable(),
  may: z.boolean(),
});
export type Step = z.infer<typeof Step>;

export const Disposition = WarningRow.extend({
  id: z.uuid(),
  accountId: z.uuid(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
  all: z.array(Step),
  entries: z.array(Line),
  lower: Other,
  higher: Other,
});
export type Disposition = z.infer<typeof Disposition>;

export const getDisposition = endpoint({
  method: 'GET',
  path: '/api/warnings/dispositions/:id',
  needs: 'warnings.read',
  params: OneRecord,
  returns: Disposition,
});

export const settleStep = endpoint({
  method: 'POST',
  path: '/api/warnings/dispositions/:id/steps/:place/settle',
  needs: 'warnings.settle',
  params: z.object({ id: z.uuid(), place: z.coerce.number().int().min(1).max(1000) }),
  body: z.object({ evidence: z.string().trim().min(2).max(5000) }),
  returns: z.object({ id: z.uuid(), state: State }),
});
