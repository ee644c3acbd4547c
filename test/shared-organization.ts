import { readFileSync } from 'node:fs';
import { type Db, transact } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { TestBureau } from './bureau.ts';
import { shared } from './shared.ts';

type Roster = Readonly<{ people: ReadonlyArray<Readonly<{ department: string; positions: readonly string[] }>> }>;

/** Adds to a bureau the departments and positions of the shared roster, which the shared catalogue of powers names. */
export async function addSharedOrganization(db: Db, { bureauId }: Pick<TestBureau, 'bureauId'>): Promise<void> {
  const { people } = JSON.parse(readFileSync(shared('people/expected/人员名册.json'), 'utf8')) as Roster;
  await transact(db, { bureaus: [bureauId] }, async (tx) => {
    const there = await tx.selectFrom('department').select(['departmentId', 'name']).where('bureauId', '=', bureauId).execute();
    const known = new Map(there.map(({ name, departmentId }) => [name, departmentId]));
    const missing = [...new Set(people.map(({ department }) => department))].filter((name) => !known.has(name));
    for (const name of missing) known.set(name, newId());
    await tx
      .insertInto('department')
      .values(missing.map((name, place) => ({ bureauId, departmentId: known.get(name)!, name, kind: 'office' as const, place: place + 10 })))
      .execute();
    const posts = new Map(
      people.flatMap(({ department, positions }) => positions.map((name) => [`${department} ${name}`, { department, name }] as const)),
    );
    await tx
      .insertInto('position')
      .values([...posts.values()].map(({ department, name }) => ({ bureauId, positionId: newId(), departmentId: known.get(department)!, name })))
      .execute();
  });
}
