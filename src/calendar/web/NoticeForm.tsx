import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useCall } from '#platform/web/call.ts';
import { Refusal } from '#platform/web/DeedForm.tsx';
import '#platform/web/file.css';
import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { loadNotice, previewEffect, previewNotice } from '../contract.ts';
import { words } from '../words.ts';
import { Changes } from './Changes.tsx';

/** Loads a notice: the file is read at once and what it changes is shown, before anything holds. */
export function NoticeForm({ year }: Readonly<{ year: number }>) {
  const said = useSaid(words).load;
  const [file, setFile] = useState<File | null>(null);
  const [title, setTitle] = useState('');
  const [notice, setNotice] = useState('');
  const preview = useCall(previewNotice);
  const effect = useCall(previewEffect);
  const load = useCall(loadNotice);
  const ready = file !== null && preview.isSuccess && title.trim().length >= 2;
  const take = (chosen: File | null) => {
    setFile(chosen);
    load.reset();
    preview.reset();
    effect.reset();
    const sent = chosen && { query: { year }, body: chosen };
    if (sent) preview.mutate(sent, { onSuccess: ({ known, changes }) => (changes.length > 0 || !known) && effect.mutate(sent) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) load.mutate({ query: { year, title, ...(notice && { notice }) }, body: file }, { onSuccess: () => take(null) });
  };
  return (
    <Sheet title={`${said.title} · ${year}`} note={said.note}>
      <form className="qf-holidays" onSubmit={submit}>
        <div className="qf-holidays-fields">
          <label>
            <span>{said.name}</span>
            <Input name="title" value={title} maxLength={200} onChange={({ target }) => setTitle(target.value)} />
          </label>
          <label>
            <span>{said.notice}</span>
            <Input name="notice" value={notice} maxLength={100} onChange={({ target }) => setNotice(target.value)} />
          </label>
          <label>
            <span>{said.file}</span>
            <span className="qf-file qf-holidays-file">
              <input
                type="file"
                name="file"
                accept=".json,.csv"
                aria-label={said.choose}
                onClick={({ currentTarget }) => {
                  currentTarget.value = ''; // so that the same file, corrected, may be chosen again
                }}
                onChange={({ target }) => take(target.files?.[0] ?? null)}
              />
              <b>{said.choose}</b>
              <span title={file?.name}>{file?.name ?? said.noFile}</span>
            </span>
          </label>
        </div>
        {(preview.isPending || effect.isPending) && <output>{said.looking}</output>}
        {preview.isError && <Refusal error={preview.error} />}
        {preview.data && <Changes {...preview.data} effect={effect.data} />}
        {effect.isError && <Refusal error={effect.error} />}
        {load.isError && <Refusal error={load.error} />}
        <div className="qf-holidays-end">
          <Button type="primary" htmlType="submit" disabled={!ready} loading={load.isPending}>
            {said.submit}
          </Button>
          {!ready && !preview.isPending && <small className="qf-quiet">{said.missing}</small>}
        </div>
      </form>
    </Sheet>
  );
}
