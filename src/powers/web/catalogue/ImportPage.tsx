import { useState } from 'react';
import { useCall } from '#platform/web/call.ts';
import { Refusal } from '#platform/web/DeedForm.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { SheetFile } from '#platform/web/sheets/SheetFile.tsx';
import { Waiting } from '#platform/web/sheets/Waiting.tsx';
import { importCatalogue, previewCatalogue } from '../../contract/catalogue.ts';
import { words } from '../../words.ts';
import { catalogueWords } from '../../words/catalogue-page.ts';
import { CatalogueLink } from './CatalogueLinks.tsx';
import { askedOf, type Choices, undecided } from './choices.ts';
import { Imported } from './Imported.tsx';
import { Preview } from './Preview.tsx';

/** 导入职权目录: a spreadsheet is read, what was understood is shown and corrected, then it is imported whole or not at all. */
export default function ImportPage() {
  const said = useSaid(words);
  const { title, note, explain, exportFirst, reading, importing } = useSaid(catalogueWords);
  const [file, setFile] = useState<File | null>(null);
  const [choices, setChoices] = useState(undecided);
  const preview = useCall(previewCatalogue);
  const send = useCall(importCatalogue);
  const look = (body: File, next: Choices) => {
    setChoices(next);
    send.reset();
    preview.mutate({ query: askedOf(next), body });
  };
  const take = (body: File) => {
    setFile(body);
    look(body, undecided);
  };
  const submit = (digest: string) => file && send.mutate({ query: { ...askedOf(choices), fileName: file.name, digest }, body: file });
  const count = preview.data ? preview.data.counts.new + preview.data.counts.changed : 0;
  return (
    <>
      <PageHead path={[said.group, { label: said.pages.powers, to: '/powers' }]} title={title} note={note} />
      <div className="qf-stack">
        <Sheet>
          <div className="qf-import-file">
            <p className="qf-quiet">{explain}</p>
            <SheetFile file={file} accept=".xlsx,.xlsm,.xls,.csv,.txt,.tsv" onFile={take} disabled={send.isPending} />
            <CatalogueLink as="xlsx" label={exportFirst} />
            {preview.isPending && <Waiting says={reading} />}
            {preview.isError && <Refusal error={preview.error} />}
          </div>
        </Sheet>
        {preview.data && file && !send.data && (
          <Preview
            seen={preview.data}
            choices={choices}
            file={file}
            busy={preview.isPending || send.isPending}
            onChange={(next) => look(file, next)}
            onSubmit={submit}
          >
            {send.isPending && <Waiting says={importing({ count })} />}
            {send.isError && <Refusal error={send.error} />}
          </Preview>
        )}
        {send.data && file && (
          <Imported done={send.data} file={file} choices={choices} onAnother={() => (setFile(null), preview.reset(), send.reset())} />
        )}
      </div>
    </>
  );
}
