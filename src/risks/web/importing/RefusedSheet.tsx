import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { CellNote } from '#platform/sheets/shapes.ts';
import { useCall } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { CellNotes } from '#platform/web/sheets/CellNotes.tsx';
import { hand } from '#platform/web/sheets/hand.ts';
import { previewRefused } from '../../contract/importing.ts';
import { importPageWords } from '../../words/importing-page.ts';
import { importWords } from '../../words/importing.ts';
import { askedOf, type Choices } from './choices.ts';

type Props = Readonly<{ notes: readonly CellNote[]; file: File; choices: Choices }>;

/** What is refused and why, cell by cell, here and as a workbook to mend. */
export function RefusedSheet({ notes, file, choices }: Props) {
  const said = useSaid(importPageWords);
  const { refused } = useSaid(importWords);
  const download = useCall(previewRefused);
  const get = () => download.mutate({ query: askedOf(choices), body: file }, { onSuccess: (content) => hand(`${refused.fileName}.xlsx`, content) });
  const deed = (
    <Button size="small" icon={<DownloadOutlined />} loading={download.isPending} onClick={get}>
      {said.downloadRefused}
    </Button>
  );
  return (
    <Sheet title={said.refused} note={said.refusedNote} link={deed}>
      <CellNotes notes={notes} label={said.refused} />
    </Sheet>
  );
}
