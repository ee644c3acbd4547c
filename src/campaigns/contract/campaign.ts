import { z } from 'zod';
import { Day } from '#platform/day.ts';
import { endpoint } from '#platform/endpoint.ts';
import { listQuery, pageOf } from '#platform/list.ts';
import { tiers } from '#risks/point.ts';
import { deeds, states } from '../campaign.ts';
import { bounds } from '../content.ts';
import { states as formStates } from '../form.ts';
import { words } from '../words.ts';

const Instant = z.iso.datetime();
const year = z.int().min(2000).max(2100);
const params = z.object({ id: z.uuid() });
const promise = z.string().trim().min(10).max(bounds.text);
const Promises = z.object({ position: promise, department: promise, bureau: promise });

/** 应填, 已填, 已评定, 已审核, 已评估, 已登记: each counts what has come so far or farther. Who assesses nobody has no `assessed` to wait for. */
const counts = {
  wanted: z.int(),
  left: z.int(), // left before they handed in; not among the rest
  filed: z.int(),
  assessed: z.int(),
  reviewed: z.int(),
  evaluated: z.int(),
  registered: z.int(),
};
export const Counts = z.object(counts);

export const CampaignRow = z.object({
  ...counts,
  id: z.uuid(),
  bureau: z.string(),
  year,
  title: z.string(),
  opensOn: Day,
  dueOn: Day,
  state: z.enum(states),
});
export type CampaignRow = z.infer<typeof CampaignRow>;

/** Newest year first, unless asked otherwise. */
export const listCampaigns = endpoint({
  method: 'GET',
  path: '/api/campaigns',
  needs: 'campaigns.read',
  query: listQuery({ year: z.coerce.number().pipe(year).optional(), state: z.enum(states).optional() }, ['year', 'title', 'dueOn']).extend({
    sort: z.enum(['year', '-year', 'title', '-title', 'dueOn', '-dueOn']).default('-year'),
  }),
  returns: pageOf(CampaignRow),
});

const Mine = z.object({ id: z.uuid(), number: z.string(), tier: z.enum(tiers), name: z.string(), state: z.enum(formStates), started: z.boolean() });

export const Campaign = CampaignRow.extend({
  promises: Promises,
  openedBy: z.string(),
  openedAt: Instant,
  closedBy: z.string().nullable(),
  closedAt: Instant.nullable(),
  tiers: z.array(Counts.extend({ tier: z.enum(tiers) })), // of what the reader may see
  mine: z.array(Mine), // the forms that the reader fills
  waiting: z.int(), // forms at a desk of the reader
  newcomers: z.int().nullable(), // people and departments without a form since the opening; for who may give them one
  deeds: z.array(z.enum(deeds)),
});
export type Campaign = z.infer<typeof Campaign>;

export const getCampaign = endpoint({ method: 'GET', path: '/api/campaigns/:id', needs: 'campaigns.read', params, returns: Campaign });

/** What a round that is opened today would be: by the plan's dates, with the shipped or last year's promises, and whom it gives forms. */
export const proposeCampaign = endpoint({
  method: 'GET',
  path: '/api/campaign-proposal',
  needs: 'campaigns.open',
  returns: z.object({
    year,
    title: z.string(),
    opensOn: Day,
    dueOn: Day,
    promises: Promises,
    forms: z.object({ position: z.int(), department: z.int(), bureau: z.int() }),
    taken: z.array(year), // years that have a round
  }),
});

const Done = z.object({ id: z.uuid(), state: z.enum(states) });

/** Opens the year's round and gives everybody who holds a position, every department and the bureau its form. */
export const openCampaign = endpoint({
  method: 'POST',
  path: '/api/campaigns',
  needs: 'campaigns.open',
  body: z.object({ year, title: z.string().trim().min(2).max(100), opensOn: Day, dueOn: Day, promises: Promises }),
  returns: Done.extend({ forms: z.int() }),
});

/** Another last day or title while the round is open, with the reason. */
export const changeCampaign = endpoint({
  method: 'PUT',
  path: '/api/campaigns/:id',
  needs: 'campaigns.open',
  params,
  body: z.object({ title: z.string().trim().min(2).max(100), dueOn: Day, reason: z.string().trim().min(2).max(bounds.short) }),
  returns: Done,
});

/** Gives a form to people and departments that came since the round was opened; who left since is taken out of those who should file. */
export const giveForms = endpoint({
  method: 'POST',
  path: '/api/campaigns/:id/forms',
  needs: 'campaigns.open',
  params,
  returns: Done.extend({ forms: z.int(), left: z.int() }),
});

/**
 * 催办: tells those who have not handed in, on their own first page: of one form, of a department's, or of all. Once a day for a person;
 * `left`: forms of who was told on the day already.
 */
export const remindUnfiled = endpoint({
  method: 'POST',
  path: '/api/campaigns/:id/remind',
  needs: 'campaigns.open',
  params,
  body: z.object({ form: z.uuid().nullable().default(null), department: z.uuid().nullable().default(null) }),
  returns: z.object({ people: z.int(), forms: z.int(), left: z.int() }),
});

/** Ends the filling-in: who had not filed is written down as it was. What was filed is still reviewed, evaluated and registered. */
export const closeCampaign = endpoint({
  method: 'POST',
  path: '/api/campaigns/:id/close',
  needs: 'campaigns.open',
  params,
  returns: Done.extend({ unfiled: z.int() }),
});

export const ProgressRow = z.object({
  ...counts,
  id: z.uuid(), // of the department, or of the bureau
  departmentId: z.uuid().nullable(), // null: the bureau's own form
  department: z.string(),
  returned: z.int(),
  overdue: z.int(),
  remindedAt: Instant.nullable(), // 催办: the last time by hand, of those who have not filed
});
export type ProgressRow = z.infer<typeof ProgressRow>;

/** 填报情况统计: each department that the reader sees, its people's forms and its own counted together, then the bureau's; by one tier, if asked. */
export const listProgress = endpoint({
  method: 'GET',
  path: '/api/campaigns/:id/progress',
  needs: 'campaigns.read',
  params,
  query: listQuery({ tier: z.enum(tiers).optional() }, ['place', 'department', 'filed']),
  returns: pageOf(ProgressRow),
  sheet: {
    name: words.pages.progress,
    columns: {
      department: { head: words.columns.department },
      wanted: { head: words.counts.wanted },
      filed: { head: words.counts.filed },
      assessed: { head: words.counts.assessed },
      reviewed: { head: words.counts.reviewed },
      evaluated: { head: words.counts.evaluated },
      registered: { head: words.counts.registered },
      returned: { head: words.counts.returned },
      remindedAt: { head: words.columns.remindedAt },
      left: { head: words.counts.left },
    },
  },
});

export const UnfiledRow = z.object({
  id: z.uuid(), // of the form
  number: z.string(),
  tier: z.enum(tiers),
  name: z.string(), // the person, the department or the bureau
  department: z.string().nullable(),
  returned: z.boolean(), // was filed and came back
  begun: z.boolean(),
  remindedAt: Instant.nullable(), // 催办: the last time by hand
});
export type UnfiledRow = z.infer<typeof UnfiledRow>;

/** Who has not filed: now while the round is open, as it was at closing afterwards. */
export const listUnfiled = endpoint({
  method: 'GET',
  path: '/api/campaigns/:id/unfiled',
  needs: 'campaigns.read',
  params,
  query: listQuery({ tier: z.enum(tiers).optional(), department: z.uuid().optional() }, ['number', 'department', 'name']),
  returns: pageOf(UnfiledRow),
  sheet: {
    name: words.pages.unfiled,
    columns: {
      number: { head: words.columns.number },
      tier: { head: words.columns.tier, values: words.tiers },
      name: { head: words.columns.name },
      department: { head: words.columns.department },
      remindedAt: { head: words.columns.remindedAt },
    },
  },
});
