import { z } from 'zod';
import { Day } from '#platform/day.ts';
import { endpoint } from '#platform/endpoint.ts';
import { CellNote, SheetShown } from '#platform/sheets/shapes.ts';
import { keyAreas, measureKinds } from '../point.ts';

const level = z.int().min(1).max(3).nullable();
const Named = z.object({ id: z.uuid(), name: z.string() });

/** A row as it would be registered; `rows`: those of the sheet, more than one where a merged cell makes them one. */
export const EntryShown = z.object({
  sheet: z.string(),
  row: z.int(),
  rows: z.array(z.int()),
  already: z.boolean(),
  serial: z.string().nullable(),
  department: z.string(),
  position: z.string().nullable(),
  person: z.string().nullable(),
  personKnown: z.boolean(),
  description: z.string(),
  keyArea: z.enum(keyAreas).nullable(),
  selfLevel: level,
  level,
  likelihood: z.int().nullable(),
  harm: z.int().nullable(),
  measures: z.array(z.object({ text: z.string(), kind: z.enum(measureKinds).nullable() })),
  responsible: z.string().nullable(),
  date: Day.nullable(),
});
export type EntryShown = z.infer<typeof EntryShown>;

/** `already`: rows that an import of the same year brought before; `aside`: rows that are no records. */
const Counts = z.object({ accepted: z.int(), already: z.int(), refused: z.int(), aside: z.int() });
export type Counts = z.infer<typeof Counts>;

/** A register as it would be imported. Lists are cut where they are long, counts are not. */
export const RegisterPreview = z.object({
  format: z.enum(['xlsx', 'xls', 'csv']),
  year: z.int(),
  years: z.array(z.object({ year: z.int(), rows: z.int() })), // those that the rows' own days name
  sheets: z.array(SheetShown),
  counts: Counts,
  levels: z.array(z.object({ level: z.int(), count: z.int() })),
  entries: z.array(EntryShown),
  refused: z.array(CellNote),
  remarks: z.array(CellNote),
  unknown: z.array(z.object({ text: z.string(), rows: z.int(), chosen: z.uuid().nullable() })),
  departments: z.array(Named),
  digest: z.string(),
});
export type RegisterPreview = z.infer<typeof RegisterPreview>;

/** Travels in the address, since the body is the file: JSON of `readingOf(fields)`, only where a person says otherwise. */
const asRead = { reading: z.string().max(12_000).optional(), year: z.coerce.number().pipe(z.int().min(2000).max(2100)).optional() };

export const previewRegister = endpoint({
  method: 'POST',
  path: '/api/risk-imports/preview',
  needs: 'risks.import',
  query: z.object(asRead),
  body: 'upload',
  returns: RegisterPreview,
});

/** `digest`: of the preview that was read; the import is refused where it would do something else by now. */
export const importRegister = endpoint({
  method: 'POST',
  path: '/api/risk-imports',
  needs: 'risks.import',
  query: z.object({ ...asRead, fileName: z.string().trim().min(1).max(300), digest: z.string().max(100).optional() }),
  body: 'upload',
  returns: z.object({ id: z.uuid(), counts: Counts, numbers: z.object({ first: z.string(), last: z.string() }) }),
});

/** The refused rows of a file as they came, with the reason of each cell, to mend and import again. */
export const previewRefused = endpoint({
  method: 'POST',
  path: '/api/risk-imports/refused',
  needs: 'risks.import',
  query: z.object(asRead),
  body: 'upload',
  returns: 'file',
});

const Import = z.object({
  id: z.uuid(),
  fileName: z.string(),
  year: z.int(),
  counts: Counts,
  by: z.string(),
  at: z.iso.datetime(),
  undoneAt: z.iso.datetime().nullable(),
  undoneBy: z.string().nullable(),
  undoneWhy: z.string().nullable(),
});
export type Import = z.infer<typeof Import>;

export const listImports = endpoint({ method: 'GET', path: '/api/risk-imports', needs: 'risks.import', returns: z.array(Import) });

const params = z.object({ id: z.uuid() });
export const importRefused = endpoint({ method: 'GET', path: '/api/risk-imports/:id/refused', needs: 'risks.import', params, returns: 'file' });

/** The whole import, until anything rests on one of its points; their numbers stay given, 作废. */
export const undoImport = endpoint({
  method: 'POST',
  path: '/api/risk-imports/:id/undo',
  needs: 'risks.import',
  params,
  body: z.object({ reason: z.string().trim().min(5).max(500) }),
  returns: z.object({ id: z.uuid(), points: z.int() }),
});

const Alias = z.object({ alias: z.string(), departmentId: z.uuid(), department: z.string() });
export const listAliases = endpoint({ method: 'GET', path: '/api/department-aliases', needs: 'risks.import', returns: z.array(Alias) });

/** A table that says what each department is called besides, such as 部门.csv: columns 部门名称 and 简称或曾用名. */
export const loadAliases = endpoint({
  method: 'POST',
  path: '/api/department-aliases',
  needs: 'risks.import',
  body: 'upload',
  returns: z.object({ kept: z.int(), unknown: z.array(z.string()) }),
});

export const removeAlias = endpoint({
  method: 'DELETE',
  path: '/api/department-aliases',
  needs: 'risks.import',
  body: z.object({ alias: z.string().min(1).max(200) }),
  returns: z.object({ removed: z.boolean() }),
});
