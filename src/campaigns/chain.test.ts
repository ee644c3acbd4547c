import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ranks, type Rank } from '#organization/structure.ts';
import { seedOf } from '../../test/seed.ts';
import { authorOf, type Chart, chainOf, type Desk, deskOf } from './chain.ts';

const chart = (
  holders: Partial<Chart['holders']> = {},
  delegates: Record<string, string> = {},
  overHead: Chart['overHead'] = 'commission',
  givers: Record<string, string> = {},
): Chart => ({
  holders: { departmentHead: 'head', leaderInCharge: 'leader', bureauHead: 'director', disciplineHead: 'discipline', ...holders },
  delegates: new Map(Object.entries(delegates)),
  givers: new Map(Object.entries(givers)),
  overHead,
});
const position = (rank: Rank, subject: string) => ({ tier: 'position', rank, subject }) as const;
const said = (chain: readonly Desk[]) =>
  chain.map(({ deed, seat, personId, delegateId }) => [deed, seat, personId, ...(delegateId ? [delegateId] : [])].join(' '));

describe('the table of domain §5', () => {
  test.each([
    ['staff', position('staff', 'somebody'), chart(), ['assess departmentHead head', 'review leaderInCharge leader']],
    ['a deputy', position('departmentDeputy', 'deputy'), chart(), ['assess departmentHead head', 'review leaderInCharge leader']],
    ['the head of the department', position('departmentHead', 'head'), chart(), ['review leaderInCharge leader']],
    ['a member of the party committee', position('partyCommittee', 'leader'), chart(), ['review bureauHead director']],
    ['the bureau’s head', position('bureauHead', 'director'), chart(), ['review commission ']],
    ['the bureau’s head, where set so', position('bureauHead', 'director'), chart({}, {}, 'disciplineHead'), ['review disciplineHead discipline']],
    ['a department', { tier: 'department', rank: null, subject: 'head' } as const, chart(), ['review leaderInCharge leader']],
    ['the bureau', { tier: 'bureau', rank: null, subject: null } as const, chart(), []],
  ])('%s', (_, filed, over, expected) => {
    expect(said(chainOf(filed, over))).toEqual(expected);
  });
});

test('whom the office had act at a desk does not act there on the form of who put them there', () => {
  const over = chart({}, { head: 'friend' }, 'commission', { head: 'clerk' });
  expect(said(chainOf(position('staff', 'clerk'), over))).toEqual(['assess departmentHead head', 'review leaderInCharge leader']);
  expect(said(chainOf(position('staff', 'other'), over))).toEqual(['assess departmentHead head friend', 'review leaderInCharge leader']);
});

describe('upward, where a desk is empty or its holder concerned', () => {
  test.each([
    ['no head', position('staff', 'x'), chart({ departmentHead: null }), ['assess leaderInCharge leader', 'review bureauHead director']],
    ['no leader', position('staff', 'x'), chart({ leaderInCharge: null }), ['assess departmentHead head', 'review bureauHead director']],
    ['neither', position('staff', 'x'), chart({ departmentHead: null, leaderInCharge: null }), ['assess bureauHead director', 'review commission ']],
    ['nobody at all', position('staff', 'x'), chart({ departmentHead: null, leaderInCharge: null, bureauHead: null }), ['review commission ']],
    [
      'the head is the leader too',
      position('staff', 'x'),
      chart({ leaderInCharge: 'head' }),
      ['assess departmentHead head', 'review bureauHead director'],
    ],
    [
      'the head who is in charge of their own department',
      position('departmentHead', 'head'),
      chart({ leaderInCharge: 'head' }),
      ['review bureauHead director'],
    ],
    [
      'the leader who heads the bureau',
      position('departmentHead', 'head'),
      chart({ leaderInCharge: 'director' }),
      ['review leaderInCharge director'],
    ],
    ['the bureau’s head who is no member', position('partyCommittee', 'director'), chart(), ['review commission ']],
    ['a department handed in by the leader', { tier: 'department', rank: null, subject: 'leader' } as const, chart(), ['review bureauHead director']],
    [
      'the discipline head is the bureau’s',
      position('bureauHead', 'd'),
      chart({ disciplineHead: 'd' }, {}, 'disciplineHead'),
      ['review commission '],
    ],
  ])('%s', (_, filed, over, expected) => {
    expect(said(chainOf(filed, over))).toEqual(expected);
  });
});

test('a delegate sits beside whose desk it is, but not where it is their own form or they sat at an earlier desk', () => {
  expect(said(chainOf(position('staff', 'x'), chart({}, { leader: 'other' })))).toEqual([
    'assess departmentHead head',
    'review leaderInCharge leader other',
  ]);
  expect(said(chainOf(position('staff', 'x'), chart({}, { head: 'x' })))[0]).toBe('assess departmentHead head');
  expect(said(chainOf(position('staff', 'x'), chart({}, { leader: 'head' })))[1]).toBe('review leaderInCharge leader');
});

test('who assessed a form does not review it, also when they have come to the next desk since', () => {
  const staff = position('staff', 'x');
  expect(deskOf('assessed', staff, chart(), ['head'])).toMatchObject({ seat: 'leaderInCharge' });
  expect(deskOf('assessed', staff, chart({ leaderInCharge: 'head' }), ['head'])).toMatchObject({ seat: 'bureauHead' });
  expect(deskOf('assessed', staff, chart({}, { leader: 'stood in' }), ['stood in', 'head'])).toMatchObject({ personId: 'leader', delegateId: null });
  expect(deskOf('submitted', { tier: 'department', rank: null, subject: 'new head' }, chart(), ['leader'])).toMatchObject({ personId: 'director' });
  for (const state of ['draft', 'reviewed', 'evaluated', 'registered']) expect(deskOf(state, staff, chart(), [])).toBeNull();
});

test('a department without a head is written by who is in charge of it', () => {
  expect([authorOf(chart()), authorOf(chart({ departmentHead: null })), authorOf(chart({ departmentHead: null, leaderInCharge: null }))]).toEqual([
    'head',
    'leader',
    'director',
  ]);
});

test('whoever holds what: nobody sits at a desk of their own form, nobody at two of one form, and there is always somebody to decide', () => {
  const person = fc.constantFrom('a', 'b', 'c', null);
  const holders = fc.record({ departmentHead: person, leaderInCharge: person, bureauHead: person, disciplineHead: person });
  const delegates = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('a', 'b', 'c', 'd'));
  const filed = fc.record({
    tier: fc.constantFrom('position' as const, 'department' as const),
    rank: fc.constantFrom(...ranks),
    subject: fc.constantFrom('a', 'b', 'c', 'd'),
  });
  fc.assert(
    fc.property(holders, delegates, filed, fc.constantFrom('commission' as const, 'disciplineHead' as const), (held, acting, form, overHead) => {
      const chain = chainOf(form, { holders: held, delegates: new Map(Object.entries(acting)), givers: new Map(), overHead });
      const sitting = chain.flatMap(({ personId, delegateId }) => [personId, delegateId]).filter((it) => it !== null);
      expect(sitting).not.toContain(form.subject);
      const holding = chain.flatMap(({ personId }) => personId ?? []);
      expect(new Set(holding).size).toBe(holding.length);
      for (const [at, { delegateId }] of chain.entries()) expect(chain.slice(0, at).map(({ personId }) => personId)).not.toContain(delegateId ?? '-');
      expect(chain.at(-1)!.deed).toBe('review');
      expect(chain.every(({ seat, personId }) => (seat === 'commission') === (personId === null))).toBe(true);
    }),
    { seed: seedOf(20260412), numRuns: 500 },
  );
});
