import { z } from 'zod';
import { endpoint } from '#platform/endpoint.ts';
import { pageOf } from '#platform/list.ts';
import { importFormats, importStates } from '../importing.ts';
import { words } from '../words.ts';
import { Instant, newestFirst, params } from './shapes.ts';

const Facts = z.record(z.string(), z.unknown());
const Count = z.int();

const Report = z.object({
  format: z.enum(importFormats).nullable(),
  cases: Count,
  newCases: Count,
  events: Count,
  newEvents: Count,
  duplicates: Count,
  withoutOffset: Count,
  unplaced: Count,
  unknownActivities: Count,
  unknownActors: Count,
  tooLong: Count,
  beforeVersion: Count,
  deviating: Count,
  findings: Count,
  leads: Count.default(0), // older reports did not count them
  inquiries: Count,
  warnings: z
    .array(
      z.object({
        code: z.string(),
        facts: Facts,
      }),
    )
    .readonly(),
  refused: z
    .object({
      code: z.string(),
      facts: Facts,
    })
    .nullable(),
});

export const ImportRow = z.object({
  id: z.uuid(),
  fileName: z.string(),
  size: z.int(),
  zone: z.string(),
  source: z.string(),
  powerId: z.uuid(),
  power: z.string(),
  state: z.enum(importStates),
  progress: z.int(),
  by: z.string().nullable(),
  createdAt: Instant,
  endedAt: Instant.nullable(),
  report: Report.nullable(),
});
export type ImportRow = z.infer<typeof ImportRow>;

export const listImports = endpoint({
  method: 'GET',
  path: '/api/supervision/imports',
  needs: 'supervision.import',
  query: newestFirst({ state: z.enum(importStates).optional(), power: z.uuid().optional() }, ['createdAt', 'fileName']),
  returns: pageOf(ImportRow),
  sheet: {
    name: words.pages.imports,
    columns: {
      fileName: { head: words.columns.fileName },
      power: { head: words.columns.power },
      source: { head: words.columns.source },
      state: { head: words.columns.state, values: words.importStates },
      progress: { head: words.columns.progress },
      createdAt: { head: words.columns.createdAt },
      endedAt: { head: words.columns.endedAt },
    },
  },
});

export const getImport = endpoint({ method: 'GET', path: '/api/supervision/imports/:id', needs: 'supervision.import', params, returns: ImportRow });

/** Travels in the address, since the body is the file. */
const Map = z.string().max(20_000).optional();

const Requested = z.object({ id: z.uuid(), state: z.enum(importStates) });

/** `map`, the JSON of a LogMap, says how a table is to be read and its steps are called; without it, as proposed. Times without offset are of `zone`. */
export const requestImport = endpoint({
  method: 'POST',
  path: '/api/supervision/imports',
  needs: 'supervision.import',
  query: z.object({
    fileName: z.string().trim().min(1).max(300),
    powerId: z.uuid(),
    zone: z.string().max(100).default('Asia/Shanghai'),
    source: z.string().trim().min(1).max(100).default('文件导入'),
    map: Map,
  }),
  body: 'upload',
  returns: Requested,
});

const Name = z.string().nullable();

const SampleEvent = z.object({ activity: z.string(), at: z.number(), actor: z.string().nullable(), line: z.int() });

const Table = z.object({
  layout: z.enum(['rows', 'wide']),
  sheet: Name,
  sheets: z.array(z.string()).readonly(),
  headingRow: z.int().nullable(),
  header: z.array(z.string()).readonly(),
  rows: z.array(z.array(z.string()).readonly()).readonly(),
  columns: z.record(z.string(), Name),
  steps: z.array(z.object({ name: z.string(), time: z.string(), actor: Name.optional(), arrival: Name.optional() })).readonly(),
  guessed: z.array(z.string()).readonly(),
});

/** The beginning of a file as it would be understood: a table with its heading and what it means, or the first cases; and the steps' names. */
export const Sample = z.object({
  format: z.enum(importFormats),
  table: Table.nullable(),
  cases: z.array(z.object({ name: z.string(), events: z.array(SampleEvent) })).readonly(),
  activities: z.array(z.string()).readonly(),
});
export type Sample = z.infer<typeof Sample>;

export const previewImport = endpoint({
  method: 'POST',
  path: '/api/supervision/imports/preview',
  needs: 'supervision.import',
  query: z.object({ zone: z.string().max(100).default('Asia/Shanghai'), map: Map }),
  body: 'upload',
  returns: Sample,
});

export const cancelImport = endpoint({
  method: 'POST',
  path: '/api/supervision/imports/:id/cancel',
  needs: 'supervision.import',
  params,
  returns: Requested,
});
