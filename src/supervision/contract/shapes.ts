import { z } from 'zod';
import { Day } from '#platform/day.ts';
import { listQuery } from '#platform/list.ts';
import { caseStates, lights } from '../case.ts';
import { cards, findingStates, kinds } from '../finding.ts';
import { inquiryStates } from '../inquiry.ts';

export const params = z.object({ id: z.uuid() });
export const Instant = z.iso.datetime();
export { Day };
export const Choice = z.object({ id: z.uuid(), name: z.string() });

type Sorts = readonly [string, ...string[]];
/** A list that shows the newest first unless asked otherwise: the first sort key is that of time. */
export const newestFirst = <F extends z.ZodRawShape, const S extends Sorts>(filters: F, sorts: S) => {
  const asked = listQuery(filters, sorts);
  return asked.extend({ sort: z.enum(sorts.flatMap((sort) => [sort, `-${sort}`])).default(`-${sorts[0]}`) });
};

export const CaseRow = z.object({
  id: z.uuid(),
  reference: z.string(),
  powerId: z.uuid(),
  power: z.string(),
  departmentId: z.uuid(),
  department: z.string(),
  applicant: z.string().nullable(),
  state: z.enum(caseStates),
  firstAt: Instant,
  lastAt: Instant,
  events: z.int(),
  fits: z.boolean().nullable(),
  cost: z.int().nullable(),
  dueOn: Day.nullable(),
  light: z.enum(lights).nullable(),
  provisional: z.boolean(),
  reds: z.int(),
  yellows: z.int(),
  notices: z.int(),
  leads: z.int(),
});
export type CaseRow = z.infer<typeof CaseRow>;

const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** The inquiry that a finding stands in. */
export const InquiryRef = z.object({ id: z.uuid(), number: z.string(), state: z.enum(inquiryStates) });

export const FindingRow = z.object({
  id: z.uuid(),
  kind: z.enum(kinds),
  reason: z.string().nullable(),
  card: z.enum(cards),
  state: z.enum(findingStates),
  facts: Facts,
  caseId: z.uuid(),
  reference: z.string(),
  powerId: z.uuid(),
  power: z.string(),
  departmentId: z.uuid(),
  department: z.string(),
  versionId: z.uuid(),
  node: z.string().nullable(),
  otherNode: z.string().nullable(),
  step: z.string().nullable(),
  personId: z.uuid().nullable(),
  person: z.string().nullable(),
  evidence: z.int(),
  foundAt: Instant,
  inquiry: InquiryRef.nullable(),
});
export type FindingRow = z.infer<typeof FindingRow>;

export const EventRow = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  reference: z.string(),
  activity: z.string(),
  node: z.string().nullable(),
  at: Instant,
  enteredAt: Instant,
  actor: z.string().nullable(),
  personId: z.uuid().nullable(),
  person: z.string().nullable(),
  department: z.string().nullable(),
  done: z.boolean(),
});
export type EventRow = z.infer<typeof EventRow>;

export const InquiryRow = z.object({
  id: z.uuid(),
  number: z.string(),
  card: z.enum(cards),
  state: z.enum(inquiryStates),
  caseId: z.uuid(),
  reference: z.string(),
  powerId: z.uuid(),
  power: z.string(),
  departmentId: z.uuid(),
  department: z.string(),
  findings: z.int(),
  draftedAt: Instant,
  dispatchBy: Day,
  answerBy: Day.nullable(),
  late: z.boolean(),
});
export type InquiryRow = z.infer<typeof InquiryRow>;
