import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { type Filter, filtered, institutions } from './list.ts';

/** What the institutions of the collection say, in the order of titles; without a state asked for, of those in force. At most so many. */
export const collectionOf = (tx: Tx, actor: Actor, filter: Filter, most: number) =>
  filtered(institutions(tx, [actor.bureauId]), actor, filter)
    .leftJoin('attachment as a', (it) => it.onRef('a.bureauId', '=', 'i.bureauId').onRef('a.attachmentId', '=', 'i.attachmentId'))
    .select(['i.title', 'i.documentNumber', 'i.class', 'i.status', 'i.effectiveFrom', 'i.text', 'd.name as department', 'a.name as file'])
    .$if(filter.state === undefined, (it) => it.where('i.status', '=', 'inForce'))
    .orderBy(sql`i.title collate "zh-x-icu"`)
    .orderBy('i.institutionId')
    .limit(most)
    .execute();

export const bureauName = async (tx: Tx, bureauId: string): Promise<string> =>
  (await tx.selectFrom('bureau').select('name').where('bureauId', '=', bureauId).executeTakeFirstOrThrow()).name;
