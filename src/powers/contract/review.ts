import { z } from 'zod';
import { Day } from '#platform/day.ts';
import { endpoint } from '#platform/endpoint.ts';
import { listQuery, pageOf } from '#platform/list.ts';
import { fields } from '../difference.ts';
import { categories } from '../power.ts';
import { deeds, states } from '../version.ts';
import { words } from '../words.ts';
import { words as reviewWords } from '../words/review.ts';
import { Reckoned, VersionFields } from './power.ts';

const params = z.object({ id: z.uuid() });

/** A version as it is, or (`read`) as it was when somebody passed or returned it; `id` is the version's or the review's. */
const Side = z.object({
  id: z.uuid(),
  versionId: z.uuid(),
  number: z.int(),
  state: z.enum(states),
  read: z.object({ deed: z.enum(deeds), by: z.string(), at: z.iso.datetime() }).nullable(),
});
export type Side = z.infer<typeof Side>;
const Filled = Side.extend({ ...VersionFields.shape, positions: z.array(z.string()), flowchart: z.string().nullable() }); // positions by name
export type Filled = z.infer<typeof Filled>;

const Value = z.record(z.string(), z.string());
const ElementChange = z.object({
  id: z.string(),
  type: z.string(),
  name: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  ends: z.array(z.string()).readonly(),
  how: z.enum(['added', 'removed', 'moved', 'changed']),
  moved: z.boolean(),
  aspects: z.array(z.object({ aspect: z.string(), before: z.array(Value).readonly(), after: z.array(Value).readonly() })).readonly(),
});
export type ElementChange = z.infer<typeof ElementChange>;

/**
 * Two sides of a power and what differs between them. `base` says why this one was taken as the earlier: what legal affairs last passed,
 * what was published before, what was asked for; null: there is none and everything is new. `elements` null: a drawing is not readable.
 */
export const compareVersions = endpoint({
  method: 'GET',
  path: '/api/powers/:id/compare',
  needs: 'powers.read',
  params,
  query: z.object({ from: z.uuid().optional(), to: z.uuid().optional() }),
  returns: z.object({
    power: z.object({ id: z.uuid(), code: z.string(), name: z.string(), department: z.string() }),
    base: z.enum(['legal', 'published', 'chosen', 'none']),
    from: Filled.nullable(),
    to: Filled,
    sides: z.array(Side),
    drawn: z.array(z.object({ id: z.string(), type: z.string(), name: z.string() })), // of the later
    fields: z.array(z.enum(fields)),
    elements: z.array(ElementChange).nullable(),
  }),
});

const LegalReview = z.object({
  id: z.uuid(),
  powerId: z.uuid(),
  bureauId: z.uuid(),
  bureau: z.string(),
  code: z.string(),
  name: z.string(),
  category: z.enum(categories),
  version: z.int(),
  submittedOn: Day.nullable(),
  submittedBy: z.string().nullable(),
  since: Day.nullable(),
  waiting: z.int().nullable(), // working days of the bureau since it came
  dueOn: Day.nullable(),
  due: Reckoned.nullable(),
  changedFields: z.int().nullable(), // since legal affairs last passed a version of this power; null: it never did
  changedElements: z.int().nullable(),
});
export type LegalReview = z.infer<typeof LegalReview>;

const filters = { bureau: z.uuid().optional(), category: z.enum(categories).optional(), late: z.enum(['yes', 'no']).optional() };

/** Versions at the desk of legal affairs, of all bureaus, nearest deadline first. */
export const listLegalReviews = endpoint({
  method: 'GET',
  path: '/api/power-legal-reviews',
  needs: 'powers.legalReview',
  query: listQuery(filters, ['dueOn', 'since', 'bureau', 'code', 'name']),
  returns: pageOf(LegalReview),
  sheet: {
    name: reviewWords.legal.title,
    columns: {
      bureau: { head: reviewWords.columns.bureau },
      code: { head: words.columns.code },
      name: { head: words.columns.name },
      category: { head: words.columns.category, values: words.categories },
      version: { head: words.columns.version },
      submittedOn: { head: reviewWords.columns.submittedOn },
      submittedBy: { head: reviewWords.columns.submittedBy },
      since: { head: reviewWords.columns.since },
      waiting: { head: reviewWords.columns.waiting },
      dueOn: { head: reviewWords.columns.dueOn },
      changedFields: { head: reviewWords.columns.changedFields },
      changedElements: { head: reviewWords.columns.changedElements },
    },
  },
});

/** Bureaus that have a version at that desk: what the list's filter offers. */
export const listLegalBureaus = endpoint({
  method: 'GET',
  path: '/api/power-legal-bureaus',
  needs: 'powers.legalReview',
  returns: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
