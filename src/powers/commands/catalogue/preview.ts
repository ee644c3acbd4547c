import { createHash } from 'node:crypto';
import type { Tx } from '#platform/db.ts';
import type { Upload } from '#platform/endpoint.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import type { CellNote } from '#platform/sheets/shapes.ts';
import { basisText, citationsIn } from '../../catalogue/basis-text.ts';
import { type Content, type Entry, type Identity, outcomeOf } from '../../catalogue/entry.ts';
import { itemsIn } from '../../catalogue/lists.ts';
import { stepsIn } from '../../layout.ts';
import { type Asked, noteOf, readCatalogue, type Understood } from './reading.ts';

const most = { entries: 50, notes: 500 };

/** What an import would do, with the first rows as they are understood; nothing is written. @throws Refusal as `readCatalogue` */
export async function previewCatalogue(tx: Tx, actor: Actor, file: Upload, asked: Asked, moment: Moment) {
  const understood = await readCatalogue(tx, actor, file, asked, moment);
  const { book, sheets, entries, departments } = understood;
  const nameOf = (id: string): string => departments.find((it) => it.id === id)?.name ?? '';
  const taken = entries.filter(({ faults }) => faults.length === 0);
  const notes = (of: 'faults' | 'remarks') => entries.flatMap((entry) => entry[of].map((fault) => noteOf(entry, fault, sheets)));
  return {
    format: book.format,
    sheets: sheets.map(({ shown }) => shown),
    counts: countsOf(understood),
    entries: taken.slice(0, most.entries).map((entry) => shownOf(entry, understood, nameOf)),
    refused: notes('faults').slice(0, most.notes),
    remarks: oncePerSheet(notes('remarks'), sheets).slice(0, most.notes),
    renamings: renamed(entries)
      .slice(0, most.notes)
      .map((entry) => renaming(entry, nameOf)),
    missingPositions: missingOf(entries),
    departments: [...departments],
    digest: digestOf(entries),
  };
}

/** What is so because a table lacks a column is said once of the table, at its heading. */
function oncePerSheet(notes: readonly CellNote[], sheets: Understood['sheets']): CellNote[] {
  const said = new Set<string>();
  return notes.flatMap((note) => {
    if (note.column !== null || note.code === 'powers/catalogue/code-proposed') return [note];
    const key = `${note.sheet}\n${note.code}`;
    if (said.has(key)) return [];
    said.add(key);
    return [{ ...note, row: sheets.find(({ table }) => table.name === note.sheet)?.table.heading?.line ?? note.row }];
  });
}

export function countsOf({ sheets, entries }: Pick<Understood, 'sheets' | 'entries'>) {
  const count = (outcome: string): number => entries.filter((entry) => outcomeOf(entry) === outcome).length;
  const aside = sheets.reduce((sum, { table }) => sum + (table.leftOut === null ? table.aside.length : 0), 0);
  return { new: count('new'), changed: count('changed'), unchanged: count('unchanged'), refused: count('refused'), aside };
}

/** What an import would do, as a print: equal prints do the same. */
export const digestOf = (entries: readonly Entry[]): string =>
  createHash('sha256')
    .update(JSON.stringify(entries.map(({ remarks, power, faults, ...entry }) => [power?.powerId, faults.length, remarks.length, entry])))
    .digest('hex');

/** Rows that would name a power otherwise that is there. */
export const renamed = (entries: readonly Entry[]): Entry[] =>
  entries.filter(({ power, identity, faults }) => power !== null && faults.length === 0 && Object.keys(identity).length > 0);

type NameOf = (id: string) => string;

function renaming({ row, sheet, power, identity }: Entry, nameOf: NameOf) {
  const shown = ({ name, category, departmentId, open, keyArea }: Identity) => ({ name, category, department: nameOf(departmentId), open, keyArea });
  return { code: power!.code, powerId: power!.powerId, row, sheet, from: shown(power!), to: shown({ ...power!, ...identity }) };
}

/** Positions that rows name and the organization does not have: whether they were refused for it or would be added. */
function missingOf(entries: readonly Entry[]) {
  const named = entries.flatMap(({ department, missing, faults }) => [
    ...missing.map((position) => ({ department, position })),
    ...faults.flatMap(({ code, facts }) =>
      code === 'powers/catalogue/unknown-position' ? [{ department, position: String(facts['position']) }] : [],
    ),
  ]);
  return [...new Map(named.map((it) => [`${it.department} ${it.position}`, it])).values()].slice(0, most.notes);
}

const nothing: Content = { basis: [], procedure: '', responsibility: '', statutory: null, promised: null, positions: [] };

function shownOf(entry: Entry, { house }: Understood, nameOf: NameOf) {
  const { power, identity, content, missing } = entry;
  const whole = { ...nothing, ...power, ...content };
  const named = { ...power, ...identity } as Identity;
  return {
    sheet: entry.sheet,
    row: entry.row,
    outcome: outcomeOf(entry) as 'new' | 'changed' | 'unchanged',
    powerId: power?.powerId ?? null,
    code: entry.code ?? '',
    name: named.name,
    category: named.category,
    department: nameOf(named.departmentId),
    basis: whole.basis
      .map((one) => citationsIn(basisText(one))[0]!)
      .map(({ document, version, articles }) => ({ document, version, articles: [...articles] })),
    procedure: stepsIn(whole.procedure),
    statutory: whole.statutory,
    promised: whole.promised,
    responsibility: itemsIn(whole.responsibility),
    positions: [...house.positions.written(whole.positions, named.departmentId), ...missing],
    open: named.open,
    keyArea: named.keyArea,
    changes: power ? [...Object.keys(identity), ...Object.keys(content)] : [],
  };
}
