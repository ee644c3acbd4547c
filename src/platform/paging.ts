import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from './db.ts';
import { type Count, countedTo, countLimit, type Page, type Paging } from './list.ts';
import { Refusal } from './refusal.ts';

/** What a list may be sorted by: an expression that is never null, for each sort key of its contract. */
export type Orders = Readonly<Record<string, RawBuilder<unknown>>>;

/** Words to look for, made safe for `ilike`. */
export const containing = (words: string) => `%${words.replace(/[\\%_]/g, '\\$&')}%`;

/**
 * One page of a query, by key: sorted by the chosen order and then by id, so that every row has its place.
 *
 * @param id the row's id as an expression; breaks ties
 * @param counted how many rows there are, where that is known without counting them, or counted no further than the list wants
 * @throws Refusal `list/invalid` when `after` was not made by this function
 */
export async function page<DB, TB extends keyof DB, O>(
  tx: Tx,
  query: SelectQueryBuilder<DB, TB, O>,
  paging: Paging,
  orders: Orders,
  id: RawBuilder<unknown>,
  counted: () => Promise<Count> = () => countOf(tx, query),
): Promise<Page<O>> {
  const down = paging.sort.startsWith('-');
  const order = orders[down ? paging.sort.slice(1) : paging.sort] ?? id;
  const from = paging.after === undefined ? null : readKey(paging.after);
  const direction = sql.raw(down ? 'desc' : 'asc');

  const rows = await query
    .select([sql<string>`(${order})::text`.as('pageKey'), sql<string>`(${id})::text`.as('pageId')])
    .$if(from !== null, (it) => it.where(sql<boolean>`(${order}, ${id}) ${sql.raw(down ? '<' : '>')} (${from![0]}, ${from![1]})`))
    .orderBy(sql`${order} ${direction}, ${id} ${direction}`)
    .limit(paging.limit + 1)
    .execute()
    .catch((cause: unknown) => {
      throw from !== null && isWrongValue(cause) ? new Refusal('list/invalid', {}, { cause }) : cause;
    });

  const shown = rows.slice(0, paging.limit) as Array<O & { pageKey: string; pageId: string }>;
  const last = shown.at(-1);
  const next = rows.length > paging.limit && last ? writeKey([last.pageKey, last.pageId]) : null;
  return { rows: shown, next, ...(from === null ? await counted() : { total: 0 }) };
}

/** How many rows a query finds, counted to `limit`. */
export async function countOf<DB, TB extends keyof DB, O>(tx: Tx, query: SelectQueryBuilder<DB, TB, O>, limit = countLimit): Promise<Count> {
  const found = query
    .clearSelect()
    .select(sql`1`.as('one'))
    .limit(limit + 1);
  const { rows } = await sql<{ total: number }>`select count(*) as total from (${found}) as found`.execute(tx);
  return countedTo(limit, rows[0]!.total);
}

/** The key was none of this order's: no time, no number (SQLSTATE class 22, data exception). */
const isWrongValue = (error: unknown): boolean => error instanceof Error && 'code' in error && String(error.code).startsWith('22');

const Key = z.tuple([z.string(), z.string()]);
const writeKey = (key: z.infer<typeof Key>) => Buffer.from(JSON.stringify(key)).toString('base64url');

/** What a page ended with: the key of its last row in the list's order, and that row's id. @throws Refusal `list/invalid` */
export function readKey(text: string): z.infer<typeof Key> {
  try {
    return Key.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch (cause) {
    throw new Refusal('list/invalid', {}, { cause });
  }
}
