import { z } from 'zod';
import { endpoint } from '#platform/endpoint.ts';
import { listQuery, pageOf } from '#platform/list.ts';
import { states } from '../deduction.ts';
import { dispositionStates } from '../disposition.ts';
import { entryKinds } from '../ledger.ts';
import { faultLevels } from '../scheme.ts';
import { words } from '../words.ts';
import { Day, Instant, Kind, Level, sortFrom, Tenths } from './shapes.ts';

const Year = z.coerce.number().int().min(2000).max(2200);

export const AccountRow = z.object({
  id: z.uuid(),
  kind: Kind,
  name: z.string(),
  department: z.string(),
  deducted: Tenths,
  left: Tenths,
  pending: Tenths,
  level: Level.nullable(),
  score: z.number(),
  pendingScore: z.number(),
});
export type AccountRow = z.infer<typeof AccountRow>;

const filters = { kind: Kind.optional(), level: z.enum([...faultLevels, 'none']).optional(), department: z.uuid().optional(), year: Year.optional() };
const sorts = ['deducted', 'pending', 'name', 'department'] as const;
const query = listQuery(filters, sorts).extend({ sort: sortFrom(sorts, '-deducted') });

/** The accounts of a year; without `year` of this one. `level=none`: no fault level reached. */
export const listAccounts = endpoint({
  method: 'GET',
  path: '/api/warnings/accounts',
  needs: 'warnings.read',
  query,
  returns: pageOf(AccountRow),
  sheet: {
    name: words.pages.ledger,
    columns: {
      name: { head: words.columns.name },
      department: { head: words.columns.department },
      score: { head: words.columns.deducted },
      pendingScore: { head: words.columns.pending },
      level: { head: words.columns.level, values: words.levels },
    },
  },
});

export const AccountEntry = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(entryKinds),
  points: Tenths,
  balance: Tenths,
  at: Instant,
  behaviourOn: Day,
  deductionId: z.uuid(),
  deduction: z.string(),
  item: z.string(),
  behaviour: z.string(),
  reverses: z.string().nullable(),
  reached: Level.nullable(),
  warningId: z.uuid().nullable(),
});
export type AccountEntry = z.infer<typeof AccountEntry>;

export const Account = z.object({
  id: z.uuid(),
  kind: Kind,
  name: z.string(),
  departmentId: z.uuid(),
  department: z.string(),
  year: z.int(),
  on: Day,
  deducted: Tenths,
  left: Tenths,
  level: Level.nullable(),
  nearBlue: z.boolean(),
  pending: Tenths,
  wouldReach: Level.nullable(),
  thresholds: z.array(z.object({ level: Level, atLeast: Tenths })),
  entries: z.array(AccountEntry),
  waiting: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      item: z.string(),
      behaviour: z.string(),
      points: Tenths,
      state: z.enum(states),
      defenceUntil: Day.nullable(),
    }),
  ),
  dispositions: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      level: Level,
      state: z.enum(dispositionStates),
      steps: z.array(z.object({ place: z.int(), text: z.string(), dueOn: Day, doneAt: Instant.nullable() })),
    }),
  ),
  years: z.array(z.object({ year: z.int(), deducted: Tenths, level: Level.nullable() })),
});
export type Account = z.infer<typeof Account>;

/** One account as it stood by the end of a day; without `on` today. */
export const getAccount = endpoint({
  method: 'GET',
  path: '/api/warnings/accounts/:kind/:id',
  needs: 'warnings.read',
  params: z.object({ kind: Kind, id: z.uuid() }),
  query: z.object({ on: Day.optional() }),
  returns: Account,
});
