import { Select } from 'antd';
import { useId } from 'react';
import { useSaid } from '#platform/web/language.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Understood } from '#platform/web/sheets/Understood.tsx';
import type { FolderPreview } from '../../contract/importing.ts';
import { fields } from '../../importing/fields.ts';
import { words } from '../../words.ts';
import { importWords } from '../../words/importing.ts';
import type { Choices } from './choices.ts';
import { DownloadRefused } from './DownloadRefused.tsx';
import { Counted, Refused, Unlisted } from './Refused.tsx';

type Of = Readonly<{ seen: FolderPreview; choices: Choices; onChange: (choices: Choices) => void }>;
type Props = Of & Readonly<{ file: File; busy: boolean; onSubmit: (digest: string) => void }>;

/** What was understood of the folder and its list, for a person to correct, and the deed that imports it. */
export function Preview({ seen, file, choices, busy, onChange, onSubmit }: Props) {
  const said = useSaid(importWords);
  const count = seen.counts.inForce + seen.counts.drafts;
  return (
    <>
      <Understood
        seen={{ ...seen, remarks: [] }}
        fields={fields.map((value) => ({ value, label: said.fields[value] }))}
        reading={choices.reading}
        onReading={(reading) => onChange({ ...choices, reading })}
        busy={busy}
        submit={{ label: said.submit(count), why: count === 0 ? said.nothing : null, onSubmit: () => onSubmit(seen.digest) }}
        refused={<Refused rows={seen.refused} download={<DownloadRefused file={file} choices={choices} />} />}
        entries={{ shown: seen.entries.length, count, table: <Entries seen={seen} /> }}
      >
        <p className="qf-institution-import-list">{said.listIs(seen.list)}</p>
        <Counted counts={seen.counts} />
        <Usual seen={seen} choices={choices} onChange={onChange} />
      </Understood>
      <Unlisted paths={seen.unlisted} />
    </>
  );
}

function Usual({ seen, choices, onChange }: Of) {
  const said = useSaid(importWords);
  const id = useId();
  return (
    <div className="qf-institution-import-usual">
      <label htmlFor={id}>{said.usual}</label>
      <Select
        id={id}
        value={choices.departmentId ?? null}
        placeholder={said.chooseUsual}
        options={seen.departments.map((it) => ({ value: it.id, label: it.name }))}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        onChange={(value: string | null) => onChange({ ...choices, departmentId: value ?? undefined })}
      />
    </div>
  );
}

function Entries({ seen }: Pick<Props, 'seen'>) {
  const said = useSaid(importWords);
  const { classes, actions } = useSaid(words);
  const { columns } = said;
  return (
    <Rows
      label={said.entries}
      rows={seen.entries}
      rowKey={({ sheet, row }) => `${sheet} ${row}`}
      columns={[
        { key: 'title', title: columns.title },
        { key: 'documentNumber', title: columns.documentNumber, width: 170 },
        { key: 'class', title: columns.class, width: 150, render: (it) => classes[it.class] },
        { key: 'department', title: columns.department, width: 120 },
        { key: 'effectiveFrom', title: columns.effectiveFrom, width: 104, render: (it) => it.effectiveFrom ?? said.asDraft },
        { key: 'action', title: columns.action, width: 80, render: (it) => actions[it.action] },
        { key: 'path', title: columns.file, width: 200, render: (it) => <span className="qf-institution-file">{it.path}</span> },
        {
          key: 'characters',
          title: columns.text,
          width: 96,
          align: 'right',
          render: (it) => (it.characters ? said.characters(it.characters) : said.noText),
        },
      ]}
    />
  );
}
