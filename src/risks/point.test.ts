import { expect, test } from 'vitest';
import { type Role, roles } from '#platform/permissions.ts';
import { deeds, hindrance, origins, states } from './point.ts';

const all = states.flatMap((state) =>
  origins.flatMap((origin) =>
    deeds.flatMap((deed) => roles.flatMap((role) => ['author', 'subject', 'nobody'].map((part) => ({ state, origin, deed, role, part })))),
  ),
);

test.each(all)('a $state point, $origin: $deed by $role, its $part', ({ state, origin, deed, role, part }) => {
  const matter = { state, origin, departmentId: 'd', personId: part === 'subject' ? 'me' : null, authorId: part === 'author' ? 'me' : 'another' };
  const heads = role === 'departmentHead' || role === 'leaderInCharge';
  const found = hindrance(matter, deed, { personId: 'me', roles: new Set<Role>([role]), departments: heads ? ['d'] : [] });

  const possible = {
    draft: ['evaluate', 'tend'],
    evaluated: ['evaluate', 'register', 'tend'],
    registered: ['revise', 'tend'],
    void: [] as string[],
    merged: [] as string[],
  }[state].includes(deed);
  const expected = () => {
    if (!possible) return 'risks/cannot';
    if (deed === 'tend') return heads || role === 'office' ? null : 'risks/department/forbidden';
    if (origin === 'form' && deed !== 'revise') return 'risks/at-sitting';
    if (role !== 'office') return 'risks/office/forbidden';
    return part === 'subject' || (part === 'author' && deed === 'evaluate') ? 'risks/own-matter' : null;
  };
  expect(found).toBe(expected());
});
