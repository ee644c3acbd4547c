import type { Day } from '#engine/days.ts';
import { sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { matrixOf } from '#risks/store/summary.ts';
import { library } from '../library.ts';
import { committeeOf, formRow, type FormRow } from './form.ts';
import { peopleOf, previousLines } from './prefill.ts';
import { heldBy, powersOf, powersOfPositions, stepsOf } from './powers.ts';

const mostSources = 500;

/** The points of the tiers below that stand on reviewed forms of the round, gravest first; `among`: those of these that are. */
export const sourcesOf = (tx: Tx, bureauId: string, campaignId: string, among: readonly string[] | null = null) =>
  tx
    .selectFrom('formPoint as q')
    .innerJoin('form as f', (it) => it.onRef('f.bureauId', '=', 'q.bureauId').onRef('f.formId', '=', 'q.formId'))
    .innerJoin('riskPoint as r', (it) => it.onRef('r.bureauId', '=', 'q.bureauId').onRef('r.riskPointId', '=', 'q.riskPointId'))
    .select(['r.riskPointId as id', 'r.number', 'r.tier', 'r.description', 'r.level'])
    .where('f.bureauId', '=', bureauId)
    .where('f.campaignId', '=', campaignId)
    .where('f.tier', '<>', 'bureau')
    .$if(among !== null, (it) => it.where('q.riskPointId', '=', anyOf(among!)))
    .orderBy(sql`coalesce(r.level, q.reviewer_level, 4)`)
    .orderBy(sql`r.likelihood * r.harm`, (it) => it.desc().nullsLast())
    .orderBy('r.riskPointId')
    .$if(among === null, (it) => it.limit(mostSources))
    .execute();

const institutionsOf = (tx: Tx, bureauId: string) =>
  tx
    .selectFrom('institution')
    .select(['institutionId as id', 'title as name'])
    .where('bureauId', '=', bureauId)
    .where('status', '<>', 'abolished')
    .orderBy('title')
    .execute();

const departmentsOf = (tx: Tx, bureauId: string) =>
  tx.selectFrom('department').select(['departmentId as id', 'name']).where('bureauId', '=', bureauId).orderBy('place').orderBy('name').execute();

const positionsOf = async (tx: Tx, bureauId: string, departmentId: string): Promise<string[]> =>
  (
    await tx.selectFrom('position').select('name').where('bureauId', '=', bureauId).where('departmentId', '=', departmentId).orderBy('name').execute()
  ).map(({ name }) => name);

/** Powers and the positions that may take their steps: a person's, a department's, the bureau's. */
async function exercised(tx: Tx, { bureauId, tier, personId, departmentId }: FormRow, today: Day) {
  if (tier === 'position') {
    const held = await heldBy(tx, bureauId, personId!, today);
    return { held, powers: await powersOfPositions(tx, bureauId, held, today) };
  }
  return { held: [], powers: await powersOf(tx, bureauId, tier === 'department' ? [departmentId!] : null, today) };
}

/** Who fills a form chooses from these. @throws Refusal `campaigns/form/not-found` */
export async function choicesFor(tx: Tx, actor: Actor, id: string, today: Day) {
  const row = await formRow(tx, actor, id, today);
  const { bureauId, tier, departmentId, campaignId } = row;
  const { held, powers } = await exercised(tx, row, today);
  const previous = await previousLines(tx, row);
  const bureau = tier === 'bureau';
  const people = bureau ? await committeeOf(tx, bureauId, today) : tier === 'department' ? await peopleOf(tx, bureauId, departmentId!, today) : [];
  const matrix = await matrixOf(tx, bureauId, today);
  const areas = new Set(powers.map(({ keyArea }) => keyArea));
  return {
    matrix,
    powers: powers.map(({ id: powerId, code, name }) => ({ id: powerId, code, name })),
    steps: await stepsOf(tx, bureauId, powers, held),
    institutions: await institutionsOf(tx, bureauId),
    people: people.map(({ id: personId, name }) => ({ id: personId, name })),
    positions: tier === 'department' ? await positionsOf(tx, bureauId, departmentId!) : [],
    departments: bureau ? await departmentsOf(tx, bureauId) : [],
    previous,
    sources: bureau ? await sourcesOf(tx, bureauId, campaignId) : [],
    common: [...library.filter((it) => areas.has(it.keyArea)), ...library.filter((it) => !areas.has(it.keyArea))].map((it) => ({
      ...it,
      measures: [...it.measures],
    })),
  };
}
