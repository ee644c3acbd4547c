import type { Day } from '#engine/days.ts';
import type { Machine } from '#platform/machine.ts';
import type { Role } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';

export const states = ['proposed', 'notified', 'stated', 'decided', 'posted', 'dropped', 'appealed', 'upheld', 'reversed'] as const;
export type State = (typeof states)[number];

/** `dismiss`: the office decides against; `refuse`: the confirmation is refused; `uphold`: the appeal fails; `reverse`: it succeeds. */
export const moves = ['notify', 'state', 'waive', 'decide', 'dismiss', 'confirm', 'refuse', 'appeal', 'uphold', 'reverse'] as const;
export type Move = (typeof moves)[number];

export const deductionMachine: Machine<State, Move> = {
  proposed: { notify: 'notified' },
  notified: { state: 'stated', waive: 'stated', decide: 'decided', dismiss: 'dropped' },
  stated: { decide: 'decided', dismiss: 'dropped' },
  decided: { confirm: 'posted', refuse: 'dropped' },
  posted: { appeal: 'appealed' },
  dropped: {},
  appealed: { uphold: 'upheld', reverse: 'reversed' },
  upheld: {},
  reversed: {},
};

/** Who confirms, lowest first: an appeal goes one up. */
export const confirmingLevels = ['disciplineHead', 'bureauHead', 'commission'] as const;
export type ConfirmingLevel = (typeof confirmingLevels)[number];

export type Rank = 'bureauHead' | 'partyCommittee' | 'departmentHead' | 'departmentDeputy' | 'staff';

/** A deduction as its rules see it. `subjectId` is the person, or the head who answers for the department; null where it has none. */
export type Deduction = Readonly<{
  state: State;
  subjectId: string | null;
  subjectRank: Rank;
  disciplineHead: string | null;
  bureauHead: string | null;
  proposedBy: string;
  decidedBy: string | null;
  confirmedBy: string | null;
  confirmedAs: ConfirmingLevel | null;
  defenceUntil: Day | null;
  appealUntil: Day | null;
}>;

export type Doer = Readonly<{ personId: string; roles: ReadonlySet<Role> }>;

/** The deduction's next state. @throws Refusal `warnings/cannot` and those of `forbids` */
export function moved(deduction: Deduction, move: Move, doer: Doer, today: Day): State {
  const refusal = forbids(deduction, move, doer, today);
  if (refusal) throw refusal;
  return deductionMachine[deduction.state][move]!;
}

/** What this person may do with it today: the buttons of the page, and what waits on them. */
export const allowed = (deduction: Deduction, doer: Doer, today: Day): Move[] => moves.filter((move) => !forbids(deduction, move, doer, today));

/** Why somebody may not do it now, or null. The state comes first, then who may, then when. */
export function forbids(deduction: Deduction, move: Move, doer: Doer, today: Day): Refusal | null {
  const { state } = deduction;
  if (!deductionMachine[state][move]) return new Refusal('warnings/cannot', { state, move });
  return whoMay[move](deduction, doer) ?? when(deduction, move, today);
}

type Rule = (deduction: Deduction, doer: Doer) => Refusal | null;

const office: Rule = ({ subjectId }, { personId, roles }) => {
  if (personId === subjectId) return new Refusal('warnings/own-matter');
  return roles.has('office') ? null : new Refusal('warnings/office/forbidden');
};

const subject: Rule = ({ subjectId }, { personId }) => (personId === subjectId ? null : new Refusal('warnings/subject/forbidden'));

const decider: Rule = (deduction, doer) =>
  doer.personId === deduction.proposedBy && doer.personId !== deduction.subjectId
    ? new Refusal('warnings/proposer-decides/forbidden')
    : office(deduction, doer);

const holder =
  (levelOf: (deduction: Deduction) => ConfirmingLevel): Rule =>
  (deduction, { personId, roles }) => {
    if (personId === deduction.subjectId) return new Refusal('warnings/own-matter');
    const { proposedBy, decidedBy, confirmedBy } = deduction;
    if (personId === proposedBy || personId === decidedBy || personId === confirmedBy) return new Refusal('warnings/another-person/forbidden');
    const level = levelOf(deduction);
    return roles.has(level) ? null : new Refusal('warnings/level/forbidden', { level });
  };

const whoMay: Readonly<Record<Move, Rule>> = {
  notify: office,
  state: subject,
  waive: subject,
  decide: decider,
  dismiss: decider,
  confirm: holder(confirmer),
  refuse: holder(confirmer),
  appeal: subject,
  uphold: holder(judge),
  reverse: holder(judge),
};

/** Who confirms: the 纪检组长; for heads and above the 局长; for the 局长 the commission. Who is barred is skipped upward. */
export function confirmer(deduction: Deduction): ConfirmingLevel {
  const { subjectRank: rank } = deduction;
  if (rank === 'bureauHead') return 'commission';
  return unbarred(deduction, rank === 'staff' || rank === 'departmentDeputy' ? 'disciplineHead' : 'bureauHead');
}

/** Who judges an appeal: one above who confirmed. Above the commission nobody is in the system; it records what was decided on paper. */
export function judge(deduction: Deduction): ConfirmingLevel {
  const at = confirmingLevels.indexOf(deduction.confirmedAs ?? confirmer(deduction));
  return unbarred(deduction, confirmingLevels[at + 1] ?? 'commission');
}

function unbarred({ subjectId, proposedBy, decidedBy, confirmedBy, ...holders }: Deduction, from: ConfirmingLevel): ConfirmingLevel {
  const barred = new Set([subjectId, proposedBy, decidedBy, confirmedBy, null]);
  const free = (level: ConfirmingLevel) => level === 'commission' || !barred.has(holders[level]);
  return confirmingLevels.slice(confirmingLevels.indexOf(from)).find(free)!;
}

function when({ state, defenceUntil, appealUntil }: Deduction, move: Move, today: Day): Refusal | null {
  if (move === 'state' && defenceUntil !== null && today > defenceUntil) return new Refusal('warnings/defence-over', { until: defenceUntil });
  const waits = state === 'notified' && (move === 'decide' || move === 'dismiss');
  if (waits && (defenceUntil === null || today <= defenceUntil)) return new Refusal('warnings/defence-open', { until: defenceUntil });
  if (move === 'appeal' && (appealUntil === null || today > appealUntil)) return new Refusal('warnings/appeal-over', { until: appealUntil });
  return null;
}
