import { describe, expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import type { Role } from '#platform/permissions.ts';
import {
  allowed,
  confirmer,
  type Deduction,
  deductionMachine,
  type Doer,
  forbids,
  judge,
  type Move,
  moved,
  moves,
  type State,
  states,
} from './deduction.ts';

const today = day('2026-03-10');
const base: Deduction = {
  state: 'proposed',
  subjectId: 'subject',
  subjectRank: 'staff',
  disciplineHead: 'discipline',
  bureauHead: 'director',
  proposedBy: 'proposer',
  decidedBy: null,
  confirmedBy: null,
  confirmedAs: null,
  defenceUntil: null,
  appealUntil: null,
};

/** The deduction in a state, with what has happened by then. */
function at(state: State, more: Partial<Deduction> = {}): Deduction {
  const reached = states.indexOf(state);
  const decided = reached >= states.indexOf('decided');
  const confirmed = state !== 'decided' && decided;
  return {
    ...base,
    state,
    ...(state === 'proposed' ? {} : { defenceUntil: day('2026-03-20') }),
    ...(decided ? { decidedBy: 'decider' } : {}),
    ...(confirmed ? { confirmedBy: 'discipline', confirmedAs: 'disciplineHead' as const, appealUntil: day('2026-03-31') } : {}),
    ...more,
  };
}

const doer = (personId: string, ...roles: Role[]): Doer => ({ personId, roles: new Set<Role>(['staff', ...roles]) });

/** Everybody who might try, and what each may do in which state. Whatever is not written here is refused. */
const people: Record<string, Doer> = {
  subject: doer('subject'),
  subjectInOffice: doer('subject', 'office', 'disciplineHead', 'bureauHead', 'commission'),
  proposer: doer('proposer', 'office'),
  decider: doer('decider', 'office'),
  otherOffice: doer('other', 'office'),
  discipline: doer('discipline', 'disciplineHead'),
  director: doer('director', 'bureauHead'),
  commission: doer('inspector', 'commission'),
  colleague: doer('colleague'),
};
const may: Record<State, Partial<Record<string, Move[]>>> = {
  proposed: { proposer: ['notify'], decider: ['notify'], otherOffice: ['notify'] },
  notified: { subject: ['state', 'waive'], subjectInOffice: ['state', 'waive'] },
  stated: { decider: ['decide', 'dismiss'], otherOffice: ['decide', 'dismiss'] },
  decided: { discipline: ['confirm', 'refuse'] },
  posted: { subject: ['appeal'], subjectInOffice: ['appeal'] },
  dropped: {},
  appealed: { director: ['uphold', 'reverse'] },
  upheld: {},
  reversed: {},
};

const cells = states.flatMap((state) => Object.keys(people).map((who) => [state, who, may[state][who] ?? []] as const));

test.each(cells)('%s: %s may %j and nothing else', (state, who, expected) => {
  const deduction = at(state);
  expect(allowed(deduction, people[who]!, today)).toEqual(expected);
  for (const move of moves.filter((it) => !expected.includes(it))) {
    const refusal = forbids(deduction, move, people[who]!, today);
    expect(refusal?.code === 'warnings/cannot').toBe(deductionMachine[state][move] === undefined);
    expect(() => moved(deduction, move, people[who]!, today)).toThrow(refusal!);
  }
});

test('every state that a move leads to has a row of its own', () => {
  const reached = new Set(['proposed', ...Object.values(deductionMachine).flatMap((row) => Object.values(row))]);
  expect([...reached].toSorted()).toEqual([...states].toSorted());
});

describe('time', () => {
  const code = (deduction: Deduction, move: Move, who: string, on: string) => forbids(deduction, move, people[who]!, day(on))?.code ?? null;

  test('the person may state through the last day, and the office decides from the day after', () => {
    const notified = at('notified');
    expect(['2026-03-20', '2026-03-21'].map((on) => code(notified, 'state', 'subject', on))).toEqual([null, 'warnings/defence-over']);
    expect(['2026-03-20', '2026-03-21'].map((on) => code(notified, 'decide', 'decider', on))).toEqual(['warnings/defence-open', null]);
    expect(code(notified, 'waive', 'subject', '2026-03-21')).toBe(null);
  });

  test('an appeal is open through its last day', () => {
    expect(['2026-03-31', '2026-04-01'].map((on) => code(at('posted'), 'appeal', 'subject', on))).toEqual([null, 'warnings/appeal-over']);
  });
});

describe('three people', () => {
  test('who proposed does not decide, and who proposed or decided does not confirm', () => {
    expect(forbids(at('stated'), 'decide', people['proposer']!, today)?.code).toBe('warnings/proposer-decides/forbidden');
    const both = doer('decider', 'office', 'disciplineHead');
    expect(forbids(at('decided'), 'confirm', both, today)?.code).toBe('warnings/another-person/forbidden');
    expect(forbids(at('decided', { proposedBy: 'discipline' }), 'confirm', people['discipline']!, today)?.code).toBe(
      'warnings/another-person/forbidden',
    );
  });

  test('a 纪检组长 who proposed or decided is skipped upward', () => {
    expect(confirmer(at('decided', { proposedBy: 'discipline' }))).toBe('bureauHead');
    expect(confirmer(at('decided', { decidedBy: 'discipline', bureauHead: null }))).toBe('commission');
  });

  test.each([
    ['staff', 'disciplineHead'],
    ['departmentDeputy', 'disciplineHead'],
    ['departmentHead', 'bureauHead'],
    ['partyCommittee', 'bureauHead'],
    ['bureauHead', 'commission'],
  ] as const)('for %s it is confirmed by %s', (subjectRank, level) => {
    expect(confirmer(at('decided', { subjectRank }))).toBe(level);
  });
});

test.each([
  ['disciplineHead', 'discipline', 'bureauHead'],
  ['bureauHead', 'director', 'commission'],
  ['commission', 'inspector', 'commission'],
] as const)('an appeal against %s is judged one level above', (confirmedAs, confirmedBy, level) => {
  const appealed = at('appealed', { confirmedAs, confirmedBy });
  expect(judge(appealed)).toBe(level);
  expect(forbids(appealed, 'reverse', doer(confirmedBy, level), today)?.code).toBe('warnings/another-person/forbidden');
});

test('a 局长 who is the subject never judges: the commission does', () => {
  expect(judge(at('appealed', { subjectId: 'director' }))).toBe('commission');
});
