import { z } from 'zod';
import { endpoint } from '#platform/endpoint.ts';
import { pageOf } from '#platform/list.ts';
import { cards } from '../finding.ts';
import { inquiryMoves, inquiryStates } from '../inquiry.ts';
import { words } from '../words.ts';
import { Day, FindingRow, InquiryRow, Instant, newestFirst, params } from './shapes.ts';

const filters = {
  state: z.enum(inquiryStates).optional(),
  card: z.enum(cards).optional(),
  power: z.uuid().optional(),
  department: z.uuid().optional(),
  late: z.enum(['true']).optional(),
};

export const listInquiries = endpoint({
  method: 'GET',
  path: '/api/supervision/inquiries',
  needs: 'supervision.read',
  query: newestFirst(filters, ['number', 'draftedAt', 'dispatchBy', 'answerBy', 'card']),
  returns: pageOf(InquiryRow),
  sheet: {
    name: words.pages.inquiries,
    columns: {
      number: { head: words.columns.number },
      card: { head: words.columns.card, values: words.cards },
      reference: { head: words.columns.reference },
      power: { head: words.columns.power },
      department: { head: words.columns.department },
      findings: { head: words.columns.findings },
      state: { head: words.columns.state, values: words.inquiryStates },
      draftedAt: { head: words.columns.draftedAt },
      dispatchBy: { head: words.columns.dispatchBy },
      answerBy: { head: words.columns.answerBy },
    },
  },
});

const Person = z.object({ personId: z.uuid(), name: z.string() });
const Deed = z.object({ by: z.string(), at: Instant }).nullable();

export const Inquiry = InquiryRow.extend({
  note: z.string().nullable(),
  answer: z.string().nullable(),
  opinion: z.string().nullable(),
  dispatched: Deed,
  answered: Deed,
  verified: Deed,
  answerer: Person.nullable(),
  subjects: z.array(Person),
  findingList: z.array(FindingRow),
  deductions: z.array(z.object({ id: z.uuid(), number: z.string(), person: z.string().nullable() })),
  moves: z.array(z.enum(inquiryMoves)), // open to whoever asks
  items: z.array(z.object({ item: z.string(), behaviour: z.string(), points: z.int() })), // of the schedule, for who may propose; tenths
});
export type Inquiry = z.infer<typeof Inquiry>;

export const getInquiry = endpoint({ method: 'GET', path: '/api/supervision/inquiries/:id', needs: 'supervision.read', params, returns: Inquiry });

const Moved = z.object({ id: z.uuid(), state: z.enum(inquiryStates), answerBy: Day.nullable() });

export const dispatchInquiry = endpoint({
  method: 'POST',
  path: '/api/supervision/inquiries/:id/dispatch',
  needs: 'supervision.dispatch',
  params,
  body: z.object({ note: z.string().trim().max(2000).optional() }),
  returns: Moved,
});

export const dismissInquiry = endpoint({
  method: 'POST',
  path: '/api/supervision/inquiries/:id/dismiss',
  needs: 'supervision.dispatch',
  params,
  body: z.object({ reason: z.string().trim().min(5).max(2000) }),
  returns: Moved,
});

export const answerInquiry = endpoint({
  method: 'POST',
  path: '/api/supervision/inquiries/:id/answer',
  needs: 'supervision.answer',
  params,
  body: z.object({ answer: z.string().trim().min(10).max(10_000) }),
  returns: Moved,
});

/** One deduction for each person chosen, with the points of the schedule; only with the outcome `deduct`. */
export const verifyInquiry = endpoint({
  method: 'POST',
  path: '/api/supervision/inquiries/:id/verify',
  needs: 'supervision.verify',
  params,
  body: z.object({
    outcome: z.enum(['justified', 'rectified', 'deduct']),
    opinion: z.string().trim().min(5).max(2000),
    deductions: z
      .array(z.object({ personId: z.uuid(), item: z.string().max(20) }))
      .max(50)
      .default([]),
  }),
  returns: Moved.extend({ deductions: z.array(z.object({ id: z.uuid(), number: z.string() })) }),
});
