/** Whom a plan or reminder addresses (domain §16). */
export const responsibleKeys = [
  'office',
  'subject',
  'departmentHead',
  'leaderInCharge',
  'bureauHead',
  'disciplineHead',
  'personnel',
  'partyCommittee',
  'commission',
] as const;
export type ResponsibleKey = (typeof responsibleKeys)[number];
