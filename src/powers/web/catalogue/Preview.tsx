import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { CellNotes } from '#platform/web/sheets/CellNotes.tsx';
import { LayoutColumns } from '#platform/web/sheets/LayoutColumns.tsx';
import { layoutsOf, type Reading } from '#platform/web/sheets/reading.ts';
import { SheetsTable } from '#platform/web/sheets/SheetsTable.tsx';
import { words as sheetWords } from '#platform/web/sheets/words.ts';
import { fields } from '../../catalogue/fields.ts';
import type { CataloguePreview } from '../../contract/catalogue.ts';
import { catalogueWords } from '../../words/catalogue-page.ts';
import { catalogueWords as annexWords } from '../../words/catalogue.ts';
import { Counts } from './Counts.tsx';
import { Decisions } from './Decisions.tsx';
import { EntriesTable } from './EntriesTable.tsx';
import { RefusedSheet } from './RefusedSheet.tsx';

/** How a person wants the file read, and what is to become of powers and positions. */
export type Choices = Readonly<{ reading: Reading; identity: 'change' | 'leave' | undefined; positions: 'refuse' | 'add' }>;

type Props = Readonly<{
  seen: CataloguePreview;
  choices: Choices;
  file: File;
  busy: boolean;
  onChange: (choices: Choices) => void;
  onSubmit: (digest: string) => void;
  children: ReactNode;
}>;

/** What was understood of the file, for a person to correct, and the deed that imports it. */
export function Preview({ seen, choices, file, busy, onChange, onSubmit, children }: Props) {
  const said = useSaid(catalogueWords);
  const sheets = useSaid(sheetWords);
  const { heads } = useSaid(annexWords);
  const { reading } = choices;
  const read = (next: Reading) => onChange({ ...choices, reading: next });
  const options = fields.map((value) => ({ value, label: heads[value] }));
  const { counts } = seen;
  const count = counts.new + counts.changed;
  const open = seen.renamings.length > 0 && choices.identity === undefined;
  const why = count === 0 ? (counts.unchanged > 0 && counts.refused === 0 ? said.same : said.nothing) : open ? said.choose : null;
  return (
    <div className="qf-stack" aria-busy={busy}>
      <Sheet title={said.understood}>
        <Counts counts={counts} />
        <Decisions seen={seen} choices={choices} onChange={onChange} />
        {children}
        <div className="qf-import-end">
          <Button type="primary" disabled={busy || why !== null} onClick={() => onSubmit(seen.digest)}>
            {said.submit({ count })}
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
        <Sheet title={said.entries} note={said.entriesNote({ shown: seen.entries.length, count: count + counts.unchanged })}>
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
