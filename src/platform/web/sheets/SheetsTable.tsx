import { Checkbox, InputNumber, Select } from 'antd';
import type { SheetShown } from '../../sheets/shapes.ts';
import { useSaid } from '../language.tsx';
import { Rows } from '../parts/Rows.tsx';
import { type Reading, withSheet } from './reading.ts';
import { words } from './words.ts';

type Props = Readonly<{
  sheets: readonly SheetShown[];
  owners: ReadonlyArray<Readonly<{ id: string; name: string }>>;
  reading: Reading;
  onChange: (reading: Reading) => void;
}>;

/** Every sheet: whether it is read, where its heading is, whose it is. */
export function SheetsTable({ sheets, owners, reading, onChange }: Props) {
  const said = useSaid(words);
  const options = owners.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Rows
      label={said.sheets}
      rows={sheets}
      rowKey={({ index }) => String(index)}
      columns={[
        { key: 'name', title: said.sheet, render: ({ name }) => name || said.csv },
        {
          key: 'taken',
          title: said.taken,
          width: 64,
          render: ({ index, name, leftOut }) => (
            <Checkbox
              aria-label={`${said.taken} ${name}`}
              checked={leftOut === null}
              disabled={leftOut === 'empty' || leftOut === 'no-heading'}
              onChange={({ target }) => onChange(withSheet(reading, index, { taken: target.checked }))}
            />
          ),
        },
        {
          key: 'headingRow',
          title: said.headingRow,
          width: 110,
          render: ({ index, name, headingRow }) => (
            <InputNumber
              aria-label={`${said.headingRow} ${name}`}
              size="small"
              min={1}
              precision={0}
              changeOnBlur
              value={headingRow}
              style={{ width: 72 }}
              onChange={(row) => row !== null && row !== headingRow && onChange(withSheet(reading, index, { headingRow: row }))}
            />
          ),
        },
        {
          key: 'owner',
          title: said.owner,
          width: 190,
          render: ({ index, name, owner, columns, leftOut }) =>
            leftOut !== null ? (
              said.leftOut[leftOut]
            ) : columns.some(({ field }) => field === 'department') ? (
              said.byColumn
            ) : (
              <Select
                aria-label={`${said.owner} ${name}`}
                size="small"
                value={owner?.id ?? null}
                placeholder={said.chooseOwner}
                options={options}
                showSearch={{ optionFilterProp: 'label' }}
                style={{ width: '100%' }}
                onChange={(id) => id && onChange(withSheet(reading, index, { owner: id }))}
              />
            ),
        },
        { key: 'records', title: said.records, width: 64, align: 'right' },
        {
          key: 'aside',
          title: said.aside,
          width: 120,
          render: ({ aside }) => aside.length > 0 && <Aside aside={aside} />,
        },
      ]}
    />
  );
}

function Aside({ aside }: Pick<SheetShown, 'aside'>) {
  const said = useSaid(words);
  return (
    <details className="qf-aside">
      <summary>{said.asideOf(aside.length)}</summary>
      <ul>
        {aside.map(({ line, text }) => (
          <li key={line}>
            {said.row(line)} {text}
          </li>
        ))}
      </ul>
    </details>
  );
}
