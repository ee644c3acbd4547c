import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useCall } from '#platform/web/call.ts';
import { Refusal } from '#platform/web/DeedForm.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import '#platform/web/file.css';
import '#platform/web/sheets/sheets.css';
import { type FolderPreview, importFolder, previewFolder } from '../../contract/importing.ts';
import { words } from '../../words.ts';
import { importWords } from '../../words/importing.ts';
import { askedOf, type Choices, undecided } from './choices.ts';
import { Imported } from './Imported.tsx';
import { pack } from './pack.ts';
import { Preview } from './Preview.tsx';
import './importing.css';

/** 导入制度: a list and the files that it names, seen as they would be imported, then imported whole or not at all. */
export default function ImportPage() {
  const said = useSaid(words);
  const { title, note, explain, texts, packing, reading, importing } = useSaid(importWords);
  const [packed, setPacked] = useState<Readonly<{ file: File; count: number }> | null>(null);
  const [choices, setChoices] = useState(undecided);
  const [seen, setSeen] = useState<FolderPreview | null>(null); // stays in sight while it is read once more
  const preview = useCall(previewFolder);
  const send = useCall(importFolder);
  const packs = useMutation({ mutationFn: pack });
  const look = (file: File, next: Choices) => {
    setChoices(next);
    send.reset();
    preview.mutate({ query: askedOf(next), body: file }, { onSuccess: setSeen });
  };
  const take = (files: readonly File[]) => {
    setSeen(null);
    preview.reset();
    packs.mutate(files, { onSuccess: (file) => (setPacked({ file, count: files.length }), look(file, undecided)) });
  };
  const submit = (digest: string) => packed && send.mutate({ query: { ...askedOf(choices), fileName: packed.file.name, digest }, body: packed.file });
  const waiting = packs.isPending ? packing : preview.isPending ? reading : send.isPending ? importing : null;
  return (
    <>
      <PageHead path={[said.group, { label: said.pages.institutions, to: '/institutions' }]} title={title} note={note} />
      <div className="qf-stack">
        <Sheet>
          <div className="qf-institution-import">
            <p>{explain}</p>
            <p className="qf-quiet">{texts}</p>
            <Choose packed={packed} onFiles={take} disabled={send.isPending} />
            {waiting && <output>{waiting}</output>}
            {preview.isError && <Refusal error={preview.error} />}
            {send.isError && <Refusal error={send.error} />}
          </div>
        </Sheet>
        {seen && packed && !send.data && (
          <Preview
            seen={seen}
            file={packed.file}
            choices={choices}
            busy={preview.isPending || send.isPending}
            onChange={(next) => look(packed.file, next)}
            onSubmit={submit}
          />
        )}
        {send.data && <Imported done={send.data} onAnother={() => (setPacked(null), setSeen(null), preview.reset(), send.reset())} />}
      </div>
    </>
  );
}

type ChooseProps = Readonly<{ packed: Readonly<{ file: File; count: number }> | null; onFiles: (files: readonly File[]) => void; disabled: boolean }>;

/** Files to choose, or to drop here. */
function Choose({ packed, onFiles, disabled }: ChooseProps) {
  const said = useSaid(importWords);
  return (
    <label className="qf-file qf-sheet-file">
      <input
        type="file"
        name="files"
        multiple
        accept=".zip,.xlsx,.xls,.csv,.docx,.pdf,.ofd"
        aria-label={said.choose}
        disabled={disabled}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = ''; // so that the same files may be chosen again once they are mended
          if (files.length > 0) onFiles(files);
        }}
      />
      <b>{said.choose}</b>
      <span>{packed ? (packed.count === 1 ? packed.file.name : said.chosen(packed.count)) : said.none}</span>
    </label>
  );
}
