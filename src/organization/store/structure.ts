import type { Day } from '#engine/days.ts';
import type { Tx } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import type { BureauKind, DepartmentFunction, DepartmentKind, Rank } from '#platform/schema.ts';

export type Bureau = Readonly<{ bureauId: string; name: string; shortName: string; code: string; kind: BureauKind }>;
export type Department = Readonly<{
  bureauId: string;
  departmentId: string;
  parentId: string | null;
  name: string;
  kind: DepartmentKind;
  function: DepartmentFunction | null;
  weighty: boolean;
  place: number;
}>;
export type Position = Readonly<{ bureauId: string; positionId: string; departmentId: string; name: string; duties: string; keyPosition: boolean }>;
export type Person = Readonly<{
  bureauId: string;
  personId: string;
  number: string;
  name: string;
  rank: Rank;
  departmentId: string | null;
  title: string | null;
  phone: string | null;
}>;
export type Holding = Readonly<{ bureauId: string; holdingId: string; personId: string; positionId: string; validFrom: Day; validTo: Day | null }>;
export type Oversight = Readonly<{
  bureauId: string;
  oversightId: string;
  personId: string;
  departmentId: string;
  validFrom: Day;
  validTo: Day | null;
}>;

export const bureauNamed = (tx: Tx, name: string) => tx.selectFrom('bureau').selectAll().where('name', '=', name).executeTakeFirst();
export const bureauById = (tx: Tx, bureauId: string) => tx.selectFrom('bureau').selectAll().where('bureauId', '=', bureauId).executeTakeFirst();

/** The first body of a kind: an installation has one commission and one legal affairs office. */
export const bureauOfKind = (tx: Tx, kind: BureauKind) => tx.selectFrom('bureau').selectAll().where('kind', '=', kind).executeTakeFirst();

export async function insertBureau(tx: Tx, bureau: Bureau): Promise<void> {
  await tx.insertInto('bureau').values(bureau).execute();
}

/** @throws Refusal `organization/name-taken` */
export async function insertDepartment(tx: Tx, department: Department): Promise<void> {
  const made = await tx
    .insertInto('department')
    .values(department)
    .onConflict((it) => it.columns(['bureauId', 'name']).doNothing())
    .returning('departmentId')
    .executeTakeFirst();
  if (!made) throw new Refusal('organization/name-taken', { name: department.name });
}

/** @throws Refusal `organization/name-taken` when the department has a position of that name */
export async function insertPosition(tx: Tx, position: Position): Promise<void> {
  const made = await tx
    .insertInto('position')
    .values(position)
    .onConflict((it) => it.columns(['bureauId', 'departmentId', 'name']).doNothing())
    .returning('positionId')
    .executeTakeFirst();
  if (!made) throw new Refusal('organization/name-taken', { name: position.name });
}

/** @throws Refusal `organization/number-taken` */
export async function insertPerson(tx: Tx, person: Person): Promise<void> {
  const made = await tx
    .insertInto('person')
    .values(person)
    .onConflict((it) => it.columns(['bureauId', 'number']).doNothing())
    .returning('personId')
    .executeTakeFirst();
  if (!made) throw new Refusal('organization/number-taken', { number: person.number });
}

export async function insertHolding(tx: Tx, holding: Holding): Promise<void> {
  await tx.insertInto('holding').values(holding).execute();
}

export async function insertOversight(tx: Tx, oversight: Oversight): Promise<void> {
  await tx.insertInto('oversight').values(oversight).execute();
}

/** @throws Refusal `organization/not-found`, also for one of another bureau */
export async function holdingToChange(tx: Tx, bureauId: string, holdingId: string): Promise<Holding> {
  const found = await tx
    .selectFrom('holding')
    .selectAll()
    .where('bureauId', '=', bureauId)
    .where('holdingId', '=', holdingId)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal('organization/not-found');
  return found;
}

/** The holdings of a position by a person that are not over by a day. */
export const holdingsFrom = (tx: Tx, bureauId: string, personId: string, positionId: string, on: Day) =>
  tx
    .selectFrom('holding')
    .select('holdingId')
    .where('bureauId', '=', bureauId)
    .where('personId', '=', personId)
    .where('positionId', '=', positionId)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', on)]))
    .execute();

export async function saveHoldingEnd(tx: Tx, bureauId: string, holdingId: string, validTo: Day): Promise<void> {
  await tx.updateTable('holding').set({ validTo }).where('bureauId', '=', bureauId).where('holdingId', '=', holdingId).execute();
}

/** Who oversees a department without an end, locked. */
export const openOversight = (tx: Tx, bureauId: string, departmentId: string) =>
  tx
    .selectFrom('oversight')
    .selectAll()
    .where('bureauId', '=', bureauId)
    .where('departmentId', '=', departmentId)
    .where('validTo', 'is', null)
    .forUpdate()
    .executeTakeFirst();

export async function saveOversightEnd(tx: Tx, bureauId: string, oversightId: string, validTo: Day): Promise<void> {
  await tx.updateTable('oversight').set({ validTo }).where('bureauId', '=', bureauId).where('oversightId', '=', oversightId).execute();
}

export const positionById = (tx: Tx, bureauId: string, positionId: string) =>
  tx.selectFrom('position').selectAll().where('bureauId', '=', bureauId).where('positionId', '=', positionId).executeTakeFirst();
