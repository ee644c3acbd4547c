import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { CellNote } from '#platform/sheets/shapes.ts';
import { useCall } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { CellNotes } from '#platform/web/sheets/CellNotes.tsx';
import { hand } from '#platform/web/sheets/hand.ts';
import { isAsProposed } from '#platform/web/sheets/reading.ts';
import { downloadRefused } from '../../contract/catalogue.ts';
import { catalogueWords } from '../../words/catalogue-page.ts';
import type { Choices } from './Preview.tsx';

type Props = Readonly<{ notes: readonly CellNote[]; file: File; choices: Choices }>;

/** What is refused and why, cell by cell, here and as a workbook to mend. */
export function RefusedSheet({ notes, file, choices: { reading, identity, positions } }: Props) {
  const said = useSaid(catalogueWords);
  const download = useCall(downloadRefused);
  const query = { ...(isAsProposed(reading) ? {} : { reading: JSON.stringify(reading) }), ...(identity && { identity }), positions };
  const get = () => download.mutate({ query, body: file }, { onSuccess: (content) => hand(`${said.refused}.xlsx`, content) });
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
