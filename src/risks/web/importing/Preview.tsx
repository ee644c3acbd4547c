import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { CellNotes } from '#platform/web/sheets/CellNotes.tsx';
import { LayoutColumns } from '#platform/web/sheets/LayoutColumns.tsx';
import { layoutsOf, type Reading } from '#platform/web/sheets/reading.ts';
import { SheetsTable } from '#platform/web/sheets/SheetsTable.tsx';
import { words as sheetWords } from '#platform/web/sheets/words.ts';
import type { RegisterPreview } from '../../contract/importing.ts';
import { fields } from '../../importing/fields.ts';
import { importPageWords } from '../../words/importing-page.ts';
import { importWords } from '../../words/importing.ts';
import type { Choices } from './choices.ts';
import { Decisions } from './Decisions.tsx';
import { EntriesTable } from './EntriesTable.tsx';
import { RefusedSheet } from './RefusedSheet.tsx';

export type PreviewProps = Readonly<{ seen: RegisterPreview; choices: Choices; onChange: (choices: Choices) => void }>;
type Props = PreviewProps & Readonly<{ file: File; busy: boolean; onSubmit: (digest: string) => void; children: ReactNode }>;

/** What was understood of a register, for a person to correct, and the deed that registers it. */
export function Preview({ seen, choices, file, busy, onChange, onSubmit, children }: Props) {
  const said = useSaid(importPageWords);
  const sheets = useSaid(sheetWords);
  const { fields: heads } = useSaid(importWords);
  const { reading } = choices;
  const read = (next: Reading) => onChange({ ...choices, reading: next });
  const options = fields.map((value) => ({ value, label: heads[value] }));
  const { counts } = seen;
  const why = counts.accepted > 0 ? null : counts.already > 0 && counts.refused === 0 ? said.same : said.nothing;
  return (
    <div className="qf-stack" aria-busy={busy}>
      <Sheet title={said.understood}>
        <Decisions seen={seen} choices={choices} onChange={onChange} />
        {children}
        <div className="qf-import-end">
          <Button type="primary" disabled={busy || why !== null} onClick={() => onSubmit(seen.digest)}>
            {said.submit({ count: counts.accepted })}
          </Button>
          {why && <small className="qf-quiet">{why}</small>}
        </div>
      </Sheet>
      {seen.refused.length > 0 && <RefusedSheet notes={seen.refused} file={file} choices={choices} />}
      <Sheet title={sheets.sheets}>
        <SheetsTable sheets={seen.sheets} owners={seen.departments} reading={reading} onChange={read} />
      </Sheet>
      <Sheet title={sheets.columns} note={sheets.columnsNote}>
        {layoutsOf(seen.sheets).map((shown) => (
          <LayoutColumns key={shown.layout} shown={shown} fields={options} reading={reading} onChange={read} />
        ))}
      </Sheet>
      {seen.entries.length > 0 && (
        <Sheet title={said.entries} note={said.entriesNote({ shown: seen.entries.length, count: counts.accepted + counts.already })}>
          <EntriesTable entries={seen.entries} />
        </Sheet>
      )}
      {seen.remarks.length > 0 && (
        <Sheet title={said.remarks}>
          <CellNotes notes={seen.remarks} label={said.remarks} />
        </Sheet>
      )}
    </div>
  );
}
