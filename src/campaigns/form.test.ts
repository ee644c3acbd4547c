import { describe, expect, test } from 'vitest';
import type { Role } from '#platform/permissions.ts';
import { type Tier, tiers } from '#risks/point.ts';
import type { Desk } from './chain.ts';
import { type Deed, decided, deeds, deedsOpenTo, formMachine, hindrance, type Matter, type State, states } from './form.ts';

const somebody = (personId: string, ...roles: Role[]) => ({ personId, bureauId: 'here', roles: new Set<Role>(roles) });
const people = {
  subject: somebody('subject', 'staff'),
  subjectInOffice: somebody('subject', 'staff', 'office'),
  participant: somebody('participant', 'staff'),
  absent: somebody('absent', 'staff'),
  colleague: somebody('colleague', 'staff'),
  holder: somebody('holder', 'staff', 'departmentHead'),
  delegate: somebody('delegate', 'staff'),
  otherLeader: somebody('otherLeader', 'staff', 'leaderInCharge'),
  member: somebody('member', 'staff', 'partyCommittee'),
  awayMember: somebody('awayMember', 'staff', 'partyCommittee'),
  director: somebody('director', 'staff', 'bureauHead', 'partyCommittee'),
  office: somebody('office', 'staff', 'office'),
  awayClerk: somebody('awayClerk', 'staff', 'office'),
  commission: { ...somebody('inspector', 'commission'), bureauId: 'city' },
  elsewhere: { ...somebody('elsewhere', 'staff', 'office', 'bureauHead', 'partyCommittee'), bureauId: 'city' }, // at home
} as const;
type Who = keyof typeof people;
const everybody = Object.keys(people) as Who[];

const desk = (deed: Desk['deed']): Desk => ({
  deed,
  seat: deed === 'assess' ? 'departmentHead' : 'leaderInCharge',
  personId: 'holder',
  delegateId: 'delegate',
});
const deskOf = (tier: Tier, state: State): Desk | null => {
  if (tier === 'bureau') return null;
  if (state === 'submitted') return desk(tier === 'position' ? 'assess' : 'review');
  return state === 'assessed' ? desk('review') : null;
};

const matter = (tier: Tier, state: State, more: Partial<Matter> = {}): Matter => ({
  bureauId: 'here',
  tier,
  state,
  subject: tier === 'bureau' ? null : 'subject',
  writers: tier === 'position' ? ['subject'] : ['subject', 'participant', 'absent'],
  signers: tier === 'bureau' ? ['member', 'director'] : tier === 'department' ? ['participant'] : [],
  absent: tier === 'bureau' ? ['awayMember', 'awayClerk'] : [],
  desk: deskOf(tier, state),
  acted: false,
  adopted: false,
  opined: false,
  open: true,
  ...more,
});

type Open = Readonly<Partial<Record<Deed, readonly Who[]>>>;
const own = ['subject', 'subjectInOffice'] as const;
const atDesk = ['holder', 'delegate'] as const;
const group = ['office', 'awayClerk'] as const; // who is in the office and the subject does not evaluate their own form
const writers = [...own, 'participant', 'absent'] as const;
const committee = ['member', 'director'] as const; // who is recorded as absent writes in it, and no more
const keepers = [...committee, 'awayMember', 'subjectInOffice', 'office', 'awayClerk'] as const;
const offices = ['subjectInOffice', 'office', 'awayClerk'] as const;
const recorders = ['subjectInOffice', 'office'] as const;

/** Who may do what, whole: what is not written down here nobody may. */
const table: Readonly<Record<Tier, Readonly<Record<State, Open>>>> = {
  position: {
    draft: { fill: own, submit: own },
    submitted: { assess: atDesk, return: atDesk, withdraw: own },
    assessed: { review: atDesk, return: atDesk },
    reviewed: { evaluate: group, return: group },
    evaluated: { register: group, return: group },
    registered: {},
  },
  department: {
    draft: { fill: writers, sign: ['participant'], submit: own },
    submitted: { review: atDesk, return: atDesk, withdraw: own, sign: ['participant'] },
    assessed: { review: atDesk, return: atDesk },
    reviewed: { evaluate: group, return: group },
    evaluated: { register: group, return: group },
    registered: {},
  },
  bureau: {
    draft: { fill: keepers, sign: ['member', 'director'], submit: committee },
    submitted: { adopt: recorders, return: recorders, withdraw: committee, sign: ['member', 'director'] },
    assessed: { return: recorders },
    reviewed: { return: recorders },
    evaluated: { return: recorders },
    registered: {},
  },
};

describe.each(tiers)('a form of tier %s', (tier) => {
  describe.each(states)('that is %s', (state) => {
    test.each(deeds)('%s', (deed) => {
      const may = everybody.filter((who) => hindrance(matter(tier, state), deed, people[who]) === null);
      expect(may.toSorted()).toEqual([...(table[tier][state][deed] ?? [])].toSorted());
    });
  });
});

test('nobody decides on their own form, though they hold the desk or act for whom it is', () => {
  for (const personId of ['holder', 'delegate'])
    for (const deed of ['assess', 'return'] as const)
      expect(hindrance(matter('position', 'submitted', { subject: personId }), deed, somebody(personId, 'staff'))).toBe('campaigns/own-matter');
  for (const state of ['reviewed', 'evaluated'] as const)
    for (const deed of ['evaluate', 'register', 'return'] as const)
      if (formMachine[state][deed]) expect(hindrance(matter('department', state), deed, people.subjectInOffice)).toBe('campaigns/own-matter');
});

test('the bureau’s form: adopted, then opined on by the commission, then evaluated; each once', () => {
  const may = (more: Partial<Matter>, deed: Deed, state: State = 'submitted') =>
    everybody.filter((who) => hindrance(matter('bureau', state, more), deed, people[who]) === null);
  expect(may({}, 'opine')).toEqual([]);
  expect(may({ adopted: true }, 'adopt')).toEqual([]);
  expect(may({ adopted: true }, 'opine')).toEqual(['commission']);
  expect(may({ adopted: true }, 'return')).toEqual(['commission']);
  expect(may({ adopted: true, opined: true }, 'opine')).toEqual([]);
  expect(may({ adopted: true, opined: true }, 'return').toSorted()).toEqual([...recorders].toSorted());
  expect(may({ adopted: true }, 'evaluate')).toEqual([]);
  expect(may({ adopted: true, opined: true }, 'evaluate').toSorted()).toEqual([...offices].toSorted());
  expect(may({ adopted: true, opined: true }, 'register', 'evaluated').toSorted()).toEqual([...offices].toSorted());
  expect(may({ acted: true, adopted: true }, 'withdraw')).toEqual([]);
});

test('who is recorded as absent from the bureau’s form is told where, when they hand it in or record its adoption', () => {
  const told = { code: 'campaigns/absent/forbidden', facts: expect.objectContaining({ place: 'meeting.absent' }) as unknown };
  expect(() => decided(matter('bureau', 'draft'), 'submit', people.awayMember)).toThrow(expect.objectContaining(told));
  expect(() => decided(matter('bureau', 'submitted'), 'adopt', people.awayClerk)).toThrow(expect.objectContaining(told));
});

test('of a closed round nothing is filled in, signed, handed in or taken back; what was handed in goes on', () => {
  for (const tier of tiers)
    for (const deed of ['fill', 'sign', 'submit'] as const)
      for (const who of everybody) expect(hindrance(matter(tier, 'draft', { open: false }), deed, people[who])).not.toBeNull();
  expect(hindrance(matter('position', 'submitted', { open: false }), 'assess', people.holder)).toBeNull();
});

test('at the commission’s desk its people decide, whoever they are', () => {
  const at: Desk = { deed: 'review', seat: 'commission', personId: null, delegateId: null };
  const may = everybody.filter((who) => hindrance(matter('position', 'submitted', { desk: at }), 'review', people[who]) === null);
  expect(may).toEqual(['commission']);
});

test('every deed that is open leads on by the table, and a closed one is refused with its reason', () => {
  for (const tier of tiers)
    for (const state of states)
      for (const who of everybody) {
        const it = matter(tier, state);
        const open = deedsOpenTo(it, people[who]);
        for (const deed of deeds) {
          if (open.includes(deed)) expect(decided(it, deed, people[who])).toBe(formMachine[state][deed]);
          else expect(() => decided(it, deed, people[who])).toThrow(/^campaigns\//);
        }
      }
});
