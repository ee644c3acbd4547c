import { Select } from 'antd';
import { useSaid } from '#platform/web/language.tsx';
import type { Sample } from '../contract/imports.ts';
import { words } from '../words.ts';

export type Columns = Readonly<Record<string, string | null>>;
type Props = Readonly<{ sample: Sample; columns: Columns; onChange: (columns: Columns) => void }>;

/** What each column of the table means: as proposed, until a person says otherwise. */
export function ColumnsFields({ sample, columns, onChange }: Props) {
  const said = useSaid(words);
  const options = sample.header.filter(Boolean).map((name) => ({ value: name, label: name }));
  return (
    <fieldset>
      <b>{said.import.columnsTitle}</b> <small className="qf-quiet">{said.import.columnsNote}</small>
      <div className="qf-import-fields">
        {Object.entries(said.meanings).map(([meaning, name]) => (
          <label key={meaning}>
            <span>
              {name} {sample.guessed.includes(meaning) && <em>{said.import.guessed}</em>}
            </span>
            <Select
              aria-label={name}
              value={columns[meaning] ?? undefined}
              options={options}
              placeholder={said.import.noColumn}
              allowClear
              onChange={(value: string | undefined) => onChange({ ...columns, [meaning]: value ?? null })}
              style={{ width: '100%' }}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
