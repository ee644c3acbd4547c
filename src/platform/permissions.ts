import type { Day } from '#engine/days.ts';

/** Every right that the product knows, in one list; roles are sets of these (src/organization/roles.ts, docs/glossary.md 权限). */
export const permissions = [
  'public', // no sign-in: signing in itself, health, the public pages
  'home.read', // one's own first page, profile, password, language
  'search.read',
  'audit.read',
  'accounts.read',
  'accounts.manage',
  'grants.read',
  'grants.change',
  'organization.read',
  'organization.change',
  'calendar.read',
  'calendar.load',
  'institutions.read',
  'institutions.change',
  'powers.read',
  'powers.change',
  'powers.submit',
  'powers.review',
  'powers.legalReview',
  'powers.publish',
  'risks.read',
  'risks.change',
  'risks.evaluate',
  'risks.import',
  'campaigns.read',
  'campaigns.open',
  'campaigns.fill',
  'campaigns.review',
  'campaigns.evaluate',
  'campaigns.keep', // the sitting's record of single points: what concerns all of the office, the discipline head keeps
  'warnings.read',
  'warnings.propose',
  'warnings.state',
  'warnings.decide',
  'warnings.confirm',
  'warnings.appeal',
  'warnings.judgeAppeal',
  'warnings.settle',
  'supervision.read',
  'supervision.import',
  'supervision.dispatch',
  'supervision.answer',
  'supervision.verify',
  'suggestions.read',
  'suggestions.give',
  'suggestions.dispatch',
  'suggestions.answer',
  'suggestions.settle',
] as const;
export type Permission = (typeof permissions)[number];

/** What follows from the organization or is granted by hand (domain §1). */
export const roles = [
  'staff',
  'departmentHead',
  'leaderInCharge',
  'partyCommittee',
  'bureauHead',
  'disciplineHead',
  'office',
  'legalAffairs',
  'commission',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
] as const;
export type Role = (typeof roles)[number];

/** How far an actor sees into a bureau: only what concerns them, their departments' records too, or all of it. */
export type Scope = 'own' | 'departments' | 'bureau';

/**
 * Who asks. `bureaus` are those whose records may be seen at all (their own; for the commission and legal affairs those of the city);
 * `departments` are those headed or overseen, subtree unfolded.
 */
export type Actor = Readonly<{
  accountId: string;
  account: string;
  personId: string;
  name: string;
  bureauId: string;
  bureaus: readonly string[];
  departments: readonly string[];
  scope: Scope;
  roles: ReadonlySet<Role>;
  permissions: ReadonlySet<Permission>;
}>;

export const nobody = '00000000-0000-0000-0000-000000000000';

/** Who asks before anybody has signed in: sees no bureau and may do nothing but what is public. */
export const anyone: Actor = {
  accountId: nobody,
  account: '',
  personId: nobody,
  name: '',
  bureauId: nobody,
  bureaus: [],
  departments: [],
  scope: 'own',
  roles: new Set(),
  permissions: new Set(),
};

/** The actor on record for what no person did: clocks, imports, nightly jobs of one bureau. */
export const systemActor = (bureauId: string): Actor => ({
  accountId: nobody,
  account: 'system',
  personId: nobody,
  name: '系统',
  bureauId,
  bureaus: [bureauId],
  departments: [],
  scope: 'bureau',
  roles: new Set(),
  permissions: new Set(permissions),
});

/** The moment of a request or job: the instant, and the local day in the bureau's zone. */
export type Moment = Readonly<{ now: Date; today: Day }>;
