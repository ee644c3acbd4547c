import type { Role } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';

/** What is granted by hand; everything else follows from the organization. */
export const duties = [
  'office',
  'disciplineHead',
  'legalAffairs',
  'commission',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
] as const satisfies readonly Role[];
export type Duty = (typeof duties)[number];

/** 三员. They see no content, so whoever is one holds no position and no other duty. */
export const administrators: readonly Duty[] = ['systemAdmin', 'securityAdmin', 'auditAdmin'];
export const isAdministrator = (has: readonly Duty[]): boolean => has.some((duty) => administrators.includes(duty));

export const bodies = ['bureau', 'commission', 'legalAffairs'] as const;
export type Body = (typeof bodies)[number];

/** The body in which a duty means something; null: in any. A bureau cannot make one of its own people the commission. */
const bodyOf: Readonly<Record<Duty, Body | null>> = {
  office: 'bureau',
  disciplineHead: 'bureau',
  legalAffairs: 'legalAffairs',
  commission: 'commission',
  systemAdmin: null,
  securityAdmin: null,
  auditAdmin: null,
};
export const belongsTo = (duty: Duty, body: Body): boolean => (bodyOf[duty] ?? body) === body;

export type Candidate = Readonly<{ personId: string; rank: string; kind: Body; duties: readonly Duty[]; holds: boolean }>;

/**
 * Whether a duty may be granted to somebody.
 *
 * @throws Refusal `organization/own-matter`, `organization/granted`, `organization/other-body`, `organization/not-committee`,
 * `organization/three-separated`, `organization/administrator-apart`
 */
export function mustBeGrantable(duty: Duty, to: Candidate, by: string): void {
  if (to.personId === by) throw new Refusal('organization/own-matter');
  if (to.duties.includes(duty)) throw new Refusal('organization/granted', { duty });
  if (!belongsTo(duty, to.kind)) throw new Refusal('organization/other-body', { duty });
  if (duty === 'disciplineHead' && to.rank !== 'partyCommittee') throw new Refusal('organization/not-committee');
  if (administrators.includes(duty) && isAdministrator(to.duties)) throw new Refusal('organization/three-separated');
  const apart = administrators.includes(duty) ? to.holds || to.duties.length > 0 : isAdministrator(to.duties);
  if (apart) throw new Refusal('organization/administrator-apart');
}
