import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { CellNote, SheetShown } from '../../sheets/shapes.ts';
import { useSaid } from '../language.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { CellNotes } from './CellNotes.tsx';
import { LayoutColumns } from './LayoutColumns.tsx';
import { layoutsOf, type Reading } from './reading.ts';
import { SheetsTable } from './SheetsTable.tsx';
import { words } from './words.ts';

type Props = Readonly<{
  seen: Readonly<{
    sheets: readonly SheetShown[];
    departments: ReadonlyArray<Readonly<{ id: string; name: string }>>;
    remarks: readonly CellNote[];
  }>;
  fields: ReadonlyArray<Readonly<{ value: string; label: string }>>;
  reading: Reading;
  onReading: (reading: Reading) => void;
  busy: boolean;
  /** The deed that imports it; `why`: what is in its way. */
  submit: Readonly<{ label: string; why: string | null; onSubmit: () => void }>;
  refused: ReactNode;
  entries: Readonly<{ shown: number; count: number; table: ReactNode }>;
  children: ReactNode; // what a person has to see and decide first
}>;

/** What was understood of a spreadsheet, for a person to correct, and the deed that imports it. */
export function Understood({ seen, fields, reading, onReading, busy, submit, refused, entries, children }: Props) {
  const said = useSaid(words);
  const { label, why, onSubmit } = submit;
  return (
    <div className="qf-stack" aria-busy={busy}>
      <Sheet title={said.understood}>
        {children}
        <div className="qf-import-end">
          <Button type="primary" disabled={busy || why !== null} onClick={onSubmit}>
            {label}
          </Button>
          {why && <small className="qf-quiet">{why}</small>}
        </div>
      </Sheet>
      {refused}
      <Sheet title={said.sheets}>
        <SheetsTable sheets={seen.sheets} owners={seen.departments} reading={reading} onChange={onReading} />
      </Sheet>
      <Sheet title={said.columns} note={said.columnsNote}>
        {layoutsOf(seen.sheets).map((shown) => (
          <LayoutColumns key={shown.layout} shown={shown} fields={fields} reading={reading} onChange={onReading} />
        ))}
      </Sheet>
      {entries.shown > 0 && (
        <Sheet title={said.entries} note={said.entriesNote(entries)}>
          {entries.table}
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
