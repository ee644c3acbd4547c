import { z } from 'zod';
import { endpoint } from '#platform/endpoint.ts';
import { CellNote, SheetShown } from '#platform/sheets/shapes.ts';
import { units } from '../limits.ts';
import { categories, keyAreas } from '../power.ts';
import { states } from '../version.ts';

const Limit = z.object({ days: z.int(), unit: z.enum(units) }).nullable();
const Named = z.object({ id: z.uuid(), name: z.string() });

/** A row as it is understood, whole: what it does not say is what is there. */
export const EntryShown = z.object({
  sheet: z.string(),
  row: z.int(),
  outcome: z.enum(['new', 'changed', 'unchanged']),
  powerId: z.uuid().nullable(),
  code: z.string(),
  name: z.string(),
  category: z.enum(categories),
  department: z.string(),
  basis: z.array(z.object({ document: z.string(), version: z.string(), articles: z.array(z.string()) })),
  procedure: z.array(z.string()),
  statutory: Limit,
  promised: Limit,
  responsibility: z.array(z.string()),
  positions: z.array(z.string()),
  open: z.boolean(),
  keyArea: z.enum(keyAreas).nullable(),
  changes: z.array(z.string()), // fields that differ from what is there
});
export type EntryShown = z.infer<typeof EntryShown>;

const Identity = z.object({
  name: z.string(),
  category: z.enum(categories),
  department: z.string(),
  open: z.boolean(),
  keyArea: z.enum(keyAreas).nullable(),
});

const Counts = z.object({ new: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int(), aside: z.int() });

/** A spreadsheet as it would be imported. Lists are cut where they are long, counts are not. */
export const CataloguePreview = z.object({
  format: z.enum(['xlsx', 'xls', 'csv']),
  sheets: z.array(SheetShown),
  counts: Counts,
  entries: z.array(EntryShown),
  refused: z.array(CellNote),
  remarks: z.array(CellNote),
  renamings: z.array(z.object({ code: z.string(), powerId: z.uuid(), row: z.int(), sheet: z.string(), from: Identity, to: Identity })),
  missingPositions: z.array(z.object({ department: z.string(), position: z.string() })),
  departments: z.array(Named),
  digest: z.string(),
});
export type CataloguePreview = z.infer<typeof CataloguePreview>;

/** Travels in the address, since the body is the file: JSON of `readingOf(fields)`, only where a person says otherwise. */
const asRead = {
  reading: z.string().max(8000).optional(),
  identity: z.enum(['change', 'leave']).optional(), // of powers that are there under another name, category, department …
  positions: z.enum(['refuse', 'add']).default('refuse'), // those that the organization does not have
};

export const previewCatalogue = endpoint({
  method: 'POST',
  path: '/api/power-catalogue/preview',
  needs: 'powers.change',
  query: z.object(asRead),
  body: 'upload',
  returns: CataloguePreview,
});

/** `digest`: of the preview that was read; the import is refused where it would do something else by now. */
export const importCatalogue = endpoint({
  method: 'POST',
  path: '/api/power-catalogue/import',
  needs: 'powers.change',
  query: z.object({ ...asRead, fileName: z.string().trim().min(1).max(300), digest: z.string().max(100).optional() }),
  body: 'upload',
  returns: z.object({ counts: Counts, refused: z.array(CellNote), positions: z.int() }),
});

/** The refused rows as they came, with the reason of each cell, to mend and import again. */
export const downloadRefused = endpoint({
  method: 'POST',
  path: '/api/power-catalogue/refused',
  needs: 'powers.change',
  query: z.object(asRead),
  body: 'upload',
  returns: 'file',
});

export const powerFilters = {
  category: z.enum(categories).optional(),
  department: z.uuid().optional(),
  state: z.enum(states).optional(),
  keyArea: z.enum(keyAreas).optional(),
  open: z.enum(['yes', 'no']).optional(),
  position: z.uuid().optional(),
};

/** 岗位职权目录 in the layout of the plan's annex 1: of what is filtered, by department. */
export const downloadCatalogue = endpoint({
  method: 'GET',
  path: '/api/power-catalogue',
  needs: 'powers.read',
  query: z.object({ ...powerFilters, q: z.string().trim().max(100).optional(), as: z.enum(['xlsx', 'docx']).default('xlsx') }),
  returns: 'file',
});

/** The code that a power of a category would get: the next free number of the letters that the category has in the bureau. */
export const proposeCode = endpoint({
  method: 'GET',
  path: '/api/power-codes',
  needs: 'powers.change',
  query: z.object({ category: z.enum(categories) }),
  returns: z.object({ code: z.string() }),
});

/** What names a power beside its code. */
export const changePower = endpoint({
  method: 'PUT',
  path: '/api/powers/:id',
  needs: 'powers.change',
  params: z.object({ id: z.uuid() }),
  body: z.object({
    name: z.string().trim().min(2).max(200),
    category: z.enum(categories),
    departmentId: z.uuid(),
    open: z.enum(['yes', 'no']),
    keyArea: z.enum(keyAreas).nullable(),
  }),
  returns: z.object({ id: z.uuid() }),
});
