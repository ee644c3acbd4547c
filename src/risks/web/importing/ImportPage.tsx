import { useState } from 'react';
import { useCall } from '#platform/web/call.ts';
import { Refusal } from '#platform/web/DeedForm.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { SheetFile } from '#platform/web/sheets/SheetFile.tsx';
import { Waiting } from '#platform/web/sheets/Waiting.tsx';
import { importRegister, previewRegister, type RegisterPreview } from '../../contract/importing.ts';
import { words } from '../../words.ts';
import { importPageWords } from '../../words/importing-page.ts';
import { Aliases } from './Aliases.tsx';
import { askedOf, type Choices, undecided } from './choices.ts';
import { Imported } from './Imported.tsx';
import { Imports } from './Imports.tsx';
import { Preview } from './Preview.tsx';
import './importing.css';

/** 导入登记册: a register is read, what was understood is shown and corrected, then it is registered whole or not at all. */
export default function ImportPage() {
  const said = useSaid(words);
  const { title, note, explain, reading, importing } = useSaid(importPageWords);
  const [file, setFile] = useState<File | null>(null);
  const [choices, setChoices] = useState(undecided);
  const [seen, setSeen] = useState<RegisterPreview | null>(null); // stays in sight while it is read once more
  const preview = useCall(previewRegister);
  const send = useCall(importRegister);
  const look = (body: File, next: Choices) => {
    setChoices(next);
    send.reset();
    preview.mutate({ query: askedOf(next), body }, { onSuccess: setSeen });
  };
  const take = (body: File) => (setFile(body), setSeen(null), look(body, undecided));
  const submit = (digest: string) => file && send.mutate({ query: { ...askedOf(choices), fileName: file.name, digest }, body: file });
  return (
    <>
      <PageHead path={[said.group, { label: said.pages.register, to: '/risks' }]} title={title} note={note} />
      <div className="qf-stack">
        <Sheet>
          <div className="qf-import-file">
            <p className="qf-quiet">{explain}</p>
            <SheetFile file={file} accept=".xlsx,.xlsm,.xls,.csv,.txt,.tsv" onFile={take} disabled={send.isPending} />
            {preview.isPending && <Waiting says={reading} />}
            {preview.isError && <Refusal error={preview.error} />}
          </div>
        </Sheet>
        {seen && file && !send.data && (
          <Preview
            seen={seen}
            choices={choices}
            file={file}
            busy={preview.isPending || send.isPending}
            onChange={(next) => look(file, next)}
            onSubmit={submit}
          >
            {send.isPending && <Waiting says={importing({ count: seen.counts.accepted })} />}
            {send.isError && <Refusal error={send.error} />}
          </Preview>
        )}
        {send.data && file && (
          <Imported done={send.data} fileName={file.name} onAnother={() => (setFile(null), setSeen(null), preview.reset(), send.reset())} />
        )}
        <Imports />
        <Aliases />
      </div>
    </>
  );
}
