import { z } from 'zod';
import { endpoint } from '#platform/endpoint.ts';
import { pageOf } from '#platform/list.ts';
import { Named } from '#platform/web/contract.ts';
import { words } from './web/words.ts';

const Part = z.enum(['institutions', 'powers', 'risks', 'campaigns', 'warnings', 'supervision', 'suggestions', 'organization']);

const Todo = z.object({
  id: z.string(),
  part: Part,
  matter: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  about: z.string(),
  from: z.string(),
  dueOn: z.string().nullable(),
  rule: z.string().nullable(),
  card: z.enum(['notice', 'yellow', 'red']).nullable(),
  href: z.string(),
});

const Started = z.object({
  id: z.string(),
  part: Part,
  label: z.string(),
  state: z.string(),
  seat: z.string().optional(),
  holder: z.string(),
  since: z.string(),
  href: z.string(),
});

const Figure = z.object({ part: Part, key: z.string(), value: z.number(), of: z.number().nullable(), href: z.string() });

/** The first page: what waits on me, nearest deadline first; what I started; the figures that my roles steer by. */
export const readHome = endpoint({
  method: 'GET',
  path: '/api/home',
  needs: 'home.read',
  returns: z.object({ todos: z.array(Todo), started: z.array(Started), figures: z.array(Figure) }),
});

/** Everything one may see whose name or number contains the words, at most ten of each kind. */
export const search = endpoint({
  method: 'GET',
  path: '/api/search',
  needs: 'search.read',
  query: z.object({ q: z.string().trim().min(1).max(100) }),
  returns: z.object({ found: z.array(Named) }),
});

/** What this server answers, as an OpenAPI 3.1 document. */
export const readOpenapi = endpoint({
  method: 'GET',
  path: '/api/openapi.json',
  needs: 'public',
  returns: z.record(z.string(), z.unknown()),
});

const Gap = z.object({
  id: z.string(),
  part: Part,
  kind: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null(), z.array(z.string()).readonly()])),
  about: z.object({ label: z.string(), href: z.string() }),
  department: z.object({ id: z.uuid(), name: z.string() }),
  bureau: z.string(),
  repairs: z.array(z.object({ deed: z.string(), href: z.string() })).readonly(),
});

const { columns } = words.checkups;

/**
 * The gaps of 体检 in what one may read, all at once, in the order in which they are told. `kind` is `part.kind`, `department` an id, `q` words of
 * the record's name. As a spreadsheet each says what it is, of what, and why it matters.
 */
export const listCheckups = endpoint({
  method: 'GET',
  path: '/api/checkups',
  needs: 'powers.read',
  query: z.object({ q: z.string().trim().max(100).optional(), kind: z.string().max(60).optional(), department: z.uuid().optional() }),
  returns: pageOf(Gap),
  sheet: {
    name: words.checkups.title,
    columns: {
      title: { head: columns.kind },
      label: { head: columns.about },
      departmentName: { head: columns.department },
      bureau: { head: columns.bureau },
      says: { head: columns.says },
      why: { head: columns.why },
    },
  },
});
