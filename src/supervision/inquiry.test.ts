import { describe, expect, test } from 'vitest';
import type { Role } from '#platform/permissions.ts';
import { barredFrom, type Inquiry, inquiryMachine, type InquiryMove, inquiryMoves, inquiryStates, moved, movesOpenTo } from './inquiry.ts';

const somebody = (personId: string, ...roles: Role[]) => ({ personId, roles: new Set(roles) });
const office = somebody('office', 'office');
const office2 = somebody('office2', 'office');
const head = somebody('head', 'departmentHead');
const inquiry = (more: Partial<Inquiry> = {}): Inquiry => ({
  state: 'draft',
  subjects: ['staff'],
  answerer: 'head',
  dispatchedBy: null,
  answeredBy: null,
  ...more,
});

const next = {
  draft: { dispatch: 'dispatched', dismiss: 'dismissed' },
  dispatched: { answer: 'answered' },
  answered: { justify: 'justified', rectify: 'rectified', deduct: 'deduct' },
} as const as Partial<Record<string, Partial<Record<InquiryMove, string>>>>;

describe.each(inquiryStates)('an inquiry that is %s', (state) => {
  const by = { dispatch: office, dismiss: office, answer: head, justify: office2, rectify: office2, deduct: office2 } as const;
  const here = inquiry({ state, dispatchedBy: state === 'draft' ? null : 'office', answeredBy: state === 'answered' ? 'head' : null });
  test.each(inquiryMoves)('by %s', (move) => {
    const then = next[state]?.[move];
    if (then) expect(moved(here, move, by[move])).toBe(then);
    else expect(() => moved(here, move, by[move])).toThrow(expect.objectContaining({ code: 'supervision/inquiry-cannot' }));
  });
});

describe('who may do what', () => {
  test.each([
    ['the office dispatches', 'dispatch', office, {}, null],
    ['the head does not', 'dispatch', head, {}, 'supervision/office/forbidden'],
    ['who is concerned does not dismiss', 'dismiss', office, { subjects: ['office'] }, 'supervision/own-matter'],
    ['the answerer answers', 'answer', head, {}, null],
    ['nobody else does', 'answer', office, {}, 'supervision/answerer/forbidden'],
    ['nor does a head who is concerned', 'answer', head, { subjects: ['head'] }, 'supervision/own-matter'],
    ['who dispatched does not verify', 'deduct', office, { dispatchedBy: 'office' }, 'supervision/dispatcher/forbidden'],
    ['who answered does not verify', 'justify', office2, { answeredBy: 'office2' }, 'supervision/own-answer/forbidden'],
    ['who is concerned does not verify', 'rectify', office2, { subjects: ['office2'] }, 'supervision/own-matter'],
    ['another member of the office verifies', 'deduct', office2, { dispatchedBy: 'office', answeredBy: 'head' }, null],
  ] as const)('%s', (_, by, actor, more, bar) => {
    expect(barredFrom(inquiry(more), by, actor)).toBe(bar);
  });

  test('the buttons are the moves that are open', () => {
    expect(movesOpenTo(inquiry(), office)).toEqual(['dispatch', 'dismiss']);
    expect(movesOpenTo(inquiry({ state: 'answered', dispatchedBy: 'office' }), office)).toEqual([]);
    expect(movesOpenTo(inquiry({ state: 'answered', dispatchedBy: 'office' }), office2)).toEqual(['justify', 'rectify', 'deduct']);
  });

  test('a closed inquiry opens nothing', () => {
    const closed = inquiryStates.filter((state) => Object.keys(inquiryMachine[state]).length === 0);
    expect(closed).toEqual(['dismissed', 'justified', 'rectified', 'deduct']);
  });
});
