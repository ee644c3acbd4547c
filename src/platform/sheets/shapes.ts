import { z } from 'zod';

/** How a spreadsheet is understood: what is shown of it before it is imported, whatever it holds. */
const facts = z.record(z.string(), z.union([z.string(), z.number()]));

/** A cell that is refused, or worth a look: `column` in letters, null where the whole row is meant; the sentence is that of `code`. */
export const CellNote = z.object({
  sheet: z.string(),
  row: z.int(),
  column: z.string().nullable(),
  heading: z.string().nullable(),
  value: z.string(),
  code: z.string(),
  facts,
});
export type CellNote = z.infer<typeof CellNote>;

export const SheetColumn = z.object({
  column: z.int(),
  letters: z.string(),
  heading: z.string(),
  examples: z.array(z.string()),
  field: z.string().nullable(),
});
export type SheetColumn = z.infer<typeof SheetColumn>;

/** A sheet: `layout` stands for its headings, `usual` says that they were read so the last time, `owner` whose it is where no column says so. */
export const SheetShown = z.object({
  index: z.int(),
  name: z.string(),
  leftOut: z.enum(['hidden', 'empty', 'no-heading', 'put-aside']).nullable(),
  headingRow: z.int().nullable(),
  layout: z.string().nullable(),
  usual: z.boolean(),
  columns: z.array(SheetColumn),
  records: z.int(),
  aside: z.array(z.object({ line: z.int(), text: z.string() })),
  owner: z.object({ id: z.uuid(), name: z.string() }).nullable(),
});
export type SheetShown = z.infer<typeof SheetShown>;

/** How a person wants a spreadsheet read where they say otherwise: fields by layout; by the number of a sheet whether it is taken, where its heading is, whose it is; which department a name means. */
export const readingOf = <F extends string>(fields: readonly [F, ...F[]]) =>
  z.object({
    fields: z.record(z.string().max(64), z.array(z.enum(fields).nullable()).max(500)).default({}),
    sheets: z
      .record(
        z.string().regex(/^\d{1,3}$/),
        z.object({ taken: z.boolean().optional(), headingRow: z.int().min(1).optional(), owner: z.uuid().optional() }),
      )
      .default({}),
    departments: z.record(z.string().max(200), z.uuid()).default({}),
  });
