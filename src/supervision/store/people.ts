import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Holds } from '../judge.ts';

/**
 * Who is meant by the names that a source writes: by personnel number, else by name. A name that two people bear means neither.
 *
 * @returns person ids by what the source wrote; who is not found is left out
 */
export async function peopleCalled(tx: Tx, bureauId: string, written: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('person')
    .select(['personId', 'number', 'name'])
    .where('bureauId', '=', bureauId)
    .where((it) => it.or([it('number', 'in', [...written, '']), it('name', 'in', [...written, ''])]))
    .execute();
  const found = new Map<string, string>();
  for (const text of written) {
    const named = rows.filter(({ name }) => name === text);
    const person = rows.find(({ number }) => number === text) ?? (named.length === 1 ? named[0] : undefined);
    if (person) found.set(text, person.personId);
  }
  return found;
}

export type Known = Readonly<{ names: ReadonlyMap<string, string>; holds: Holds }>;

/** What is known of people: their names, and which positions they held when. Of an actor who is nobody's person nothing is held against them. */
export async function knownOf(tx: Tx, bureauId: string, personIds: readonly string[]): Promise<Known> {
  const people = await tx
    .selectFrom('person')
    .select(['personId', 'name'])
    .where('bureauId', '=', bureauId)
    .where('personId', '=', anyOf(personIds))
    .execute();
  const rows = await tx
    .selectFrom('holding as h')
    .innerJoin('position as p', (it) => it.onRef('p.bureauId', '=', 'h.bureauId').onRef('p.positionId', '=', 'h.positionId'))
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'p.bureauId').onRef('d.departmentId', '=', 'p.departmentId'))
    .select(['h.personId', 'p.name as position', 'd.name as department', 'h.validFrom', 'h.validTo'])
    .where('h.bureauId', '=', bureauId)
    .where('h.personId', '=', anyOf(personIds))
    .execute();
  const names = new Map(people.map(({ personId, name }) => [personId, name]));
  const held = Map.groupBy(rows, ({ personId }) => personId);
  const holds: Holds = (person, { department, position }, on: Day) =>
    !names.has(person) ||
    (held.get(person) ?? []).some(
      (it) => it.department === department && it.position === position && it.validFrom <= on && (it.validTo === null || it.validTo >= on),
    );
  return { names, holds };
}

/** The zone in which a bureau's days begin. */
export async function zoneOf(tx: Tx, bureauId: string): Promise<string> {
  const { timeZone } = await tx.selectFrom('bureau').select('timeZone').where('bureauId', '=', bureauId).executeTakeFirstOrThrow();
  return timeZone;
}
