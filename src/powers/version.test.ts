import { expect, test } from 'vitest';
import { type Role, roles } from '#platform/permissions.ts';
import { deeds, type Deed, hindrance, mayDraft, type State, states } from './version.ts';

const own = 'department';

/** Who may do what, written out once more: state → deed → the one role that may. */
const table: Readonly<Record<State, Readonly<Partial<Record<Deed, Role>>>>> = {
  draft: { submit: 'departmentHead' },
  submitted: { review: 'office', return: 'office' },
  bureauReviewed: { legalReview: 'legalAffairs', return: 'legalAffairs' },
  legallyReviewed: { publish: 'office', return: 'office' },
  published: { repeal: 'office' },
  superseded: {},
  repealed: {},
};
/** An author is kept from judging, not from handing in or ending. */
const openToAuthors: ReadonlySet<Deed> = new Set(['submit', 'repeal']);

const all = states.flatMap((state) =>
  deeds.flatMap((deed) => roles.flatMap((role) => [true, false].map((author) => ({ state, deed, role, author })))),
);

test.each(all)('a $state version: $deed by $role, author: $author', ({ state, deed, role, author }) => {
  const matter = { state, departmentId: own, authors: author ? ['me'] : ['another'] };
  const found = hindrance(matter, deed, { personId: 'me', roles: new Set([role]), departments: [own] });

  const desk = table[state][deed];
  const expected =
    desk === undefined ? 'powers/cannot' : desk !== role ? 'powers/desk/forbidden' : author && !openToAuthors.has(deed) ? 'powers/own-matter' : null;
  expect(found).toBe(expected);
});

test('a head hands in the powers of the departments in their charge and no others', () => {
  const head = { personId: 'me', roles: new Set<Role>(['departmentHead']), departments: [own] };
  expect(hindrance({ state: 'draft', departmentId: 'other', authors: [] }, 'submit', head)).toBe('powers/desk/forbidden');
  expect([mayDraft(head, own), mayDraft(head, 'other'), mayDraft({ ...head, departments: [], roles: new Set(['office']) }, 'other')]).toEqual([
    true,
    false,
    true,
  ]);
});
