import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { CellNote } from '../../sheets/shapes.ts';
import { useSaid } from '../language.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { CellNotes } from './CellNotes.tsx';
import { words } from './words.ts';

type Props = Readonly<{ notes: readonly CellNote[]; note: string; loading: boolean; onDownload: () => void }>;

/** What is refused and why, cell by cell, here and as a workbook to mend. */
export function RefusedCells({ notes, note, loading, onDownload }: Props) {
  const said = useSaid(words);
  const deed = (
    <Button size="small" icon={<DownloadOutlined />} loading={loading} onClick={onDownload}>
      {said.downloadRefused}
    </Button>
  );
  return (
    <Sheet title={said.refused} note={note} link={deed}>
      <CellNotes notes={notes} label={said.refused} />
    </Sheet>
  );
}
