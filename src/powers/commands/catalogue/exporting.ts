import type { Tx } from '#platform/db.ts';
import type { Download, Upload } from '#platform/endpoint.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { type SheetWritten, writtenBook } from '#platform/sheets/write.ts';
import { sentenceIn } from '#platform/sentence.ts';
import { type Language, said } from '#platform/words.ts';
import { type Annex, annexColumns, annexOf } from '../../catalogue/annex.ts';
import { Positions } from '../../catalogue/positions.ts';
import * as store from '../../store/catalogue.ts';
import type { PowerFilter } from '../../store/power.ts';
import type { Entry } from '../../catalogue/entry.ts';
import { catalogueWords, cellRefusals } from '../../words/catalogue.ts';
import { type Asked, noteOf, readCatalogue, type Understood } from './reading.ts';

const most = { xlsx: 5000, docx: 1000 }; // powers; a document is laid out page by page, which takes some hundredth of a second each

export type Annexes = Readonly<{ bureau: string; annexes: readonly Annex[]; count: number; unpublished: number }>;

/** The departments' annexes of what a filter finds. A repealed power is in no catalogue, unless it is asked for. @throws Refusal `powers/catalogue/too-large` */
export async function annexesFor(tx: Tx, actor: Actor, filter: PowerFilter, language: Language, as: 'xlsx' | 'docx'): Promise<Annexes> {
  const found = await store.powersOf(tx, actor, filter);
  const powers = filter.state === undefined ? found.filter(({ state }) => state !== 'repealed') : found;
  if (powers.length > most[as]) throw new Refusal('powers/catalogue/too-large', { limit: most[as] });
  const bureaus = await store.bureausNamed(tx, [...new Set(powers.map(({ bureauId }) => bureauId))]);
  const heads = await store.headsOf(tx, [...new Set(powers.map(({ departmentId }) => departmentId))]);
  const positions = new Positions(
    await store.positionsOf(
      tx,
      bureaus.map(({ bureauId }) => bureauId),
    ),
  );
  const annexes = [...Map.groupBy(powers, ({ departmentId }) => departmentId)].map(([departmentId, of]) => {
    const bureau = bureaus.length > 1 ? bureaus.find(({ bureauId }) => bureauId === of[0]!.bureauId)!.name : '';
    return annexOf(of, { department: `${bureau}${of[0]!.department}`, head: heads.get(departmentId), positions, language });
  });
  const unpublished = powers.filter(({ state }) => state !== 'published').length;
  return { bureau: bureaus.length === 1 ? bureaus[0]!.name : '', annexes, count: powers.length, unpublished };
}

/** 岗位职权目录 as a workbook, a sheet a department. */
export async function catalogueBook(tx: Tx, actor: Actor, filter: PowerFilter, language: Language): Promise<Download> {
  const { bureau, annexes } = await annexesFor(tx, actor, filter, language, 'xlsx');
  const { fileName } = said(catalogueWords, language);
  const empty: Annex = { department: fileName, title: fileName, above: ['', ''], rows: [], runs: [], note: '' };
  return writtenBook(
    `${bureau}${fileName}`,
    (annexes.length > 0 ? annexes : [empty]).map((annex) => sheetOf(annex, language)),
  );
}

const sheetWidth = 140; // characters across

function sheetOf({ department, title, above, rows, runs, note }: Annex, language: Language): SheetWritten {
  const { heads } = said(catalogueWords, language);
  const columns = [...annexColumns, { key: 'keyArea', width: 7, centred: true } as const];
  return {
    name: department,
    title,
    above: [above],
    columns: columns.map(({ key, width, centred }) => ({ head: heads[key], width: Math.max(7, (width * sheetWidth) / 104), centred })),
    rows: rows.map(({ serial, written }) => columns.map(({ key }) => (key === 'serial' ? serial : written[key]))),
    merges: runs.filter(({ from, to }) => to > from).map(({ from, to }) => ({ column: 2, from, to })),
    below: note === '' ? [] : [note],
  };
}

/** The refused rows of a file as they came, each with where it stood and what is wrong with which cell, so that they can be mended there and imported again. */
export async function refusedRows(tx: Tx, actor: Actor, file: Upload, asked: Asked, language: Language, moment: Moment): Promise<Download> {
  const understood = await readCatalogue(tx, actor, file, asked, moment);
  const words = said(catalogueWords, language);
  const sheets = understood.sheets.flatMap(({ table }) => refusedOf(table, understood, language) ?? []);
  const none: SheetWritten = {
    name: words.refused.none,
    title: words.refused.none,
    above: [],
    columns: [{ head: '—', width: 60 }],
    rows: [],
    merges: [],
    below: [],
  };
  return writtenBook(words.refused.fileName, sheets.length > 0 ? sheets : [none]);
}

function refusedOf(table: Understood['sheets'][number]['table'], { entries, sheets }: Understood, language: Language): SheetWritten | null {
  const { refused, heads } = said(catalogueWords, language);
  const faulty = entries.filter(({ sheet, faults }) => sheet === table.name && faults.length > 0);
  if (faulty.length === 0) return null;
  const reasonOf = (entry: Entry): string =>
    entry.faults
      .map((fault) => noteOf(entry, fault, sheets))
      .map(
        ({ column, row, heading, code, facts }) =>
          `${refused.place({ column, row, heading })}${sentenceIn(cellRefusals, code, facts, language) ?? code}`,
      )
      .join('\n');
  // what titles and sheet names said of a row is said here by a column, so that the rows can be imported again
  const more = (['department', 'category'] as const).filter((field) => !table.fields.includes(field));
  const rowOf = (entry: Entry): string[] => {
    const line = table.records.find((it) => it.line === entry.row)!;
    const titles = more.map((field) => (field === 'department' ? entry.department : line.text(field)));
    return [...line.texts(), ...titles, String(entry.row), reasonOf(entry)];
  };
  const column = (head: string, width: number) => ({ head, width });
  return {
    name: table.name === '' ? refused.fileName : table.name,
    title: table.above[0] ?? null,
    above: [],
    columns: [
      ...table.heading!.names.map((head) => column(head, 18)),
      ...more.map((field) => column(heads[field], 14)),
      column(refused.row, 8),
      column(refused.reason, 50),
    ],
    rows: faulty.map(rowOf),
    merges: [],
    below: [],
  };
}
