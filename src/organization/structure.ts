/** 职级, highest first. */
export const ranks = ['bureauHead', 'partyCommittee', 'departmentHead', 'departmentDeputy', 'staff'] as const;
export type Rank = (typeof ranks)[number];

export const departmentKinds = ['leadership', 'office', 'unit'] as const;
export type DepartmentKind = (typeof departmentKinds)[number];

/** What a department is there for, where the product needs to know: whom a plan addresses, where the office sits. */
export const functions = ['office', 'personnel', 'finance', 'legal', 'discipline', 'conduct'] as const;
