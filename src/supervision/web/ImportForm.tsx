import { useSuspenseQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { query, useCall } from '#platform/web/call.ts';
import { Refusal } from '#platform/web/DeedForm.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { listChoices, previewImport, requestImport } from '../contract.ts';
import { words } from '../words.ts';
import { SampleTable } from './SampleTable.tsx';
import { UnderstandingFields } from './UnderstandingFields.tsx';
import { mapOf, type Renamed, type Understanding, understandingOf } from './understanding.ts';
import './supervision.css';

/** The source's name is data: in whichever language one reads, the same file is of the same source, so that its events count once. */
const files = words.import.sourceDefault[0];

/** A file, the power that its cases are of, and how its times are to be read. A table shows how it is understood before it is sent in. */
export function ImportForm() {
  const said = useSaid(words);
  const navigate = useNavigate();
  const { data } = useSuspenseQuery(query(listChoices, {}));
  const [file, setFile] = useState<File | null>(null);
  const [powerId, setPower] = useState<string>();
  const [zone, setZone] = useState('Asia/Shanghai');
  const [source, setSource] = useState<string>(files);
  const [understanding, setUnderstanding] = useState<Understanding | null>(null);
  const [renamed, setRenamed] = useState<Renamed>({});
  const preview = useCall(previewImport);
  const send = useCall(requestImport);
  const look = (body: File, shape?: object) =>
    preview.mutate(
      { query: { zone, ...(shape && { map: JSON.stringify(shape) }) }, body },
      { onSuccess: ({ table }) => setUnderstanding(table && understandingOf(table)) },
    );
  const take = (chosen: File | null) => {
    setFile(chosen);
    setUnderstanding(null);
    setRenamed({});
    send.reset();
    if (chosen) look(chosen);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!file || !powerId) return;
    const map = mapOf(understanding, renamed);
    const given = { fileName: file.name, powerId, zone, source, ...(map && { map: JSON.stringify(map) }) };
    send.mutate({ query: given, body: file }, { onSuccess: ({ id }) => void navigate(`/imports/${id}`) });
  };
  return (
    <Sheet title={said.import.form} note={said.import.formNote} className="qf-above">
      <form className="qf-import" onSubmit={submit}>
        <div className="qf-import-fields">
          <label>
            <span>{said.import.file}</span>
            <span className="qf-file">
              <input
                type="file"
                name="file"
                accept=".xes,.gz,.csv,.txt,.xml,.xlsx,.xlsm,.json,.jsonl,.ndjson"
                aria-label={said.import.choose}
                onChange={({ target }) => take(target.files?.[0] ?? null)}
              />
              <b>{said.import.choose}</b>
              <span>{file?.name ?? said.import.noFile}</span>
            </span>
          </label>
          <label>
            <span>{said.columns.power}</span>
            <Select
              aria-label={said.columns.power}
              value={powerId}
              placeholder={said.import.choosePower}
              options={data.powers.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={setPower}
              style={{ width: '100%' }}
            />
          </label>
          <label>
            <span>{said.columns.zone}</span>
            <Input name="zone" value={zone} title={said.import.zoneHelp} onChange={({ target }) => setZone(target.value)} />
          </label>
          <label>
            <span>{said.columns.source}</span>
            <Input name="source" value={source} title={said.import.sourceHelp} onChange={({ target }) => setSource(target.value)} />
          </label>
        </div>
        {preview.isPending && <output>{said.import.looking}</output>}
        {preview.isError && <Refusal error={preview.error} />}
        {preview.data && file && (
          <UnderstandingFields
            sample={preview.data}
            understanding={understanding}
            onChange={setUnderstanding}
            onLook={(shape) => look(file, shape)}
            renamed={renamed}
            onRename={setRenamed}
          />
        )}
        {preview.data && <SampleTable sample={preview.data} />}
        {send.isError && <Refusal error={send.error} />}
        <div className="qf-import-end">
          <Button type="primary" htmlType="submit" disabled={!file || !powerId || preview.isPending} loading={send.isPending}>
            {said.import.submit}
          </Button>
          {(!file || !powerId) && <small className="qf-quiet">{said.import.missing}</small>}
        </div>
      </form>
    </Sheet>
  );
}
