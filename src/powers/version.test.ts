import { expect, test } from 'vitest';
import { type Role, roles } from '#platform/permissions.ts';
import { deeds, deedsOpenTo, type Deed, hindrance, mayDraft, type State, states } from './version.ts';

const own = 'department';

/** Who may do what, written out once more: state → deed → the one role that may. */
const table: Readonly<Record<State, Readonly<Partial<Record<Deed, Role>>>>> = {
  draft: { submit: 'departmentHead' },
  submitted: { withdraw: 'departmentHead', review: 'office', return: 'office' },
  bureauReviewed: { legalReview: 'legalAffairs', return: 'legalAffairs' },
  legallyReviewed: { publish: 'office', return: 'office' },
  published: { repeal: 'office' },
  superseded: {},
  repealed: {},
};
/** An author is kept from judging, not from handing in or ending; only who handed it in takes it back. */
const judging: ReadonlySet<Deed> = new Set(['review', 'legalReview', 'publish', 'return']);

/** What the person has to do with the version: nothing, wrote at it once, or handed it in. */
const parts = ['nothing', 'wrote', 'submitted'] as const;
/** Every role alone, and one person who holds all of them: a second role makes nobody a stranger to their own work. */
const held = [...roles.map((role) => ({ role: role as string, holds: [role] })), { role: 'every role', holds: [...roles] }];

const all = states.flatMap((state) =>
  deeds.flatMap((deed) => held.flatMap(({ role, holds }) => parts.map((part) => ({ state, deed, role, holds, part })))),
);

test.each(all)('a $state version: $deed by $role who $part', ({ state, deed, holds, part }) => {
  const matter = {
    state,
    departmentId: own,
    authors: part === 'nothing' ? ['another'] : ['another', 'me'],
    submittedBy: part === 'submitted' ? 'me' : 'another',
  };
  const found = hindrance(matter, deed, { personId: 'me', roles: new Set(holds), departments: [own] });

  const desk = table[state][deed];
  const expected =
    desk === undefined
      ? 'powers/cannot'
      : !holds.includes(desk)
        ? 'powers/desk/forbidden'
        : deed === 'withdraw' && part !== 'submitted'
          ? 'powers/withdraw/forbidden'
          : judging.has(deed) && part !== 'nothing'
            ? 'powers/own-matter'
            : null;
  expect(found).toBe(expected);
});

test('a version that lies at a desk can be passed on or back by somebody, and one that has ended by nobody', () => {
  const stranger = { personId: 'me', roles: new Set(roles), departments: [own] };
  const open = states.map((state) => deedsOpenTo({ state, departmentId: own, authors: ['another'], submittedBy: 'another' }, stranger));
  expect(open).toEqual([['submit'], ['review', 'return'], ['legalReview', 'return'], ['publish', 'return'], ['repeal'], [], []]);
});

test('a head hands in the powers of the departments in their charge and no others', () => {
  const head = { personId: 'me', roles: new Set<Role>(['departmentHead']), departments: [own] };
  const foreign = { departmentId: 'other', authors: [], submittedBy: 'me' };
  expect(hindrance({ ...foreign, state: 'draft' }, 'submit', head)).toBe('powers/desk/forbidden');
  expect(hindrance({ ...foreign, state: 'submitted' }, 'withdraw', head)).toBe('powers/desk/forbidden');
  expect([mayDraft(head, own), mayDraft(head, 'other'), mayDraft({ ...head, departments: [], roles: new Set(['office']) }, 'other')]).toEqual([
    true,
    false,
    true,
  ]);
});
