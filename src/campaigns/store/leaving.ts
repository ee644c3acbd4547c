import { type RawBuilder, sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import type { Tx } from '#platform/db.ts';

/** A form that is taken out of those that are to be handed in, or, with `leftOn` null, is among them again. */
export type Moved = Readonly<{ formId: string; number: string; name: string; leftOn: Day | null }>;

const inService = (on: Day): RawBuilder<boolean> => sql`exists (select from holding as h where h.bureau_id = f.bureau_id
  and h.person_id = f.person_id and h.valid_from <= ${on} and coalesce(h.valid_to, 'infinity') >= ${on})`;

/** Position forms of a round, not handed in: of who holds no position any more they are taken out, of who does again put back. What somebody writes in is left, for who writes waits for the round. */
export async function moveLeavers(tx: Tx, bureauId: string, campaignId: string, on: Day): Promise<Moved[]> {
  const lastDay = sql`coalesce((select max(h.valid_to) from holding as h where h.bureau_id = f.bureau_id and h.person_id = f.person_id
    and h.valid_to < ${on}), ${on})`;
  const { rows } = await sql<Moved>`update form as f set left_on = case when f.left_on is null then ${lastDay} end
    from (select f.form_id from form as f where f.bureau_id = ${bureauId} and f.campaign_id = ${campaignId} and f.tier = 'position'
      and f.state = 'draft' and (f.left_on is null) <> ${inService(on)} for update skip locked) as g
    where f.bureau_id = ${bureauId} and f.form_id = g.form_id
    returning f.form_id, f.number, f.name, f.left_on`.execute(tx);
  return rows.toSorted((one, other) => (one.number < other.number ? -1 : 1));
}

/** A bureau's open rounds, locked in one order. */
export const openRounds = (tx: Tx, bureauId: string) =>
  tx
    .selectFrom('campaign')
    .select(['bureauId', 'campaignId'])
    .where('bureauId', '=', bureauId)
    .where('state', '=', 'open')
    .orderBy('campaignId')
    .forUpdate()
    .execute();
