import { z } from 'zod';
import { Day } from '#platform/day.ts';
import { states as pointStates, tiers } from '#risks/point.ts';
import { states as campaignStates } from '../campaign.ts';
import { seats } from '../chain.ts';
import { capacities, deeds, states, stepDeeds } from '../form.ts';
import { Content } from './content.ts';

const Instant = z.iso.datetime();
const Named = z.object({ id: z.uuid(), name: z.string() });
const year = z.int().min(2000).max(2100);
const level = z.int().min(1).max(3);
const place = z.string().min(1).max(200);
export const Power = z.object({ id: z.uuid(), code: z.string(), name: z.string() });

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
  leftOn: Day.nullable(), // the last day in service of whose it is, who left before handing it in: it is not waited for
  desk: Desk.nullable(), // null: registered, or not waited for
});
export type FormRow = z.infer<typeof FormRow>;

const Held = z.object({ name: z.string(), department: z.string(), duties: z.string(), key: z.boolean(), since: Day });

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
