import { Link } from 'react-router';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { points } from '#platform/web/parts/PointsScale.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { WarningBadge } from '#platform/web/parts/WarningBadge.tsx';
import type { AccountEntry } from '../contract/ledger.ts';
import { words } from '../words.ts';
import { signed } from './stages.ts';

/** The lines of an account, newest first, each with what was deducted by then and the level that it reached. */
export function Entries({ entries }: Readonly<{ entries: readonly AccountEntry[] }>) {
  const said = useSaid(words);
  const { columns } = said;
  return (
    <Rows
      rows={entries}
      empty={<EmptyList says={said.empty.entries} />}
      label={said.sheets.entries}
      columns={[
        { key: 'at', title: columns.postedAt, width: 100, render: ({ at }) => stamp(at).slice(0, 10) },
        { key: 'number', title: columns.number, width: 118 },
        { key: 'behaviour', title: columns.itemAndBehaviour, render: (row) => <What row={row} /> },
        { key: 'deduction', title: columns.basis, width: 122, render: (row) => <Link to={`/deductions/${row.deductionId}`}>{row.deduction}</Link> },
        { key: 'points', title: columns.points, width: 84, align: 'right', render: (row) => signed(row.points) },
        { key: 'balance', title: columns.balance, width: 84, align: 'right', render: (row) => <b>{points(row.balance)}</b> },
        { key: 'reached', title: columns.reached, width: 92, render: (row) => <Reached row={row} /> },
      ]}
    />
  );
}

function What({ row: { kind, item, behaviour, reverses } }: Readonly<{ row: AccountEntry }>) {
  const said = useSaid(words).account;
  if (kind === 'reverse')
    return (
      <>
        <span className="qf-quiet">{said.reversal}</span> {reverses} {behaviour}
      </>
    );
  return (
    <>
      <span className="qf-quiet">
        {kind === 'share' ? `${said.share} ` : kind === 'raise' ? `${said.raise} ` : ''}
        {item}
      </span>{' '}
      {behaviour}
    </>
  );
}

function Reached({ row: { reached, warningId } }: Readonly<{ row: AccountEntry }>) {
  if (reached === null) return '';
  const badge = <WarningBadge level={reached} />;
  return warningId === null ? badge : <Link to={`/warnings/${warningId}`}>{badge}</Link>;
}
