import { describe, expect, test } from 'vitest';
import { type Permission, permissions, type Role, roles } from '#platform/permissions.ts';
import { permissionsOf, permissionsOfAll, scopeOf } from './roles.ts';
import { rolesOf, type Standing } from './store/actor.ts';

const nobody: Standing = { rank: 'staff', kind: 'bureau', duties: [], overseen: [], holds: false };

describe('roles follow from where somebody stands', () => {
  test.each<[string, Partial<Standing>, Role[]]>([
    ['who holds nothing', {}, []],
    ['staff', { holds: true }, ['staff']],
    ['a deputy', { holds: true, rank: 'departmentDeputy' }, ['staff']],
    ['a head', { holds: true, rank: 'departmentHead' }, ['staff', 'departmentHead']],
    ['a head who left every position', { rank: 'departmentHead' }, []],
    ['a member of the party committee', { holds: true, rank: 'partyCommittee' }, ['staff', 'partyCommittee']],
    ['one in charge of a department', { holds: true, rank: 'partyCommittee', overseen: ['d'] }, ['staff', 'partyCommittee', 'leaderInCharge']],
    ['the head of discipline', { holds: true, rank: 'partyCommittee', duties: ['disciplineHead'] }, ['staff', 'partyCommittee', 'disciplineHead']],
    ['the bureau head', { holds: true, rank: 'bureauHead' }, ['staff', 'partyCommittee', 'bureauHead']],
    ['the office', { holds: true, duties: ['office'] }, ['staff', 'office']],
    ['the system administrator', { duties: ['systemAdmin'] }, ['systemAdmin']],
    ['the security administrator', { duties: ['securityAdmin'] }, ['securityAdmin']],
    ['the audit administrator', { duties: ['auditAdmin'] }, ['auditAdmin']],
    ['the commission', { kind: 'commission', duties: ['commission'] }, ['commission']],
    ['legal affairs', { kind: 'legalAffairs', duties: ['legalAffairs'] }, ['legalAffairs']],
    ['a bureau that calls one of its own the commission', { duties: ['commission', 'legalAffairs'] }, []],
  ])('%s', (_, stands, expected) => {
    expect([...rolesOf({ ...nobody, ...stands })].toSorted()).toEqual(expected.toSorted());
  });
});

describe('what roles may do', () => {
  const content = new Set(permissions.filter((it) => !/^(public|home|accounts|grants|audit)/.test(it)));

  test.each(['systemAdmin', 'securityAdmin', 'auditAdmin'] as const)('%s sees and changes no content', (role) => {
    expect(permissionsOf[role].filter((it) => content.has(it))).toEqual([]);
  });

  test('the audit administrator changes nothing', () => {
    expect(permissionsOf.auditAdmin).toEqual(['home.read', 'audit.read']);
  });

  test('accounts, grants and the trail lie in three hands and no others', () => {
    const whoMay = (it: Permission) => roles.filter((role) => permissionsOf[role].includes(it));
    expect([whoMay('accounts.manage'), whoMay('grants.change'), whoMay('audit.read')]).toEqual([['systemAdmin'], ['securityAdmin'], ['auditAdmin']]);
  });

  test('roles add up, and the widest says how far somebody sees', () => {
    expect(permissionsOfAll(new Set(['staff', 'auditAdmin']))).toEqual(new Set([...permissionsOf.staff, 'audit.read']));
    expect([scopeOf(new Set(['staff'])), scopeOf(new Set(['staff', 'departmentHead'])), scopeOf(new Set(['departmentHead', 'office']))]).toEqual([
      'own',
      'departments',
      'bureau',
    ]);
  });
});
