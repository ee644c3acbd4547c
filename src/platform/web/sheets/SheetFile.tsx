import { useSaid } from '../language.tsx';
import { words } from './words.ts';
import '../file.css';
import './sheets.css';

type Props = Readonly<{ file: File | null; accept: string; onFile: (file: File) => void; disabled?: boolean }>;

/** A spreadsheet to choose, or to drop here: the browser's own control takes both, and lies unseen over one that speaks the reader's language. */
export function SheetFile({ file, accept, onFile, disabled = false }: Props) {
  const said = useSaid(words);
  return (
    <label className="qf-file qf-sheet-file">
      <input
        type="file"
        name="file"
        accept={accept}
        aria-label={said.choose}
        disabled={disabled}
        onChange={({ target }) => {
          const chosen = target.files?.[0];
          target.value = ''; // so that the same file may be chosen again once it is mended
          if (chosen) onFile(chosen);
        }}
      />
      <b>{said.choose}</b>
      <span>{file?.name ?? said.none}</span>
    </label>
  );
}
