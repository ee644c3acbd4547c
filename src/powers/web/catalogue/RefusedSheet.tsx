import type { CellNote } from '#platform/sheets/shapes.ts';
import { useCall } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { hand } from '#platform/web/sheets/hand.ts';
import { RefusedCells } from '#platform/web/sheets/RefusedCells.tsx';
import { downloadRefused } from '../../contract/catalogue.ts';
import { catalogueWords } from '../../words/catalogue-page.ts';
import { askedOf, type Choices } from './choices.ts';

type Props = Readonly<{ notes: readonly CellNote[]; file: File; choices: Choices }>;

/** What is refused and why, cell by cell, here and as a workbook to mend. */
export function RefusedSheet({ notes, file, choices }: Props) {
  const said = useSaid(catalogueWords);
  const download = useCall(downloadRefused);
  const get = () => download.mutate({ query: askedOf(choices), body: file }, { onSuccess: (content) => hand(`${said.refused}.xlsx`, content) });
  return <RefusedCells notes={notes} note={said.refusedNote} loading={download.isPending} onDownload={get} />;
}
