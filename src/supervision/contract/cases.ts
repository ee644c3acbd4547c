import { z } from 'zod';
import { endpoint } from '#platform/endpoint.ts';
import { pageOf } from '#platform/list.ts';
import { caseStates, lights } from '../case.ts';
import { cards, findingStates, kinds } from '../finding.ts';
import { words } from '../words.ts';
import { CaseRow, Choice, Day, EventRow, FindingRow, newestFirst, params } from './shapes.ts';

const caseFilters = {
  power: z.uuid().optional(),
  department: z.uuid().optional(),
  state: z.enum(caseStates).optional(),
  light: z.enum(lights).optional(),
  fits: z.enum(['true', 'false', 'none']).optional(),
  card: z.enum(cards).optional(),
};

export const listCases = endpoint({
  method: 'GET',
  path: '/api/supervision/cases',
  needs: 'supervision.read',
  query: newestFirst(caseFilters, ['lastAt', 'firstAt', 'reference', 'cost', 'dueOn', 'events']),
  returns: pageOf(CaseRow),
  sheet: {
    name: words.pages.cases,
    columns: {
      reference: { head: words.columns.reference },
      power: { head: words.columns.power },
      department: { head: words.columns.department },
      applicant: { head: words.columns.applicant },
      state: { head: words.columns.state, values: words.caseStates },
      firstAt: { head: words.columns.firstAt },
      lastAt: { head: words.columns.lastAt },
      events: { head: words.columns.events },
      cost: { head: words.columns.cost },
      light: { head: words.columns.light, values: words.lights },
      dueOn: { head: words.columns.dueOn },
      reds: { head: words.columns.reds },
      yellows: { head: words.columns.yellows },
      notices: { head: words.columns.notices },
      leads: { head: words.columns.leads },
    },
  },
});

const Lane = z.object({
  id: z.string(),
  node: z.string().nullable(),
  event: z.string().nullable(),
  step: z.string(),
  actor: z.string(),
  from: Day.optional(),
  to: Day.optional(),
  how: z.enum(['counted', 'stopped', 'running', 'missing', 'extra']),
  limitEnd: Day.optional(),
  used: z.int().optional(),
  limit: z.int().optional(),
});

/** How the case went over its flowchart: marks of nodes, arrows, steps outside the flow, each hung before a node. */
const Way = z.object({
  steps: z.array(z.object({ id: z.string(), mark: z.enum(['taken', 'current', 'skipped']), over: z.string().nullable() })),
  taken: z.array(z.string()),
  assumed: z.array(z.string()),
  extra: z.array(z.object({ event: z.uuid(), before: z.string(), label: z.string() })),
});

export const Case = CaseRow.extend({
  source: z.string(),
  conformingUpTo: z.int().nullable(),
  version: z.object({ id: z.uuid(), number: z.int(), validFrom: Day }),
  flowchart: z.string(),
  eventList: z.array(EventRow),
  way: Way.nullable(), // too long to explain
  total: z.object({ used: z.int(), limit: z.int(), unit: z.enum(['workingDay', 'calendarDay', 'immediate']) }).nullable(),
  current: z.array(z.string()), // names of the steps that the case waits for
  days: z.array(z.object({ date: Day, kind: z.enum(['work', 'off']), makeUp: z.boolean() })),
  lanes: z.array(Lane),
  findings: z.array(FindingRow.extend({ events: z.array(z.uuid()) })),
});
export type Case = z.infer<typeof Case>;

export const getCase = endpoint({ method: 'GET', path: '/api/supervision/cases/:id', needs: 'supervision.read', params, returns: Case });

const findingFilters = {
  kind: z.enum(kinds).optional(),
  card: z.enum(cards).optional(),
  state: z.enum(findingStates).optional(),
  power: z.uuid().optional(),
  department: z.uuid().optional(),
  person: z.uuid().optional(),
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
};

export const listFindings = endpoint({
  method: 'GET',
  path: '/api/supervision/findings',
  needs: 'supervision.read',
  query: newestFirst(findingFilters, ['foundAt', 'card', 'reference']),
  returns: pageOf(FindingRow),
  sheet: {
    name: words.pages.findings,
    columns: {
      kind: { head: words.columns.kind, values: words.kinds },
      card: { head: words.columns.card, values: words.cards },
      reference: { head: words.columns.reference },
      power: { head: words.columns.power },
      department: { head: words.columns.department },
      step: { head: words.columns.step },
      person: { head: words.columns.person },
      state: { head: words.columns.state, values: words.findingStates },
      foundAt: { head: words.columns.foundAt },
    },
  },
});

export const Finding = FindingRow.extend({ flowchart: z.string(), eventList: z.array(EventRow) });
export type Finding = z.infer<typeof Finding>;

export const getFinding = endpoint({ method: 'GET', path: '/api/supervision/findings/:id', needs: 'supervision.read', params, returns: Finding });

/** What the lists' filters and the import offer: powers with a published flowchart, and departments, within the bureaus in sight. */
export const listChoices = endpoint({
  method: 'GET',
  path: '/api/supervision/choices',
  needs: 'supervision.read',
  returns: z.object({ powers: z.array(Choice.extend({ code: z.string() })), departments: z.array(Choice) }),
});
