import type { CellNote } from '#platform/sheets/shapes.ts';
import { useCall } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { hand } from '#platform/web/sheets/hand.ts';
import { RefusedCells } from '#platform/web/sheets/RefusedCells.tsx';
import { previewRefused } from '../../contract/importing.ts';
import { importPageWords } from '../../words/importing-page.ts';
import { importWords } from '../../words/importing.ts';
import { askedOf, type Choices } from './choices.ts';

type Props = Readonly<{ notes: readonly CellNote[]; file: File; choices: Choices }>;

export function RefusedSheet({ notes, file, choices }: Props) {
  const { refusedNote } = useSaid(importPageWords);
  const { refused } = useSaid(importWords);
  const download = useCall(previewRefused);
  const get = () => download.mutate({ query: askedOf(choices), body: file }, { onSuccess: (content) => hand(`${refused.fileName}.xlsx`, content) });
  return <RefusedCells notes={notes} note={refusedNote} loading={download.isPending} onDownload={get} />;
}
