import { Link } from 'react-router';
import { useSaid } from '#platform/web/language.tsx';
import { ListPage } from '#platform/web/ListPage.tsx';
import { points } from '#platform/web/parts/PointsScale.tsx';
import { WarningBadge } from '#platform/web/parts/WarningBadge.tsx';
import { listAccounts } from '../contract/ledger.ts';
import { accountKinds, faultLevels } from '../scheme.ts';
import { words } from '../words.ts';

/** 记分台账: every account of the year, most deducted first. */
export default function LedgerPage() {
  const said = useSaid(words);
  const { columns, filters } = said;
  return (
    <ListPage
      endpoint={listAccounts}
      words={{ title: said.pages.ledger, path: [said.group], empty: said.empty.ledger, note: said.sheets.entriesNote }}
      rowKey={({ kind, id }) => `${kind} ${id}`}
      rowHref={({ kind, id }) => `/ledger/${kind}/${id}`}
      deeds={<Link to="/scheme">{said.toScheme}</Link>}
      columns={[
        { key: 'name', title: columns.name, width: 160, sort: 'name' },
        { key: 'kind', title: columns.kind, width: 110, render: ({ kind }) => said.kinds[kind] },
        { key: 'department', title: columns.department, sort: 'department' },
        { key: 'deducted', title: columns.deducted, width: 110, align: 'right', sort: 'deducted', render: (row) => <b>{points(row.deducted)}</b> },
        { key: 'left', title: columns.left, width: 110, align: 'right', render: (row) => points(row.left) },
        {
          key: 'pending',
          title: columns.pending,
          width: 120,
          align: 'right',
          sort: 'pending',
          render: (row) => (row.pending ? points(row.pending) : '—'),
        },
        {
          key: 'level',
          title: columns.level,
          width: 110,
          render: ({ level }) => (level ? <WarningBadge level={level} /> : <span className="qf-quiet">{said.noLevel}</span>),
        },
      ]}
      filters={[
        { key: 'kind', label: filters.kind, options: accountKinds.map((value) => ({ value, label: said.kinds[value] })) },
        {
          key: 'level',
          label: filters.level,
          options: [...faultLevels.map((value) => ({ value, label: said.levels[value] })), { value: 'none', label: said.noLevel }],
        },
      ]}
    />
  );
}
