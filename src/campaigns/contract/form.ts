import { z } from 'zod';
import { endpoint } from '#platform/endpoint.ts';
import { listQuery, pageOf } from '#platform/list.ts';
import { states as pointStates, tiers } from '#risks/point.ts';
import { states as campaignStates } from '../campaign.ts';
import { seats } from '../chain.ts';
import { bounds } from '../content.ts';
import { capacities, deeds, states, stepDeeds } from '../form.ts';
import { words } from '../words.ts';
import { Content, Line } from './content.ts';

const Day = z.iso.date();
const Instant = z.iso.datetime();
const Named = z.object({ id: z.uuid(), name: z.string() });
const year = z.int().min(2000).max(2100);
const level = z.int().min(1).max(3);
const params = z.object({ id: z.uuid() });
const place = z.string().min(1).max(200);

/** Whom a form waits for: a person's desk, and who acts for them while they are away; of the commission no person is named. */
export const Desk = z.object({
  deed: z.enum(['submit', 'assess', 'review', 'adopt', 'opine', 'evaluate', 'register']),
  seat: z.enum(['subject', 'office', ...seats]),
  person: z.string().nullable(),
  delegate: z.string().nullable(),
});
export type Desk = z.infer<typeof Desk>;

export const FormRow = z.object({
  id: z.uuid(),
  number: z.string(),
  year,
  tier: z.enum(tiers),
  name: z.string(), // the person, the department or the bureau that it is of
  departmentId: z.uuid().nullable(),
  department: z.string().nullable(),
  bureau: z.string(),
  state: z.enum(states),
  returned: z.boolean(), // a draft that came back with remarks
  started: z.boolean(),
  points: z.int(),
  submittedAt: Instant.nullable(), // the last time
  changedAt: Instant.nullable(),
  dueOn: Day,
  overdue: z.boolean(), // not handed in, and the day is past
  desk: Desk.nullable(), // null: registered
});
export type FormRow = z.infer<typeof FormRow>;

const filters = {
  campaign: z.uuid().optional(),
  year: z.coerce.number().pipe(year).optional(),
  tier: z.enum(tiers).optional(),
  department: z.uuid().optional(),
  state: z.enum(states).optional(),
  returned: z.stringbool().optional(),
  overdue: z.stringbool().optional(),
  mine: z.enum(['fill', 'desk']).optional(), // those that the reader fills; those at a desk of the reader
};

/** The forms that the reader may see. `mine=desk` is the review queue 待我办理, the longest waiting first by `sort=submittedAt`. */
export const listForms = endpoint({
  method: 'GET',
  path: '/api/forms',
  needs: 'campaigns.read',
  query: listQuery(filters, ['number', 'name', 'department', 'submittedAt']),
  returns: pageOf(FormRow),
  sheet: {
    name: words.pages.forms,
    columns: {
      number: { head: words.columns.number },
      year: { head: words.columns.year },
      tier: { head: words.columns.tier, values: words.tiers },
      name: { head: words.columns.name },
      department: { head: words.columns.department },
      state: { head: words.columns.state, values: words.states },
      points: { head: words.columns.points },
      submittedAt: { head: words.columns.submittedAt },
    },
  },
});

/** What the filters of the list offer: years that have forms, and departments of the reader's scope. */
export const formFilters = endpoint({
  method: 'GET',
  path: '/api/form-filters',
  needs: 'campaigns.read',
  returns: z.object({ years: z.array(year), departments: z.array(Named) }),
});

const Held = z.object({ name: z.string(), department: z.string(), duties: z.string(), key: z.boolean(), since: Day });
const Power = z.object({ id: z.uuid(), code: z.string(), name: z.string() });

/** What is computed from the records and not typed in. */
export const Facts = z.discriminatedUnion('tier', [
  z.object({
    tier: z.literal('position'),
    title: z.string().nullable(),
    positions: z.array(Held),
    key: z.boolean(), // holds a key position 重点岗位
    powers: z.array(Power),
    assessed: z.boolean(), // the head of the department assesses it; else that box of the form shows `/`
    reviewSeat: z.enum(seats), // whose opinion the next box is: leaderInCharge 分管领导, bureauHead 局长, commission 市纪委
  }),
  z.object({ tier: z.literal('department'), head: z.string().nullable(), headcount: z.int(), powers: z.array(Power) }),
  z.object({
    tier: z.literal('bureau'),
    head: z.string().nullable(),
    committee: z.array(Named.extend({ title: z.string().nullable() })),
    offices: z.int(), // 内设科室
    units: z.int(), // 局属单位
    people: z.int(),
    positionPoints: z.int(), // of the forms of this round as they stand, 岗位风险点
    departmentPoints: z.int(),
  }),
]);

export const Change = z.object({ place, kind: z.enum(['added', 'removed', 'changed']), before: z.unknown() });
const Remark = z.object({
  place,
  reason: z.string(),
  mended: z.boolean(), // something changed at that place or within it since
});
const Signature = z.object({
  personId: z.uuid(),
  name: z.string(), // as typed, which is the person's own
  kind: z.enum(['author', 'participant', 'member']),
  drawing: z.string().nullable(), // SVG path data
  at: Instant,
  current: z.boolean(), // signed what the form says now
});
const Participant = Named.extend({ attended: z.boolean(), signed: z.boolean() });
const Step = z.object({
  number: z.int(),
  deed: z.enum(stepDeeds),
  capacity: z.enum(capacities),
  by: z.string(),
  forPerson: z.string().nullable(), // the delegator
  opinion: z.string().nullable(),
  levels: z.record(z.uuid(), level).nullable(), // by line
  at: Instant,
});
/** What became of a line once it is a risk point: at review, at the sitting, in the register. */
const PointOf = z.object({
  lineId: z.uuid(),
  riskPointId: z.uuid(),
  state: z.enum(pointStates),
  number: z.string().nullable(),
  reviewerLevel: level.nullable(),
  level: level.nullable(),
  opinion: z.string().nullable(),
});

export const Form = FormRow.extend({
  campaignId: z.uuid(),
  campaign: z.string(),
  campaignState: z.enum(campaignStates),
  personId: z.uuid().nullable(),
  revision: z.int(),
  content: Content.nullable(), // null: not begun; `POST …/start` fills it in beforehand
  facts: Facts,
  names: z.record(z.string(), z.string()), // of people, departments, leaders, powers, steps (`version:node`), institutions, risk points named in the content
  proposals: z.record(z.string(), level), // what the matrix proposes, by line that says likelihood and harm
  changedBy: z.string().nullable(),
  returnedBy: z.string().nullable(),
  returnedAt: Instant.nullable(),
  returnOpinion: z.string().nullable(),
  remarks: z.array(Remark), // of the last return, until the form is reviewed
  changes: z.array(Change), // since the submission that was returned
  signatures: z.array(Signature), // newest first
  participants: z.array(Participant), // department form
  steps: z.array(Step), // oldest first
  chain: z.array(
    z.object({ deed: z.enum(['assess', 'review']), seat: z.enum(seats), person: z.string().nullable(), delegate: z.string().nullable() }),
  ),
  points: z.int(),
  pointsOf: z.array(PointOf),
  deeds: z.array(z.enum(deeds)), // open to the reader now
});
export type Form = z.infer<typeof Form>;

export const getForm = endpoint({ method: 'GET', path: '/api/forms/:id', needs: 'campaigns.read', params, returns: Form });

/** A risk of the shipped library, common in its key area; a suggestion and no more. */
const Common = z.object({
  keyArea: Line.shape.keyArea.unwrap(),
  zh: z.string(),
  en: z.string(),
  aspect: Line.shape.aspect.unwrap(),
  measures: z.array(z.object({ zh: z.string(), en: z.string() })),
});

/** What who fills a form may choose from. */
export const formChoices = endpoint({
  method: 'GET',
  path: '/api/forms/:id/choices',
  needs: 'campaigns.fill',
  params,
  returns: z.object({
    powers: z.array(Power),
    steps: z.array(z.object({ step: z.string(), powerId: z.uuid(), power: z.string(), name: z.string(), own: z.boolean() })), // own: the subject's position may take it
    institutions: z.array(Named),
    people: z.array(Named), // department form: its people; bureau form: the party committee
    positions: z.array(z.string()), // of the department
    departments: z.array(Named), // bureau form
    previous: z.array(z.object({ id: z.uuid(), number: z.string(), description: z.string(), line: Line })), // last year's registered points of the same subject; `line` (with its `previousId`): as it is taken over
    matrix: z.object({ levelOneProduct: z.number(), levelOneHarm: z.number(), levelTwoProduct: z.number() }), // matrixOf of risks: the page proposes levels live
    sources: z.array(
      z.object({ id: z.uuid(), number: z.string().nullable(), tier: z.enum(tiers), description: z.string(), level: level.nullable() }),
    ), // bureau form: this round's points of the tiers below, gravest first
    common: z.array(Common),
  }),
});

const Saved = z.object({ id: z.uuid(), state: z.enum(states), revision: z.int() });

/** Opens a form for the first time: filled in beforehand with what is known. Asked again, it answers what is there. */
export const startForm = endpoint({ method: 'POST', path: '/api/forms/:id/start', needs: 'campaigns.fill', params, returns: Saved });

/** Autosave. `revision` is the one that was read; refused (`campaigns/out-of-date`: by whom, when) where somebody saved in between. */
export const saveForm = endpoint({
  method: 'PUT',
  path: '/api/forms/:id',
  needs: 'campaigns.fill',
  params,
  body: z.object({ revision: z.int().min(0), content: Content }),
  returns: Saved,
});

/** Who took part in a department's form, whole. */
export const saveParticipants = endpoint({
  method: 'PUT',
  path: '/api/forms/:id/participants',
  needs: 'campaigns.fill',
  params,
  body: z.object({ participants: z.array(z.object({ personId: z.uuid(), attended: z.boolean() })).max(2000) }),
  returns: Saved,
});

const signing = {
  revision: z.int().min(0),
  name: z.string().trim().min(1).max(50), // one's own, typed
  drawing: z
    .string()
    .max(bounds.drawing)
    .regex(/^[MLHVCSQTAZmlhvcsqtaz\d\s.,-]+$/)
    .nullable()
    .default(null),
};

/** Signed and handed in. @refuses `campaigns/content/invalid` with `faults`: [{ place, fault }], all at once */
export const submitForm = endpoint({
  method: 'POST',
  path: '/api/forms/:id/submit',
  needs: 'campaigns.fill',
  params,
  body: z.object(signing),
  returns: Saved,
});

/** Taken back by who handed it in, until the first desk acts. */
export const withdrawForm = endpoint({ method: 'POST', path: '/api/forms/:id/withdraw', needs: 'campaigns.fill', params, returns: Saved });

/** Who took part in the department's form, or a member of the party committee the bureau's, signs what it says now. */
export const signForm = endpoint({
  method: 'POST',
  path: '/api/forms/:id/sign',
  needs: 'campaigns.fill',
  params,
  body: z.object(signing),
  returns: Saved,
});

export const Done = Saved.extend({ number: z.string() });
