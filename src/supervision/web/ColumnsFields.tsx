import { Select } from 'antd';
import { useSaid } from '#platform/web/language.tsx';
import { words } from '../words.ts';
import type { Table } from './understanding.ts';

export type Columns = Readonly<Record<string, string | null>>;
type Props = Readonly<{ table: Table; columns: Columns; wide: boolean; onChange: (columns: Columns) => void }>;

/** What each column of the table means: as proposed, until a person says otherwise. Of a table with a row a case only the case is a column. */
export function ColumnsFields({ table, columns, wide, onChange }: Props) {
  const said = useSaid(words);
  const meanings = Object.entries(said.meanings).filter(([meaning]) => !wide || meaning === 'case');
  return (
    <fieldset>
      <div className="qf-import-part">
        <b>{said.import.columnsTitle}</b> <small className="qf-quiet">{said.import.columnsNote}</small>
      </div>
      <div className="qf-import-fields">
        {meanings.map(([meaning, name]) => (
          <label key={meaning}>
            <span>
              {name} {table.guessed.includes(meaning) && <em>{said.import.guessed}</em>}
            </span>
            <ColumnSelect
              name={name}
              header={table.header}
              value={columns[meaning]}
              onChange={(value) => onChange({ ...columns, [meaning]: value })}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type SelectProps = Readonly<{
  name: string;
  header: readonly string[];
  value: string | null | undefined;
  required?: boolean;
  onChange: (value: string | null) => void;
}>;

/** A column of the table, or none where none is required. */
export function ColumnSelect({ name, header, value, required = false, onChange }: SelectProps) {
  const said = useSaid(words);
  return (
    <Select
      aria-label={name}
      value={value ?? undefined}
      options={header.filter(Boolean).map((column) => ({ value: column, label: column }))}
      placeholder={said.import.noColumn}
      allowClear={!required}
      showSearch
      onChange={(column: string | undefined) => onChange(column ?? null)}
      style={{ width: '100%' }}
    />
  );
}
