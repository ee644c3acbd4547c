import { describe, expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import type { Role } from '#platform/permissions.ts';
import {
  type Deed,
  deeds,
  deedsOpenTo,
  decided,
  dueBounds,
  hindrance,
  isOpen,
  type Matter,
  mayName,
  sourcesOpenTo,
  type State,
  states,
} from './suggestion.ts';

const somebody = (personId: string, ...roles: Role[]) => ({ personId, roles: new Set(roles) });
const people = {
  office: somebody('office', 'office'),
  answerer: somebody('answerer', 'departmentHead'),
  otherHead: somebody('otherHead', 'departmentHead'),
  standIn: somebody('standIn', 'bureauHead'),
  author: somebody('author', 'staff'),
  staff: somebody('staff', 'staff'),
  authorInOffice: somebody('author', 'office'),
  subjectInOffice: somebody('subject', 'office'),
  answererInOffice: somebody('answerer', 'departmentHead', 'office'),
} as const;
type Who = keyof typeof people;

const matter = (state: State, more: Partial<Matter> = {}): Matter => ({
  state,
  author: 'author',
  subject: 'subject',
  answerer: state === 'dispatched' ? 'answerer' : null,
  standIn: null,
  answeredBy: state === 'answered' ? 'answerer' : null,
  ...more,
});

const next: Readonly<Record<State, Partial<Record<Deed, State>>>> = {
  received: { dispatch: 'dispatched', answer: 'answered', takeUp: 'takenUp', decline: 'declined', word: 'received' },
  dispatched: { dispatch: 'dispatched', answer: 'answered', takeUp: 'takenUp', decline: 'declined', word: 'dispatched' },
  answered: { dispatch: 'dispatched', answer: 'answered', takeUp: 'takenUp', decline: 'declined', word: 'answered' },
  takenUp: {},
  declined: {},
};

const office = { dispatch: null, answer: null, takeUp: null, decline: null } as const;
const own = { dispatch: 'own-matter', answer: 'own-matter', takeUp: 'own-matter', decline: 'own-matter' } as const;
const others = { dispatch: 'office/forbidden', answer: 'office/forbidden', takeUp: 'office/forbidden', decline: 'office/forbidden' } as const;
const answers = (more: Readonly<Record<string, string | null>>, answer: string | null) => ({ ...more, answer });

/** What keeps each person from each deed, by state: nothing else depends on who asks. */
const bars: Readonly<Record<'received' | 'dispatched' | 'answered', Readonly<Record<Who, Readonly<Record<string, string | null>>>>>> = {
  received: {
    office,
    answerer: others,
    otherHead: others,
    standIn: others,
    author: own,
    staff: others,
    authorInOffice: own,
    subjectInOffice: own,
    answererInOffice: office,
  },
  dispatched: {
    office: answers(office, 'answerer/forbidden'),
    answerer: answers(others, null),
    otherHead: answers(others, 'answerer/forbidden'),
    standIn: answers(others, 'answerer/forbidden'),
    author: own,
    staff: answers(others, 'answerer/forbidden'),
    authorInOffice: own,
    subjectInOffice: own,
    answererInOffice: office,
  },
  answered: {
    office,
    answerer: others,
    otherHead: others,
    standIn: others,
    author: own,
    staff: others,
    authorInOffice: own,
    subjectInOffice: own,
    answererInOffice: { ...office, takeUp: 'own-answer/forbidden', decline: 'own-answer/forbidden' },
  },
};

describe.each(states)('a suggestion that is %s', (state) => {
  describe.each(Object.keys(people) as Who[])('to %s', (who) => {
    test.each(deeds)('%s', (deed) => {
      const then = next[state][deed];
      const here = matter(state);
      const isAuthor = people[who].personId === 'author';
      const bar = deed === 'word' ? (isAuthor ? null : 'author/forbidden') : isOpen(state) ? bars[state as keyof typeof bars][who][deed] : null;
      const expected = then === undefined ? 'suggestions/cannot' : bar === null ? null : `suggestions/${bar}`;
      expect(hindrance(here, deed, people[who])).toBe(expected);
      if (expected === null) expect(decided(here, deed, people[who])).toBe(then);
      else expect(() => decided(here, deed, people[who])).toThrow(expect.objectContaining({ code: expected }));
    });
  });
});

test('where nobody of the office is free of the matter, the bureau’s head does what the office does', () => {
  const open = (['received', 'dispatched', 'answered'] as const).map((state) => deedsOpenTo(matter(state, { standIn: 'standIn' }), people.standIn));
  expect(open).toEqual([
    ['dispatch', 'answer', 'takeUp', 'decline'],
    ['dispatch', 'takeUp', 'decline'],
    ['dispatch', 'answer', 'takeUp', 'decline'],
  ]);
});

test('of one from outside nobody is the author', () => {
  expect(hindrance(matter('received', { author: null }), 'word', people.author)).toBe('suggestions/author/forbidden');
});

test('a name for the office only is shown to the office and to the author, any other to who may read', () => {
  const shown = (who: Who, namedTo: 'handlers' | 'office', author: string | null = 'author') => mayName({ author, namedTo }, people[who]);
  expect((Object.keys(people) as Who[]).filter((who) => shown(who, 'office'))).toEqual([
    'office',
    'author',
    'authorInOffice',
    'subjectInOffice',
    'answererInOffice',
  ]);
  expect(shown('answerer', 'handlers')).toBe(true);
  expect(shown('office', 'handlers', null)).toBe(false);
});

test.each([
  [['staff'], ['mutual']],
  [['staff', 'departmentHead'], ['mutual']],
  [
    ['staff', 'office'],
    ['organization', 'mutual'],
  ],
  [
    ['staff', 'partyCommittee', 'leaderInCharge'],
    ['leader', 'mutual'],
  ],
  [
    ['staff', 'bureauHead', 'office'],
    ['leader', 'organization', 'mutual'],
  ],
] as const)('%j leave it as %j', (roles, open) => {
  expect(sourcesOpenTo(new Set(roles))).toEqual(open);
});

test('a department is given a day from tomorrow to a year hence', () => {
  expect(dueBounds(day('2026-12-31'))).toEqual({ first: '2027-01-01', last: '2028-01-01' });
});
