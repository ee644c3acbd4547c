import { Select } from 'antd';
import { useSaid } from '../language.tsx';
import { Rows } from '../parts/Rows.tsx';
import type { LayoutShown, Reading } from './reading.ts';
import { words } from './words.ts';

type Props = Readonly<{
  shown: LayoutShown;
  fields: ReadonlyArray<Readonly<{ value: string; label: string }>>;
  reading: Reading;
  onChange: (reading: Reading) => void;
}>;

/** What each column of sheets with the same headings says: as proposed, until a person says otherwise. */
export function LayoutColumns({ shown: { layout, sheets }, fields, reading, onChange }: Props) {
  const said = useSaid(words);
  const [{ name, headingRow, columns, usual } = sheets[0]!] = sheets;
  const title = sheets.length === 1 ? name || said.csv : said.sheetsMore({ first: name, count: sheets.length });
  const choose = (column: number, field: string | null) =>
    onChange({ ...reading, fields: { ...reading.fields, [layout]: columns.map((it) => (it.column === column ? field : it.field)) } });
  return (
    <div className="qf-layout-columns">
      <h3>
        {said.columnsOf({ sheets: title, row: headingRow ?? 1 })}
        {usual && <small>{said.usual}</small>}
      </h3>
      <Rows
        label={title}
        rows={columns}
        rowKey={({ column }) => String(column)}
        columns={[
          { key: 'letters', title: said.column, width: 48 },
          { key: 'heading', title: said.heading, width: 180 },
          {
            key: 'field',
            title: said.means,
            width: 200,
            render: ({ column, heading, letters, field }) => (
              <Select
                aria-label={`${said.means} ${letters} ${heading}`}
                size="small"
                value={field}
                placeholder={said.ignored}
                options={[...fields]}
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                style={{ width: '100%' }}
                onChange={(value: string | null | undefined) => choose(column, value ?? null)}
              />
            ),
          },
          { key: 'examples', title: said.examples, render: ({ examples }) => <span className="qf-examples">{examples.join('　')}</span> },
        ]}
      />
    </div>
  );
}
