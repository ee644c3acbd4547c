import { useSaid } from '#platform/web/language.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { words as sheetWords } from '#platform/web/sheets/words.ts';
import type { EntryShown } from '../../contract/catalogue.ts';
import { words } from '../../words.ts';
import { catalogueWords } from '../../words/catalogue-page.ts';
import { limitText } from '../limitText.ts';

type Props = Readonly<{ entries: readonly EntryShown[] }>;

/** Rows as they are understood: each field as the catalogue would have it. */
export function EntriesTable({ entries }: Props) {
  const said = useSaid(words);
  const { entries: label } = useSaid(sheetWords);
  const page = useSaid(catalogueWords);
  const { columns } = said;
  const limit = (it: EntryShown['statutory']) => limitText(it?.days ?? null, it?.unit ?? null, said);
  return (
    <Rows
      label={label}
      rows={entries}
      rowKey={({ sheet, row }) => `${sheet} ${row}`}
      columns={[
        { key: 'code', title: columns.code, width: 92 },
        {
          key: 'name',
          title: columns.name,
          width: 170,
          render: ({ name, category, department, open }) => (
            <Two first={name} second={[said.categories[category], department, open ? said.yes : said.no].join(' · ')} />
          ),
        },
        { key: 'basis', title: columns.basis, width: 210, render: ({ basis }) => <Lines lines={basis.map(citation)} /> },
        { key: 'procedure', title: columns.procedure, width: 160, render: ({ procedure }) => procedure.join('→') || '—' },
        { key: 'limits', title: columns.limits, width: 120, render: ({ promised, statutory }) => `${limit(promised)} / ${limit(statutory)}` },
        { key: 'responsibility', title: columns.responsibility, render: ({ responsibility }) => <Lines lines={responsibility} /> },
        { key: 'positions', title: columns.positions, width: 110, render: ({ positions }) => <Lines lines={positions} /> },
        { key: 'outcome', title: page.where, width: 120, render: (row) => <Outcome {...row} /> },
      ]}
    />
  );
}

const citation = ({ document, version, articles }: EntryShown['basis'][number]) =>
  `《${document}》${version && `(${version})`}${articles.join('、')}`;

function Two({ first, second }: Readonly<{ first: string; second: string }>) {
  return (
    <>
      {first}
      <small className="qf-import-second">{second}</small>
    </>
  );
}

function Lines({ lines }: Readonly<{ lines: readonly string[] }>) {
  return lines.length === 0 ? (
    '—'
  ) : (
    <ul className="qf-import-lines">
      {[...lines.entries()].map(([at, line]) => (
        <li key={at}>{line}</li>
      ))}
    </ul>
  );
}

function Outcome({ sheet, row, outcome, changes }: EntryShown) {
  const page = useSaid(catalogueWords);
  const names = changes.map((change) => page.changed[change as keyof typeof page.changed]);
  return <Two first={page.outcome[outcome]} second={[`${sheet} ${row}`.trim(), ...names].join(' · ')} />;
}
