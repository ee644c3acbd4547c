import { addDays, type Day } from '#engine/days.ts';
import { record } from '#platform/audit.ts';
import { confine, type Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { isAdministrator } from '../duties.ts';
import { candidate } from '../store/grants.ts';
import { departmentById, personById } from '../store/people.ts';
import * as store from '../store/structure.ts';

type Given<R, Optional extends keyof R = never> = Omit<R, Optional> & Partial<R>;

/**
 * A body of the installation, with its own data. From here on the transaction touches only this one and those of the actor.
 * Returns its id.
 *
 * @throws Refusal `organization/name-taken`
 */
export async function addBureau(tx: Tx, actor: Actor, bureau: Omit<store.Bureau, 'bureauId'>, { now }: Moment): Promise<string> {
  if (await store.bureauNamed(tx, bureau.name)) throw new Refusal('organization/name-taken', { name: bureau.name });
  const bureauId = newId();
  await confine(tx, [...actor.bureaus, bureauId]);
  await store.insertBureau(tx, { ...bureau, bureauId });
  await record(tx, actor, now, 'organization.addBureau', { kind: 'bureau', id: bureauId, bureauId }, { after: bureau });
  return bureauId;
}

type NewDepartment = Given<Omit<store.Department, 'bureauId' | 'departmentId'>, 'parentId' | 'function' | 'weighty' | 'place'>;

/** A department of the actor's own bureau. Returns its id. @throws Refusal `organization/name-taken`, `organization/not-found` for its parent */
export async function addDepartment(tx: Tx, actor: Actor, department: NewDepartment, { now }: Moment): Promise<string> {
  const { bureauId } = actor;
  if (department.parentId) await mustHaveDepartment(tx, bureauId, department.parentId);
  const departmentId = newId();
  await store.insertDepartment(tx, { parentId: null, function: null, weighty: false, place: 0, ...department, bureauId, departmentId });
  await record(tx, actor, now, 'organization.addDepartment', { kind: 'department', id: departmentId, bureauId }, { after: department });
  return departmentId;
}

type NewPosition = Given<Omit<store.Position, 'bureauId' | 'positionId'>, 'duties' | 'keyPosition'>;

/** A position in a department. Returns its id. @throws Refusal `organization/name-taken`, `organization/not-found` */
export async function addPosition(tx: Tx, actor: Actor, position: NewPosition, { now }: Moment): Promise<string> {
  const { bureauId } = actor;
  await mustHaveDepartment(tx, bureauId, position.departmentId);
  const positionId = newId();
  await store.insertPosition(tx, { duties: '', keyPosition: false, ...position, bureauId, positionId });
  await record(tx, actor, now, 'organization.addPosition', { kind: 'department', id: position.departmentId, bureauId }, { after: position });
  return positionId;
}

type NewPerson = Given<Omit<store.Person, 'bureauId' | 'personId'>, 'departmentId' | 'title' | 'phone'>;

/** Somebody of the bureau. Returns their id. @throws Refusal `organization/number-taken`, `organization/not-found` for the department */
export async function addPerson(tx: Tx, actor: Actor, person: NewPerson, { now }: Moment): Promise<string> {
  const { bureauId } = actor;
  if (person.departmentId) await mustHaveDepartment(tx, bureauId, person.departmentId);
  const personId = newId();
  await store.insertPerson(tx, { departmentId: null, title: null, phone: null, ...person, bureauId, personId });
  const { phone: _, ...after } = person; // everybody reads the history of everybody, not their telephone
  await record(tx, actor, now, 'organization.addPerson', { kind: 'person', id: personId, bureauId }, { after });
  return personId;
}

type NewHolding = Readonly<{ personId: string; positionId: string; validFrom: Day }>;

/**
 * Somebody takes a position from a day on. Returns the holding's id.
 *
 * @throws Refusal `organization/own-matter`, `organization/administrator-apart`, `organization/held`, `organization/not-found`
 */
export async function hold(tx: Tx, actor: Actor, { personId, positionId, validFrom }: NewHolding, { now }: Moment): Promise<string> {
  const { bureauId } = actor;
  if (personId === actor.personId) throw new Refusal('organization/own-matter');
  if (isAdministrator((await candidate(tx, bureauId, personId)).duties)) throw new Refusal('organization/administrator-apart');
  const position = await store.positionById(tx, bureauId, positionId);
  if (!position) throw new Refusal('organization/not-found');
  if ((await store.holdingsFrom(tx, bureauId, personId, positionId, validFrom)).length > 0) throw new Refusal('organization/held');
  const holdingId = newId();
  await store.insertHolding(tx, { bureauId, holdingId, personId, positionId, validFrom, validTo: null });
  const after = { position: position.name, validFrom };
  await record(tx, actor, now, 'organization.hold', { kind: 'person', id: personId, bureauId }, { after });
  return holdingId;
}

/** The last day on which somebody holds a position. @throws Refusal `organization/own-matter`, `organization/ended`, `organization/before-it-began` */
export async function endHolding(tx: Tx, actor: Actor, holdingId: string, lastDay: Day, { now }: Moment): Promise<void> {
  const { bureauId } = actor;
  const holding = await store.holdingToChange(tx, bureauId, holdingId);
  if (holding.personId === actor.personId) throw new Refusal('organization/own-matter');
  if (holding.validTo !== null) throw new Refusal('organization/ended');
  if (lastDay < holding.validFrom) throw new Refusal('organization/before-it-began', { from: holding.validFrom });
  await store.saveHoldingEnd(tx, bureauId, holdingId, lastDay);
  const change = { before: { validTo: null }, after: { validTo: lastDay } };
  await record(tx, actor, now, 'organization.endHolding', { kind: 'person', id: holding.personId, bureauId }, change);
}

type NewOversight = Readonly<{ personId: string; departmentId: string; validFrom: Day }>;

/**
 * A member of the party committee takes charge of a department from a day on; whoever had it, has it until the day before.
 * Returns the oversight's id.
 *
 * @throws Refusal `organization/own-matter`, `organization/not-committee`, `organization/before-it-began`, `organization/not-found`
 */
export async function oversee(tx: Tx, actor: Actor, { personId, departmentId, validFrom }: NewOversight, { now }: Moment): Promise<string> {
  const { bureauId } = actor;
  if (personId === actor.personId) throw new Refusal('organization/own-matter');
  const person = await personById(tx, bureauId, personId);
  if (!person) throw new Refusal('organization/not-found');
  if (person.rank !== 'partyCommittee' && person.rank !== 'bureauHead') throw new Refusal('organization/not-committee');
  await mustHaveDepartment(tx, bureauId, departmentId);
  const before = await store.openOversight(tx, bureauId, departmentId);
  if (before && before.validFrom >= validFrom) throw new Refusal('organization/before-it-began', { from: before.validFrom });
  if (before) await store.saveOversightEnd(tx, bureauId, before.oversightId, addDays(validFrom, -1));
  const oversightId = newId();
  await store.insertOversight(tx, { bureauId, oversightId, personId, departmentId, validFrom, validTo: null });
  const change = { before: before ? { leader: before.personId } : null, after: { leader: person.name, validFrom } };
  await record(tx, actor, now, 'organization.oversee', { kind: 'department', id: departmentId, bureauId }, change);
  return oversightId;
}

async function mustHaveDepartment(tx: Tx, bureauId: string, departmentId: string): Promise<void> {
  if (!(await departmentById(tx, bureauId, departmentId))) throw new Refusal('organization/not-found');
}
