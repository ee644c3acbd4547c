import { z } from 'zod';
import { Day } from '#platform/day.ts';
import { endpoint } from '#platform/endpoint.ts';
import { listQuery, pageOf } from '#platform/list.ts';
import { addRiskPoint, riskChoices } from '#risks/contract/point.ts';
import { keyAreas } from '#risks/point.ts';
import { deeds, type InsideSource, namedTos, sources, states, textBounds } from './suggestion.ts';
import { words } from './words.ts';

const Instant = z.iso.datetime();
const Named = z.object({ id: z.uuid(), name: z.string() });
const params = z.object({ id: z.uuid() });
const text = (least: number, most: number = textBounds.most) => z.string().trim().min(least).max(most);

export const SuggestionRow = z.object({
  id: z.uuid(),
  number: z.string(),
  year: z.int(),
  source: z.enum(sources),
  text: z.string(),
  powerId: z.uuid().nullable(),
  power: z.string().nullable(),
  step: z.string().nullable(),
  aboutDepartment: z.string().nullable(),
  author: z.string().nullable(), // null: from outside, or not for this reader to know
  state: z.enum(states),
  receivedAt: Instant,
  dueOn: Day.nullable(),
  late: z.boolean(),
  departmentId: z.uuid().nullable(),
  department: z.string().nullable(),
});
export type SuggestionRow = z.infer<typeof SuggestionRow>;

const filters = {
  source: z.enum(sources).optional(),
  state: z.enum(states).optional(),
  department: z.uuid().optional(),
  power: z.uuid().optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  open: z.enum(['true', 'late']).optional(), // not settled; and past its day
};
const sorts = ['receivedAt', 'number', 'dueOn'] as const;

/** Newest first, unless asked otherwise. */
export const listSuggestions = endpoint({
  method: 'GET',
  path: '/api/suggestions',
  needs: 'suggestions.read',
  query: listQuery(filters, sorts).extend({ sort: z.enum(sorts.flatMap((sort) => [sort, `-${sort}`] as const)).default('-receivedAt') }),
  returns: pageOf(SuggestionRow),
  sheet: {
    name: words.pages.suggestions,
    columns: {
      number: { head: words.columns.number },
      source: { head: words.columns.source, values: words.sources },
      text: { head: words.columns.text },
      power: { head: words.columns.power },
      step: { head: words.columns.step },
      aboutDepartment: { head: words.columns.aboutDepartment },
      author: { head: words.columns.author },
      receivedAt: { head: words.columns.receivedAt },
      department: { head: words.columns.department },
      dueOn: { head: words.columns.dueOn },
      state: { head: words.columns.state, values: words.states },
    },
  },
});

const Counts = z.object({ received: z.int(), takenUp: z.int(), declined: z.int(), open: z.int() });

/** How many of a year came from each source, and what became of them: what the year's report counts. `years`: those that have any. */
export const suggestionSummary = endpoint({
  method: 'GET',
  path: '/api/suggestion-summary',
  needs: 'suggestions.read',
  query: z.object({ year: filters.year }),
  returns: z.object({ year: z.int(), years: z.array(z.int()), sources: z.array(Counts.extend({ source: z.enum(sources) })), total: Counts }),
});

/** Departments and powers that have suggestions to read: what the filters offer. */
export const suggestionFilters = endpoint({
  method: 'GET',
  path: '/api/suggestion-filters',
  needs: 'suggestions.read',
  returns: z.object({ departments: z.array(Named), powers: z.array(Named) }),
});

/** What the forms of the asker's bureau offer: as what one may leave a suggestion, about what and whom. */
export const suggestionChoices = endpoint({
  method: 'GET',
  path: '/api/suggestion-choices',
  needs: 'suggestions.give',
  returns: z.object({
    sources: z.array(z.enum(sources).exclude(['public'])),
    departments: z.array(Named),
    powers: z.array(Named),
    steps: riskChoices.returns.shape.steps,
    people: riskChoices.returns.shape.people,
    channels: z.object({ body: z.string().nullable(), phone: z.string(), site: z.string() }), // where reports of misconduct go
  }),
});

const Entry = z.object({
  id: z.uuid(),
  deed: z.enum(deeds),
  department: z.string().nullable(),
  by: z.string().nullable(),
  text: z.string(),
  at: Instant,
});

export const Suggestion = SuggestionRow.extend({
  aboutPerson: z.string().nullable(),
  namedTo: z.enum(namedTos),
  step: z.object({ versionId: z.uuid(), node: z.string(), name: z.string() }).nullable(),
  answerer: z.string().nullable(), // for those who handle it
  entries: z.array(Entry),
  riskPoint: z.object({ id: z.string(), label: z.string(), href: z.string() }).nullable(), // where the reader may see it
  deeds: z.array(z.enum(deeds)), // open to whoever asks
  proposedDue: Day.nullable(), // for who may dispatch
  /** What is known already of the risk point, for who may take it up. */
  proposal: z
    .object({
      departmentId: z.uuid().nullable(),
      personId: z.uuid().nullable(),
      powerId: z.uuid().nullable(),
      step: z.string().nullable(),
      keyArea: z.enum(keyAreas).nullable(),
    })
    .nullable(),
});
export type Suggestion = z.infer<typeof Suggestion>;

export const getSuggestion = endpoint({ method: 'GET', path: '/api/suggestions/:id', needs: 'suggestions.read', params, returns: Suggestion });

const Done = z.object({ id: z.uuid(), number: z.string(), state: z.enum(states) });
const uuid = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';

/** The same words about the same thing by the same person are one suggestion while it is open, however often they are sent. */
export const giveSuggestion = endpoint({
  method: 'POST',
  path: '/api/suggestions',
  needs: 'suggestions.give',
  body: z.object({
    source: z.enum(sources.filter((it): it is InsideSource => it !== 'public')),
    text: text(textBounds.least),
    about: z
      .string()
      .max(300)
      .regex(new RegExp(`^(?:(?:power|department):${uuid}|step:${uuid}:.+)$`, 's'))
      .nullable()
      .default(null), // null: in general
    personId: z.uuid().nullable().default(null), // on whose position the risk is seen
    namedTo: z.enum(namedTos).default('handlers'),
  }),
  returns: Done,
});

export const dispatchSuggestion = endpoint({
  method: 'POST',
  path: '/api/suggestions/:id/dispatch',
  needs: 'suggestions.dispatch',
  params,
  body: z.object({ departmentId: z.uuid(), dueOn: Day, note: text(0).default('') }),
  returns: Done,
});

/** The department that has it answers, or the office; the suggestion stays open until it is taken up or declined. */
export const answerSuggestion = endpoint({
  method: 'POST',
  path: '/api/suggestions/:id/answer',
  needs: 'suggestions.answer',
  params,
  body: z.object({ answer: text(5) }),
  returns: Done,
});

export const takeUpSuggestion = endpoint({
  method: 'POST',
  path: '/api/suggestions/:id/take-up',
  needs: 'suggestions.settle',
  params,
  body: addRiskPoint.body.omit({ foundBy: true }).extend({ reply: text(2) }),
  returns: Done.extend({ riskPointId: z.uuid() }),
});

export const declineSuggestion = endpoint({
  method: 'POST',
  path: '/api/suggestions/:id/decline',
  needs: 'suggestions.settle',
  params,
  body: z.object({ reason: text(5) }),
  returns: Done,
});

export const addWord = endpoint({
  method: 'POST',
  path: '/api/suggestions/:id/word',
  needs: 'suggestions.give',
  params,
  body: z.object({ word: text(2) }),
  returns: Done,
});
