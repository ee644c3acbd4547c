import { Button, Select } from 'antd';
import { useId } from 'react';
import { useSaid } from '#platform/web/language.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { FolderPreview } from '../../contract/importing.ts';
import { words } from '../../words.ts';
import { importWords } from '../../words/importing.ts';
import { Counted, Refused, Unlisted } from './Refused.tsx';

type Props = Readonly<{
  seen: FolderPreview;
  departmentId: string | undefined;
  busy: boolean;
  onDepartment: (id: string | undefined) => void;
  onSubmit: (digest: string) => void;
}>;

/** What was understood of the folder, and the deed that imports it. */
export function Preview({ seen, departmentId, busy, onDepartment, onSubmit }: Props) {
  const said = useSaid(importWords);
  const id = useId();
  const count = seen.counts.inForce + seen.counts.drafts;
  return (
    <div className="qf-stack" aria-busy={busy}>
      <Sheet title={said.understood} note={said.listIs(seen.list)}>
        <Counted counts={seen.counts} />
        <div className="qf-institution-import-usual">
          <label htmlFor={id}>{said.usual}</label>
          <Select
            id={id}
            value={departmentId ?? null}
            placeholder={said.chooseUsual}
            options={seen.departments.map((it) => ({ value: it.id, label: it.name }))}
            showSearch={{ optionFilterProp: 'label' }}
            allowClear
            onChange={(value: string | null) => onDepartment(value ?? undefined)}
          />
        </div>
        <div className="qf-institution-import-end">
          <Button type="primary" disabled={busy || count === 0} onClick={() => onSubmit(seen.digest)}>
            {said.submit(count)}
          </Button>
          {count === 0 && <small className="qf-quiet">{said.nothing}</small>}
        </div>
      </Sheet>
      <Refused rows={seen.refused} />
      {seen.entries.length > 0 && <Entries seen={seen} />}
      <Unlisted paths={seen.unlisted} />
    </div>
  );
}

function Entries({ seen }: Pick<Props, 'seen'>) {
  const said = useSaid(importWords);
  const { classes, actions } = useSaid(words);
  const { columns } = said;
  return (
    <Sheet title={said.entries}>
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
    </Sheet>
  );
}
