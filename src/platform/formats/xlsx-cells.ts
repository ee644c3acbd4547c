import type { Parts } from './xlsx-parts.ts';
import { attribute, parseWhole } from './xlsx-xml.ts';

/** What a number means, by its format. */
export type NumberKind = 'number' | 'date';

/** Formats that every workbook knows: days, times, and those of East Asia. */
const dateFormats: ReadonlySet<number> = new Set(
  [
    [14, 22],
    [27, 36],
    [45, 47],
    [50, 58],
  ].flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, at) => from + at)),
);

/** The kinds of numbers by style, as cells name them. */
export async function stylesOf(parts: Parts, name: string | null): Promise<readonly NumberKind[]> {
  if (name === null || !parts.has(name)) return [];
  const formats = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let inCells = false;
  await parseWhole(parts.read(name), name, {
    open: (element, attributes) => {
      if (element === 'numFmt') formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (element === 'cellXfs') inCells = true;
      if (element !== 'xf' || !inCells) return;
      const id = Number(attributes['numFmtId'] ?? 0);
      kinds.push(dateFormats.has(id) || isDateFormat(formats.get(id) ?? '') ? 'date' : 'number');
    },
    close: (element) => {
      if (element === 'cellXfs') inCells = false;
    },
  });
  return kinds;
}

/** A format of days or times has their letters outside what is quoted, escaped or in brackets. */
const isDateFormat = (code: string): boolean => /[ymdhs年月日时]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|General/gi, ''));

const day = 86_400_000;

/**
 * The local time that a serial number writes, without offset: `2026-10-26 16:33:00`; a whole one is a day, one under 1 a time of day.
 *
 * @param serial days since 1899-12-30 (since 1904-01-01 where `from1904`); Excel's 29 February 1900 never was
 * @returns null where it is no moment
 */
export function writtenTime(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return null;
  const wall = Math.round((serial + (from1904 ? 1462 : serial < 60 && serial >= 1 ? 1 : 0)) * day) - 25_569 * day;
  const [date, time] = new Date(wall).toISOString().split('T') as [string, string];
  const clock = time.slice(0, time.includes('.000') ? 8 : 12);
  if (serial < 1 && !from1904) return clock;
  return clock === '00:00:00' ? date : `${date} ${clock}`;
}

/** A number as a person would write it: whole ones with every digit of the file, one with more digits than Excel keeps as the file has it. */
export const writtenNumber = (text: string): string => (/^-?\d+$/.test(text) || !(Math.abs(Number(text)) < 1e15) ? text : String(Number(text)));

/** Excel writes what XML cannot have, and carriage returns, as `_x000D_`. */
export const unescaped = (text: string): string =>
  text.includes('_x') ? text.replace(/_x(0009|000[aAdD]|005[fF])_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;

/** The column, from 0, and the row, from 1, of a reference such as `AB12`; null where it is none. */
export function cellAt(reference: string): { column: number; row: number } | null {
  const [, letters, row] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i.exec(reference) ?? [];
  if (letters === undefined) return null;
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { column, row: Number(row) };
}

/** Relations of a part: targets by id, and by the end of their type. */
export async function relationsOf(parts: Parts, part: string): Promise<{ byId: Map<string, string>; byType: Map<string, string> }> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const [byId, byType] = [new Map<string, string>(), new Map<string, string>()];
  if (!parts.has(name)) return { byId, byType };
  await parseWhole(parts.read(name), name, {
    open: (element, attributes) => {
      if (element !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      const target = resolved(folder, attributes['Target'] ?? '');
      byId.set(attributes['Id'] ?? '', target);
      byType.set((attributes['Type'] ?? '').replace(/^.*\//, ''), target);
    },
  });
  return { byId, byType };
}

const resolved = (folder: string, target: string): string => {
  const path: string[] = [];
  for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
};
