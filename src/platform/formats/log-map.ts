import { z } from 'zod';
import { FormatError } from './format-error.ts';

const meanings = ['case', 'activity', 'time', 'actor', 'department', 'lifecycle', 'eventId', 'arrival', 'entered'] as const;
export type Meaning = (typeof meanings)[number];

/** Which columns say of a step when it was taken, by whom, and when it came in. */
export type StepColumns = Readonly<{ name: string; time: string; actor?: string | null | undefined; arrival?: string | null | undefined }>;

/**
 * How a table of cases is to be read; what is left out is found out. `rows`: a row an event; `wide`: a row a case and columns a step.
 * Columns are named as in the heading (`upper/lower` where it has two lines), fields of JSON by their path (`case.no`).
 */
export type LogMap = Readonly<{
  layout?: 'rows' | 'wide' | null | undefined;
  sheet?: string | null | undefined;
  /** The row in which the heading begins, from 1. */
  headingRow?: number | null | undefined;
  /** All that are known: a meaning left out has no column. */
  columns?: Readonly<{ [meaning in Meaning]?: string | null | undefined }> | null | undefined;
  steps?: readonly StepColumns[] | null | undefined;
  /** The flowchart's name of a step, by the file's. */
  activities?: Readonly<Record<string, string>> | null | undefined;
  /** Of times without offset. */
  zone?: string | null | undefined;
  /** Whose objects are the cases of an OCEL log. */
  objectType?: string | null | undefined;
}>;

const Name = z.string().min(1).max(500);
const Column = Name.nullish();
const Mapping = z.strictObject({
  layout: z.enum(['rows', 'wide']).nullish(),
  sheet: z.string().max(200).nullish(),
  headingRow: z.int().min(1).nullish(),
  columns: z
    .strictObject({
      case: Column,
      activity: Column,
      time: Column,
      actor: Column,
      department: Column,
      lifecycle: Column,
      eventId: Column,
      arrival: Column,
      entered: Column,
    })
    .nullish(),
  steps: z
    .array(z.strictObject({ name: Name, time: Name, actor: Column, arrival: Column }))
    .max(1000)
    .nullish(),
  activities: z.record(Name, Name).nullish(),
  zone: z.string().refine(isZone, { error: 'zone' }).nullish(),
  objectType: Name.nullish(),
});

/**
 * The map that a JSON text says.
 *
 * @throws FormatError `formats/map-json` with line and column, `formats/map-value` with `name`, the path of what is wrong
 */
export const parseLogMap = (text: string): LogMap => logMapOf(jsonOf(text));

/** The map that a value says, as it was kept; columns alone, as they were kept once, are a map too. @throws as {@link parseLogMap} */
export function logMapOf(value: unknown): LogMap {
  const columnsAlone = typeof value === 'object' && value !== null && 'case' in value;
  const { success, data, error } = Mapping.safeParse(columnsAlone ? { columns: value } : value);
  if (success) return data;
  const [issue] = error.issues;
  const path = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])].map(String).join('.');
  throw new FormatError('formats/map-value', { line: 1, name: path.slice(0, 200) || '{}', reason: issue?.code ?? 'invalid' });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const at = Number(/position (\d+)/.exec(error.message)?.[1] ?? text.length);
    const before = text.slice(0, at).split('\n');
    throw new FormatError('formats/map-json', { line: before.length, column: before.at(-1)!.length + 1 });
  }
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
