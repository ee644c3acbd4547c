import { z } from 'zod';

/** A calendar day as it comes in and goes out, `2026-03-01`: one of the years 1 to 9999, since the database knows no year 0. */
export const Day = z.iso.date().refine((it) => it >= '0001');
