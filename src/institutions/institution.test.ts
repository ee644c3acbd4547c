import { describe, expect, test } from 'vitest';
import { roles, type Role } from '#platform/permissions.ts';
import { type Deed, deeds, deedsOpenTo, hindrance, institutionMachine, moved, type State, states, stateOf, statuses } from './institution.ts';

/** Written by hand: where each deed leads from each state; - it cannot be done. */
const table: Readonly<Record<State, string>> = {
  //          change   enact   revise   discard round    circulate abolish
  draft: '     draft    inForce -        -       -        -        -',
  inForce: '   -        -       revising -       inForce  inForce  abolished',
  revising: '  revising inForce -        inForce revising revising abolished',
  abolished: ' -        -       -        -       -        -        -',
};
const expected = (state: State, deed: Deed) => table[state].trim().split(/\s+/)[deeds.indexOf(deed)]!;
const who = (role: Role, bureauId = 'a') => ({ roles: new Set([role]), bureauId });

describe.each(states)('an institution that is %s', (state) => {
  test.each(deeds)('%s', (deed) => {
    const next = expected(state, deed);
    expect(institutionMachine[state][deed] ?? '-').toBe(next);
    for (const role of roles) {
      const why = role === 'office' ? (next === '-' ? 'institutions/cannot' : null) : 'institutions/keeper/forbidden';
      expect([role, hindrance(state, deed, who(role), 'a')]).toEqual([role, why]);
      expect(hindrance(state, deed, who(role, 'b'), 'a')).toBe('institutions/keeper/forbidden');
      if (why) expect(() => moved(state, deed, who(role), 'a')).toThrow(why);
      else expect(moved(state, deed, who(role), 'a')).toBe(next);
    }
  });
});

test('the deeds that the page offers are those that are let through', () => {
  expect(deedsOpenTo('inForce', who('office'), 'a')).toEqual(['revise', 'round', 'circulate', 'abolish']);
  expect(deedsOpenTo('inForce', who('departmentHead'), 'a')).toEqual([]);
});

test('only what is in force is revised', () => {
  expect(statuses.map((status) => stateOf(status, true))).toEqual(['draft', 'revising', 'abolished']);
  expect(statuses.map((status) => stateOf(status, false))).toEqual(['draft', 'inForce', 'abolished']);
});
