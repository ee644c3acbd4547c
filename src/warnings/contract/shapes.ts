import { z } from 'zod';
import { Day } from '#platform/day.ts';
import type { Sort } from '#platform/list.ts';
import { accountKinds, faultLevels } from '../scheme.ts';

/** An instant: a Date from the database, ISO text on the way. */
export const Instant = z.union([z.iso.datetime(), z.date().transform((at) => at.toISOString())]);
export { Day };
export const Kind = z.enum(accountKinds);
export const Level = z.enum(faultLevels);
/** Tenths of a point. */
export const Tenths = z.int();
export const OneRecord = z.object({ id: z.uuid() });

/** The sort of a list that begins otherwise than with its first key upward: newest, or most, first. */
export const sortFrom = <const S extends readonly [string, ...string[]]>(keys: S, first: Sort<S>) =>
  z.enum(keys.flatMap((key) => [key, `-${key}`]) as [Sort<S>, ...Sort<S>[]]).default(first as never);
