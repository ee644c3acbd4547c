import { sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import { anyOf, type Db } from '#platform/db.ts';
import type { Duty, Rank } from '#platform/schema.ts';
import type { ResponsibleKey } from '../responsible.ts';

/** A person as other modules need them: to name, to address, to compare. */
export type PersonRef = Readonly<{ personId: string; name: string; rank: Rank; departmentId: string | null; departmentName: string | null }>;

const people = (db: Db, bureauId: string) =>
  db
    .selectFrom('person as p')
    .leftJoin('department as d', (on) => on.onRef('d.bureauId', '=', 'p.bureauId').onRef('d.departmentId', '=', 'p.departmentId'))
    .select(['p.personId', 'p.name', 'p.rank', 'p.departmentId', 'd.name as departmentName'])
    .where('p.bureauId', '=', bureauId);

export const personById = (db: Db, bureauId: string, personId: string): Promise<PersonRef | undefined> =>
  people(db, bureauId).where('p.personId', '=', personId).executeTakeFirst();

export const personsByIds = (db: Db, bureauId: string, ids: readonly string[]): Promise<PersonRef[]> =>
  people(db, bureauId).where('p.personId', '=', anyOf(ids)).execute();

export const departmentById = (db: Db, bureauId: string, departmentId: string) =>
  db.selectFrom('department').selectAll().where('bureauId', '=', bureauId).where('departmentId', '=', departmentId).executeTakeFirst();

/** In office: with a position on a day, as roles ask it too. */
const inOffice = (on: Day) => sql<boolean>`exists (select from holding h where h.bureau_id = p.bureau_id and h.person_id = p.person_id
  and h.valid_from <= ${on} and coalesce(h.valid_to, 'infinity') >= ${on})`;

/** The head of a department *is* its head: who has that rank there on a day. */
export const headOf = (db: Db, bureauId: string, departmentId: string, on: Day): Promise<PersonRef | null> =>
  first(
    people(db, bureauId).where('p.departmentId', '=', departmentId).where('p.rank', '=', 'departmentHead').where(inOffice(on)).orderBy('p.number'),
  );

/** 分管领导: the member of the party committee in charge of a department on a day; where nobody is, of the department above it. */
export async function leaderOf(db: Db, bureauId: string, departmentId: string, on: Day): Promise<PersonRef | null> {
  const { rows } = await sql<{ personId: string }>`
    with recursive up as (
      select department_id, parent_id, 0 as far from department where bureau_id = ${bureauId} and department_id = ${departmentId}
      union all select d.department_id, d.parent_id, far + 1 from department d join up on d.department_id = up.parent_id where d.bureau_id = ${bureauId})
    select o.person_id from oversight o join up on o.department_id = up.department_id
    where o.bureau_id = ${bureauId} and o.valid_from <= ${on} and coalesce(o.valid_to, 'infinity') >= ${on}
    order by up.far, o.valid_from desc limit 1`.execute(db);
  return rows[0] ? ((await personById(db, bureauId, rows[0].personId)) ?? null) : null;
}

export const bureauHeadOf = (db: Db, bureauId: string, on: Day): Promise<PersonRef | null> =>
  first(people(db, bureauId).where('p.rank', '=', 'bureauHead').where(inOffice(on)).orderBy('p.number'));

export async function disciplineHeadOf(db: Db, bureauId: string, _on: Day): Promise<PersonRef | null> {
  const [head] = await withDuty(db, bureauId, 'disciplineHead');
  return head ?? null;
}

/** Members of the leading group's office 领导小组办公室, by their grants. */
export const officeMembers = (db: Db, bureauId: string, _on: Day): Promise<PersonRef[]> => withDuty(db, bureauId, 'office');

const withDuty = (db: Db, bureauId: string, duty: Duty): Promise<PersonRef[]> =>
  people(db, bureauId)
    .innerJoin('grantedDuty as g', (on) => on.onRef('g.bureauId', '=', 'p.bureauId').onRef('g.personId', '=', 'p.personId'))
    .where('g.duty', '=', duty)
    .where('g.revokedAt', 'is', null)
    .orderBy('p.number')
    .execute();

export async function personnelHeadOf(db: Db, bureauId: string, on: Day): Promise<PersonRef | null> {
  const found = await db
    .selectFrom('department')
    .select('departmentId')
    .where('bureauId', '=', bureauId)
    .where('function', '=', 'personnel')
    .executeTakeFirst();
  return found ? headOf(db, bureauId, found.departmentId, on) : null;
}

/**
 * The person whom a key means for a subject on a day; the subject themself is skipped upward: head → leader in charge → bureau head.
 * Null: a body (office, party committee, commission), or nobody is there.
 *
 * @param subject the person concerned (null: the department itself) and the department
 */
export async function responsibleFor(
  db: Db,
  bureauId: string,
  key: ResponsibleKey,
  subject: Readonly<{ personId: string | null; departmentId: string }>,
  on: Day,
): Promise<PersonRef | null> {
  const { personId, departmentId } = subject;
  const ways: Readonly<Record<ResponsibleKey, ReadonlyArray<() => Promise<PersonRef | null>>>> = {
    office: [],
    partyCommittee: [],
    commission: [],
    subject: [async () => (personId ? ((await personById(db, bureauId, personId)) ?? null) : headOf(db, bureauId, departmentId, on))],
    departmentHead: [
      () => headOf(db, bureauId, departmentId, on),
      () => leaderOf(db, bureauId, departmentId, on),
      () => bureauHeadOf(db, bureauId, on),
    ],
    leaderInCharge: [() => leaderOf(db, bureauId, departmentId, on), () => bureauHeadOf(db, bureauId, on)],
    bureauHead: [() => bureauHeadOf(db, bureauId, on)],
    disciplineHead: [() => disciplineHeadOf(db, bureauId, on), () => bureauHeadOf(db, bureauId, on)],
    personnel: [() => personnelHeadOf(db, bureauId, on), () => leaderOf(db, bureauId, departmentId, on), () => bureauHeadOf(db, bureauId, on)],
  };
  for (const way of ways[key]) {
    const found = await way();
    if (found && (key === 'subject' || found.personId !== personId)) return found;
  }
  return null;
}

const first = async (query: { executeTakeFirst(): Promise<PersonRef | undefined> }): Promise<PersonRef | null> =>
  (await query.executeTakeFirst()) ?? null;
