import { confine, type Tx } from '#platform/db.ts';
import { bureauName } from './organization.ts';
import { randomFrom } from './random.ts';
import type { Stage } from './stage.ts';

/** The stage of a demo that is there already, found by its names. */
export async function findStage(tx: Tx, now: Date): Promise<Stage> {
  const bodies = await tx.selectFrom('bureau').select(['bureauId', 'name', 'kind']).execute();
  await confine(
    tx,
    bodies.map(({ bureauId }) => bureauId),
  );
  const bureauId = bodies.find(({ name }) => name === bureauName)?.bureauId;
  if (!bureauId) throw new Error(`there is no ${bureauName}`);
  const people = await tx.selectFrom('person').select(['bureauId', 'personId', 'name']).execute();
  const departments = await tx.selectFrom('department').select(['departmentId', 'name']).where('bureauId', '=', bureauId).execute();
  const of = (kind: 'commission' | 'legalAffairs') => {
    const body = bodies.find((it) => it.kind === kind)!;
    return { bureauId: body.bureauId, personId: people.find((person) => person.bureauId === body.bureauId)!.personId };
  };
  return {
    tx,
    now,
    bureauId,
    random: randomFrom(1),
    commission: of('commission'),
    legal: of('legalAffairs'),
    people: new Map(people.filter((person) => person.bureauId === bureauId).map(({ name, personId }) => [name, personId])),
    departments: new Map(departments.map(({ name, departmentId }) => [name, departmentId])),
  };
}
