import { z } from 'zod';

/** How many rows a page of a list holds, and the most that one may ask for. */
export const pageSize = 50;
export const largestPage = 1000;

/** Counting stops here unless a list says where: beyond it a list says "more than". */
export const countLimit = 100_000;

/**
 * The query of a list: words to look for, the list's own filters, a sort key (`-` before it: descending), and where to go on.
 * Lists go on by key, not by offset: `after` is the `next` of the page before.
 */
export const listQuery = <F extends z.ZodRawShape, const S extends readonly [string, ...string[]]>(filters: F, sorts: S) =>
  z.object({
    q: z.string().trim().max(100).optional(),
    ...filters,
    sort: z.enum(sorts.flatMap((sort) => [sort, `-${sort}`]) as [Sort<S>, ...Sort<S>[]]).default(sorts[0] as never),
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(largestPage).default(pageSize),
  });

export type Sort<S extends readonly string[]> = S[number] | `-${S[number]}`;

/**
 * A page of a list: its rows, the key to go on from (null: the end), and how many rows the filter finds; `more`: there are more than `total`,
 * at which counting stopped.
 */
export const pageOf = <R extends z.ZodType>(row: R) =>
  z.object({ rows: z.array(row), next: z.string().nullable(), total: z.int(), more: z.boolean().optional() });

export type Count = Readonly<{ total: number; more?: boolean }>;
export type Page<R> = { rows: R[]; next: string | null; total: number; more?: boolean };

/** Every page of a list, one after another. @param pageAfter the page after a key; undefined: the first */
export async function* pagesOf<P extends Page<unknown>>(pageAfter: (after: string | undefined) => Promise<P>): AsyncGenerator<P> {
  let after: string | undefined;
  do {
    const page = await pageAfter(after);
    yield page;
    after = page.next ?? undefined;
  } while (after !== undefined);
}

/** What was counted to one beyond a limit, as a list says it. */
export const countedTo = (limit: number, found: number): Count => (found > limit ? { total: limit, more: true } : { total: found });

/** Where the caller's page goes on and which way it runs. */
export type Paging = Readonly<{ sort: string; after?: string | undefined; limit: number }>;
