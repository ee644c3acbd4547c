import type { Tx } from '#platform/db.ts';
import type { Download, Upload } from '#platform/endpoint.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { sentenceIn } from '#platform/sentence.ts';
import { type SheetWritten, writtenBook } from '#platform/sheets/write.ts';
import { type Language, said } from '#platform/words.ts';
import type { RefusedTable } from '../../importing/refused.ts';
import { refusedOfImport } from '../../store/importing.ts';
import { importRefusals, importWords } from '../../words/importing.ts';
import { isTaken } from './preview.ts';
import { type Asked, noteOf, readRegister, type Understood } from './reading.ts';

/** The refused rows of a register, table by table, as they came; what a title or a sheet's name says of a row is said by `department`. */
export function refusedTables({ sheets, entries }: Pick<Understood, 'sheets' | 'entries'>): RefusedTable[] {
  return sheets.flatMap(({ seen, shown }) => {
    const refused = entries.filter((it) => it.table === seen && !isTaken(it));
    if (refused.length === 0) return [];
    const { table } = seen;
    const byColumn = table.fields.includes('department');
    const rows = refused.map((it) => ({
      row: it.entry.row,
      texts: table.records.find(({ line }) => line === it.entry.row)!.texts(),
      department: byColumn ? '' : (it.entry.department?.name ?? it.entry.section ?? shown.owner?.name ?? ''),
      notes: it.entry.faults
        .map((fault) => noteOf(it, fault))
        .map(({ column, row, heading, code, facts }) => ({ column, row, heading, code, facts })),
    }));
    return [{ sheet: table.name, title: table.above[0] ?? null, headings: table.heading!.names, rows }];
  });
}

/** The refused rows of a file that is looked at, to mend and import again. */
export async function previewRefused(tx: Tx, actor: Actor, file: Upload, asked: Asked, language: Language, moment: Moment): Promise<Download> {
  return refusedBook(refusedTables(await readRegister(tx, actor, file, asked, moment)), language);
}

/** Those of a file that was imported. @throws Refusal `risks/import/not-found` */
export const importRefused = async (tx: Tx, actor: Actor, importId: string, language: Language): Promise<Download> =>
  refusedBook(await refusedOfImport(tx, actor, importId), language);

function refusedBook(tables: readonly RefusedTable[], language: Language): Promise<Download> {
  const { refused } = said(importWords, language);
  const none: SheetWritten = {
    name: refused.none,
    title: refused.none,
    above: [],
    columns: [{ head: '—', width: 60 }],
    rows: [],
    merges: [],
    below: [],
  };
  return writtenBook(refused.fileName, tables.length > 0 ? tables.map((table) => sheetOf(table, language)) : [none]);
}

function sheetOf({ sheet, title, headings, rows }: RefusedTable, language: Language): SheetWritten {
  const { refused, fields } = said(importWords, language);
  const column = (head: string, width: number) => ({ head, width });
  const more = rows.some(({ department }) => department !== '') ? [column(fields.department, 14)] : [];
  const reasonOf = ({ notes }: RefusedTable['rows'][number]): string =>
    notes.map(({ code, facts, ...at }) => `${refused.place(at)}${sentenceIn(importRefusals, code, facts, language) ?? code}`).join('\n');
  return {
    name: sheet === '' ? refused.fileName : sheet,
    title,
    above: [],
    columns: [...headings.map((head) => column(head, 18)), ...more, column(refused.row, 8), column(refused.reason, 50)],
    rows: rows.map((it) => [...it.texts, ...(more.length > 0 ? [it.department] : []), String(it.row), reasonOf(it)]),
    merges: [],
    below: [],
  };
}
