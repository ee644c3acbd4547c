import type { Machine } from '#platform/machine.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';

export const inquiryStates = ['draft', 'dismissed', 'dispatched', 'answered', 'justified', 'rectified', 'deduct'] as const;
export type InquiryState = (typeof inquiryStates)[number];

export const inquiryMoves = ['dispatch', 'dismiss', 'answer', 'justify', 'rectify', 'deduct'] as const;
export type InquiryMove = (typeof inquiryMoves)[number];

/** 督办单: drafted by the checks, sent by the office, answered by the department, verified by another member of the office. */
export const inquiryMachine: Machine<InquiryState, InquiryMove> = {
  draft: { dispatch: 'dispatched', dismiss: 'dismissed' },
  dismissed: {},
  dispatched: { answer: 'answered' },
  answered: { justify: 'justified', rectify: 'rectified', deduct: 'deduct' },
  justified: {},
  rectified: {},
  deduct: {},
};

/**
 * What decides who may do what. `subjects` are the people of its findings; `answerer` is who must answer: the department's head, where
 * the head is a subject the leader in charge, and so on upward; null when nobody is found.
 */
export type Inquiry = Readonly<{
  state: InquiryState;
  subjects: readonly string[];
  answerer: string | null;
  dispatchedBy: string | null;
  answeredBy: string | null;
}>;

type Asker = Pick<Actor, 'personId' | 'roles'>;

/** Why this person may not make this move, as the code of a refusal; null: they may. The state is not looked at. */
export function barredFrom({ subjects, answerer, dispatchedBy, answeredBy }: Inquiry, by: InquiryMove, actor: Asker): string | null {
  if (subjects.includes(actor.personId)) return 'supervision/own-matter';
  if (by === 'answer') return actor.personId === answerer ? null : 'supervision/answerer/forbidden';
  if (!actor.roles.has('office')) return 'supervision/office/forbidden';
  if (by === 'dispatch' || by === 'dismiss') return null;
  if (actor.personId === dispatchedBy) return 'supervision/dispatcher/forbidden';
  return actor.personId === answeredBy ? 'supervision/own-answer/forbidden' : null;
}

/**
 * The state after a move.
 *
 * @throws Refusal `supervision/inquiry-cannot` from a state that does not know the move; or what `barredFrom` says
 */
export function moved(inquiry: Inquiry, by: InquiryMove, actor: Asker): InquiryState {
  const next = inquiryMachine[inquiry.state][by];
  if (!next) throw new Refusal('supervision/inquiry-cannot', { state: inquiry.state, by });
  const bar = barredFrom(inquiry, by, actor);
  if (bar) throw new Refusal(bar);
  return next;
}

/** What this person may do with the inquiry now: the buttons. */
export const movesOpenTo = (inquiry: Inquiry, actor: Asker): InquiryMove[] =>
  inquiryMoves.filter((by) => by in inquiryMachine[inquiry.state] && barredFrom(inquiry, by, actor) === null);
