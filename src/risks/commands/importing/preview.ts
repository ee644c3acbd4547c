import { createHash } from 'node:crypto';
import type { Tx } from '#platform/db.ts';
import type { Upload } from '#platform/endpoint.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { plain } from '../../importing/plain.ts';
import { levels } from '../../level.ts';
import { type Asked, noteOf, readRegister, type Seen, type Understood } from './reading.ts';

const most = { entries: 20, notes: 500, unknown: 200 };

/** What an import would do, with the first rows as they are understood; nothing is written. @throws Refusal as `readRegister` */
export async function previewRegister(tx: Tx, actor: Actor, file: Upload, asked: Asked, moment: Moment) {
  const understood = await readRegister(tx, actor, file, asked, moment);
  const { book, sheets, entries, departments, year, years } = understood;
  const taken = entries.filter(isTaken);
  const notes = (of: 'faults' | 'remarks') => entries.flatMap((it) => it.entry[of].map((fault) => noteOf(it, fault)));
  return {
    format: book.format,
    year,
    years: [...years].toSorted(([a], [b]) => b - a).map(([of, rows]) => ({ year: of, rows })),
    sheets: sheets.map(({ shown }) => shown),
    counts: countsOf(understood),
    levels: levels.map((level) => ({ level, count: taken.filter(({ entry }) => entry.level === level).length })),
    entries: taken.slice(0, most.entries).map(shownOf),
    refused: notes('faults').slice(0, most.notes),
    remarks: notes('remarks').slice(0, most.notes),
    unknown: unknownOf(understood).slice(0, most.unknown),
    departments: [...departments],
    digest: digestOf(understood),
  };
}

/** Whether a record is understood without a fault; such ones are registered, unless they are there already. */
export const isTaken = ({ entry }: Seen): boolean => entry.faults.length === 0;

export function countsOf({ sheets, entries }: Pick<Understood, 'sheets' | 'entries'>) {
  const taken = entries.filter(isTaken);
  const already = taken.filter((it) => it.already).length;
  const aside = sheets.reduce((sum, { seen: { table } }) => sum + (table.leftOut === null ? table.aside.length : 0), 0);
  return { accepted: taken.length - already, already, refused: entries.length - taken.length, aside };
}

/** What an import would do, as a print: equal prints do the same. */
export const digestOf = ({ entries, year }: Pick<Understood, 'entries' | 'year'>): string =>
  createHash('sha256')
    .update(JSON.stringify([year, entries.map(({ entry, already }) => [already, entry])]))
    .digest('hex');

const shownOf = ({ entry, already }: Seen) => ({
  already,
  sheet: entry.sheet,
  row: entry.row,
  rows: [...entry.rows],
  serial: entry.serial,
  department: entry.department!.name,
  position: entry.position,
  person: entry.person,
  personKnown: entry.personId !== null,
  description: entry.description!,
  keyArea: entry.keyArea,
  selfLevel: entry.selfLevel,
  level: entry.level,
  likelihood: entry.likelihood,
  harm: entry.harm,
  measures: [...entry.measures],
  responsible: entry.responsible,
  date: entry.date,
});

/** Names that no department has, or that only the one who asks gave one: to choose what each means. */
function unknownOf({ entries, chosen }: Understood) {
  const missing = entries.flatMap(({ entry }) =>
    entry.faults.flatMap(({ code, value }) => (code === 'risks/import/unknown-department' ? [value] : [])),
  );
  const open = [...Map.groupBy(missing, plain).values()].map((its) => ({ text: its[0]!, rows: its.length, chosen: null }));
  const said = chosen.map(({ id, name }) => ({ text: name, rows: 0, chosen: id }));
  return [...said, ...open.filter(({ text }) => !said.some((it) => plain(it.text) === plain(text)))];
}
