import { refusals as attachments } from '#platform/attachments/words.ts';
import type { Tx } from '#platform/db.ts';
import type { Download, Upload } from '#platform/endpoint.ts';
import type { Actor } from '#platform/permissions.ts';
import { refusals as platform } from '#platform/refusals.ts';
import { sentenceIn } from '#platform/sentence.ts';
import { type SheetWritten, writtenBook } from '#platform/sheets/write.ts';
import { type Language, said } from '#platform/words.ts';
import type { Entry } from '../../importing/entry.ts';
import { keeper } from '../../institution.ts';
import { refusals as own } from '../../words.ts';
import { importWords } from '../../words/importing.ts';
import { type Asked, readFolder, type Understood } from './reading.ts';

/** The refused rows of a folder's list as they came, each with its row and reasons, to mend and choose again. @throws Refusal as `readFolder` */
export function previewRefused(tx: Tx, actor: Actor, file: Upload, asked: Asked, language: Language): Promise<Download> {
  keeper(actor);
  return readFolder(tx, actor, file, asked, (understood) => {
    const { fileName, none } = said(importWords, language).refusedBook;
    const sheets = sheetsOf(understood, language);
    return writtenBook(fileName, sheets.length > 0 ? sheets : [{ ...laidOut, name: none, columns: [{ head: '—', width: 60 }], rows: [] }]);
  });
}

const refusals = { ...platform, ...attachments, ...own };
const laidOut = { title: null, above: [], merges: [], below: [] } as const;

function sheetsOf({ list, entries }: Understood, language: Language): SheetWritten[] {
  const { fileName, row, reason } = said(importWords, language).refusedBook;
  return list.tables.flatMap((table) => {
    const left = entries.filter(({ sheet, faults }) => sheet === table.name && faults.length > 0);
    if (table.heading === null || left.length === 0) return [];
    const textsOf = (entry: Entry): readonly string[] => table.records.find(({ line }) => line === entry.row)!.texts();
    return {
      ...laidOut,
      name: table.name === '' ? fileName : table.name,
      columns: [...table.heading.names.map((head) => ({ head, width: 18 })), { head: row, width: 8 }, { head: reason, width: 50 }],
      rows: left.map((entry) => [...textsOf(entry), String(entry.row), reasonsOf(entry, language)]),
    };
  });
}

const reasonsOf = ({ faults }: Entry, language: Language): string => {
  const { fields } = said(importWords, language);
  return faults.map(({ field, code, facts }) => `${fields[field]} ${sentenceIn(refusals, code, facts, language) ?? code}`).join('\n');
};
