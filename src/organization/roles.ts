import type { Permission, Role, Scope } from '#platform/permissions.ts';

/** Everyone who holds a position: reads what concerns them, fills in, answers for themselves. */
const staff: readonly Permission[] = [
  'home.read',
  'search.read',
  'organization.read',
  'calendar.read',
  'institutions.read',
  'powers.read',
  'risks.read',
  'campaigns.read',
  'campaigns.fill',
  'campaigns.review', // by a delegation anybody may sit at another's desk
  'warnings.read',
  'warnings.state',
  'warnings.appeal',
  'warnings.settle',
  'supervision.read',
  'suggestions.read',
  'suggestions.give',
];

/** What a role may do. Roles add up; scope says over which records (domain §1). */
export const permissionsOf: Readonly<Record<Role, readonly Permission[]>> = {
  staff,
  departmentHead: [...staff, 'powers.change', 'powers.submit', 'risks.change', 'supervision.answer', 'suggestions.answer'],
  leaderInCharge: [...staff, 'supervision.answer', 'suggestions.answer'],
  partyCommittee: [...staff],
  bureauHead: [
    ...staff,
    'supervision.answer',
    'warnings.confirm',
    'warnings.judgeAppeal',
    'suggestions.dispatch',
    'suggestions.answer',
    'suggestions.settle',
  ],
  disciplineHead: [...staff, 'campaigns.keep', 'warnings.confirm', 'warnings.judgeAppeal'],
  office: [
    ...staff,
    'organization.change',
    'calendar.load',
    'institutions.change',
    'powers.change',
    'powers.review',
    'powers.publish',
    'risks.change',
    'risks.evaluate',
    'risks.import',
    'campaigns.open',
    'campaigns.evaluate',
    'campaigns.keep',
    'supervision.import',
    'supervision.dispatch',
    'supervision.verify',
    'warnings.propose',
    'warnings.decide',
    'suggestions.dispatch',
    'suggestions.answer',
    'suggestions.settle',
  ],
  legalAffairs: ['home.read', 'search.read', 'organization.read', 'calendar.read', 'powers.read', 'powers.legalReview'],
  commission: [
    'home.read',
    'search.read',
    'organization.read',
    'calendar.read',
    'calendar.load',
    'institutions.read',
    'powers.read',
    'risks.read',
    'campaigns.read',
    'campaigns.review',
    'warnings.read',
    'warnings.propose',
    'warnings.confirm',
    'warnings.judgeAppeal',
    'supervision.read',
    'suggestions.read',
  ],
  systemAdmin: ['home.read', 'accounts.read', 'accounts.manage'],
  securityAdmin: ['home.read', 'accounts.read', 'grants.read', 'grants.change'],
  auditAdmin: ['home.read', 'audit.read'],
};

const wide: readonly Role[] = ['bureauHead', 'disciplineHead', 'office', 'legalAffairs', 'commission'];
const middle: readonly Role[] = ['departmentHead', 'leaderInCharge', 'partyCommittee'];

/** How far somebody of these roles sees into a bureau. */
export function scopeOf(roles: ReadonlySet<Role>): Scope {
  if (wide.some((role) => roles.has(role))) return 'bureau';
  return middle.some((role) => roles.has(role)) ? 'departments' : 'own';
}

export const permissionsOfAll = (roles: ReadonlySet<Role>): ReadonlySet<Permission> => new Set([...roles].flatMap((role) => permissionsOf[role]));
