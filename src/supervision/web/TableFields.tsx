import { InputNumber, Select } from 'antd';
import { useSaid } from '#platform/web/language.tsx';
import { words } from '../words.ts';
import type { Table, Understanding } from './understanding.ts';

type Shape = Pick<Understanding, 'layout' | 'sheet' | 'headingRow'>;
type Props = Readonly<{ table: Table; onLook: (shape: Shape) => void }>;

/** Where the table's heading stands and what a row is. Whatever is changed here, the file is looked into again. */
export function TableFields({ table, onLook }: Props) {
  const said = useSaid(words);
  const { layout, sheet, headingRow } = table;
  const shape = { layout, sheet, headingRow };
  return (
    <fieldset>
      <div className="qf-import-part">
        <b>{said.import.tableTitle}</b> <small className="qf-quiet">{said.import.tableNote}</small>
      </div>
      <div className="qf-import-fields">
        <label className="qf-import-wide">
          <span>{said.import.layout}</span>
          <Select
            aria-label={said.import.layout}
            value={layout}
            options={(['rows', 'wide'] as const).map((value) => ({ value, label: said.layouts[value] }))}
            onChange={(value) => onLook({ ...shape, layout: value })}
            style={{ width: '100%' }}
          />
        </label>
        {table.sheets.length > 0 && (
          <label>
            <span>{said.import.sheet}</span>
            <Select
              aria-label={said.import.sheet}
              value={sheet}
              options={table.sheets.map((value) => ({ value, label: value }))}
              onChange={(value) => onLook({ ...shape, sheet: value, headingRow: null })}
              style={{ width: '100%' }}
            />
          </label>
        )}
        {headingRow !== null && (
          <label>
            <span>{said.import.headingRow}</span>
            <InputNumber
              aria-label={said.import.headingRow}
              min={1}
              max={200}
              precision={0}
              value={headingRow}
              changeOnBlur
              onChange={(value) => value !== null && value !== headingRow && onLook({ ...shape, headingRow: value })}
              style={{ width: '100%' }}
            />
          </label>
        )}
      </div>
    </fieldset>
  );
}
