import { z } from 'zod';
import { Day } from '#platform/day.ts';
import { endpoint } from '#platform/endpoint.ts';
import { listQuery, pageOf } from '#platform/list.ts';
import { keyAreas, origins, states as pointStates, tiers } from '#risks/point.ts';
import { bounds } from '../content.ts';
import { states as formStates } from '../form.ts';
import { deeds, pointDeeds, states } from '../sitting.ts';
import { sittingWords as words } from '../words/sitting.ts';

const Named = z.object({ id: z.uuid(), name: z.string() });
const level = z.int().min(1).max(3);
const params = z.object({ id: z.uuid() });
const ofPoint = z.object({ id: z.uuid(), point: z.uuid() });
const text = z.string().trim().min(1).max(bounds.text);

export const SittingRow = z.object({
  id: z.uuid(),
  number: z.string(),
  campaignId: z.uuid(),
  campaign: z.string(),
  year: z.int(),
  bureau: z.string(),
  heldOn: Day,
  place: z.string(),
  chair: z.string(),
  state: z.enum(states),
  evaluated: z.int(), // points on which it decided
  registered: z.int(),
});
export type SittingRow = z.infer<typeof SittingRow>;

export const listSittings = endpoint({
  method: 'GET',
  path: '/api/sittings',
  needs: 'campaigns.read',
  query: listQuery({ state: z.enum(states).optional() }, ['heldOn', 'number']).extend({
    sort: z.enum(['heldOn', '-heldOn', 'number', '-number']).default('-heldOn'),
  }),
  returns: pageOf(SittingRow),
  sheet: {
    name: words.pages.sittings,
    columns: {
      number: { head: words.columns.number },
      campaign: { head: words.columns.campaign },
      heldOn: { head: words.columns.heldOn },
      place: { head: words.columns.place },
      chair: { head: words.columns.chair },
      state: { head: words.columns.state, values: words.states },
      evaluated: { head: words.columns.evaluated },
      registered: { head: words.columns.registered },
    },
  },
});

const seat = z.enum(['head', 'deputy', 'member']);
const Member = z.object({ personId: z.uuid(), name: z.string(), title: z.string().nullable(), seat });

/** What a sitting that is opened today would be: of which round, and who belongs to the leading group. */
export const proposeSitting = endpoint({
  method: 'GET',
  path: '/api/sitting-proposal',
  needs: 'campaigns.evaluate',
  returns: z.object({
    campaigns: z.array(z.object({ id: z.uuid(), year: z.int(), title: z.string(), forms: z.int(), sitting: z.uuid().nullable() })), // forms that wait; the sitting in course
    members: z.array(Member),
  }),
});

export const openSitting = endpoint({
  method: 'POST',
  path: '/api/sittings',
  needs: 'campaigns.evaluate',
  body: z.object({
    campaignId: z.uuid(),
    heldOn: Day,
    place: z.string().trim().min(1).max(bounds.short),
    chairId: z.uuid(),
    present: z.array(z.uuid()).min(1).max(500),
    opinion: text, // written into each form that is evaluated
  }),
  returns: z.object({ id: z.uuid(), number: z.string() }),
});

export const Sitting = SittingRow.extend({
  opinion: z.string(),
  chairId: z.uuid(),
  members: z.array(Member.extend({ attended: z.boolean() })),
  figures: z.object({ waiting: z.int(), agreeing: z.int(), evaluated: z.int(), merged: z.int(), registered: z.int() }),
  departments: z.array(Named), // of the points: what the filter offers
  deeds: z.array(z.enum(deeds)),
});
export type Sitting = z.infer<typeof Sitting>;

export const getSitting = endpoint({ method: 'GET', path: '/api/sittings/:id', needs: 'campaigns.read', params, returns: Sitting });

export const SittingPoint = z.object({
  id: z.uuid(),
  description: z.string(),
  tier: z.enum(tiers),
  departmentId: z.uuid(),
  department: z.string(),
  person: z.string().nullable(),
  keyArea: z.enum(keyAreas).nullable(),
  likelihood: z.int().nullable(),
  harm: z.int().nullable(),
  proposal: level.nullable(), // of the matrix
  selfLevel: level.nullable(),
  reviewerLevel: level.nullable(),
  level: level.nullable(),
  opinion: z.string().nullable(),
  state: z.enum(pointStates),
  origin: z.enum(origins),
  number: z.string().nullable(),
  formId: z.uuid().nullable(),
  formNumber: z.string().nullable(),
  formState: z.enum(formStates).nullable(),
  into: Named.nullable(), // what it was merged into
  recused: z.array(z.string()), // members present who withdraw
  agree: z.boolean(), // proposal, self rating and reviewer
  own: z.boolean(), // the reader's own matter
  deeds: z.array(z.enum(pointDeeds)),
});
export type SittingPoint = z.infer<typeof SittingPoint>;

export const listSittingPoints = endpoint({
  method: 'GET',
  path: '/api/sittings/:id/points',
  needs: 'campaigns.read',
  params,
  query: listQuery(
    {
      department: z.uuid().optional(),
      tier: z.enum(tiers).optional(),
      state: z.enum(pointStates).optional(),
      agreeing: z.stringbool().optional(),
    },
    ['place', 'risk', 'level', 'form'],
  ),
  returns: pageOf(SittingPoint),
  sheet: {
    name: words.pages.points,
    columns: {
      department: { head: words.columns.department },
      person: { head: words.columns.person },
      formNumber: { head: words.columns.form },
      description: { head: words.columns.description },
      proposal: { head: words.columns.proposal },
      selfLevel: { head: words.columns.selfLevel },
      reviewerLevel: { head: words.columns.reviewerLevel },
      level: { head: words.columns.level },
      opinion: { head: words.columns.why },
      state: { head: words.columns.pointState, values: words.pointStates },
      number: { head: words.columns.registered },
    },
  },
});

const Told = z.object({ id: z.uuid(), department: z.string(), person: z.string().nullable(), description: z.string() });

/** Points that wait and may be the same, the likest first: of the first so many points of the sitting, or of one department. */
export const listLikeness = endpoint({
  method: 'GET',
  path: '/api/sittings/:id/likeness',
  needs: 'campaigns.evaluate',
  params,
  query: z.object({ department: z.uuid().optional() }),
  returns: z.object({ pairs: z.array(z.object({ a: Told, b: Told, likeness: z.number() })), found: z.int(), compared: z.int(), waiting: z.int() }),
});

const Done = z.object({ id: z.uuid() });

/** Who came, whole. */
export const attendSitting = endpoint({
  method: 'PUT',
  path: '/api/sittings/:id/members',
  needs: 'campaigns.evaluate',
  params,
  body: z.object({ present: z.array(z.uuid()).min(1).max(500) }),
  returns: Done,
});

export const evaluatePoint = endpoint({
  method: 'POST',
  path: '/api/sittings/:id/points/:point/evaluate',
  needs: 'campaigns.keep',
  params: ofPoint,
  body: z.object({ level, opinion: text.nullable().default(null) }),
  returns: Done,
});

/** Levels in bulk: of all points on which the three agree, or of those chosen as the matrix proposes. */
export const agreePoints = endpoint({
  method: 'POST',
  path: '/api/sittings/:id/agree',
  needs: 'campaigns.keep',
  params,
  body: z.object({ ids: z.array(z.uuid()).min(1).max(1000).nullable().default(null), opinion: text.nullable().default(null) }),
  returns: z.object({ evaluated: z.int(), left: z.int() }), // left: the reader's own matters
});

export const mergePoints = endpoint({
  method: 'POST',
  path: '/api/sittings/:id/merge',
  needs: 'campaigns.keep',
  params,
  body: z.object({ into: z.uuid(), ids: z.array(z.uuid()).min(1).max(100), reason: text }),
  returns: Done,
});

export const splitPoint = endpoint({
  method: 'POST',
  path: '/api/sittings/:id/points/:point/split',
  needs: 'campaigns.keep',
  params: ofPoint,
  body: z.object({ descriptions: z.array(z.string().trim().min(5).max(bounds.text)).min(2).max(10), reason: text }),
  returns: z.object({ ids: z.array(z.uuid()) }),
});

/** The form goes back to who filed it, with the reason at the point's line. */
export const returnPoint = endpoint({
  method: 'POST',
  path: '/api/sittings/:id/points/:point/return',
  needs: 'campaigns.keep',
  params: ofPoint,
  body: z.object({ reason: z.string().trim().min(2).max(bounds.short) }),
  returns: Done,
});

export const closeSitting = endpoint({
  method: 'POST',
  path: '/api/sittings/:id/close',
  needs: 'campaigns.evaluate',
  params,
  body: z.object({ opinion: text }),
  returns: z.object({ id: z.uuid(), forms: z.int() }), // evaluated with it
});

export const registerPoints = endpoint({
  method: 'POST',
  path: '/api/sittings/:id/register',
  needs: 'campaigns.keep',
  params,
  returns: z.object({ registered: z.int(), left: z.int(), forms: z.int() }),
});

export const downloadMinutes = endpoint({ method: 'GET', path: '/api/sittings/:id/minutes', needs: 'campaigns.read', params, returns: 'file' });
