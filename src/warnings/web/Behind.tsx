import { Link } from 'react-router';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Line } from '../contract/dispositions.ts';
import { words } from '../words.ts';
import { signed } from './stages.ts';

/** The lines of the account that led to a level, each with the deduction behind it: from there the way goes on to the inquiry and the event. */
export function Behind({ entries, account }: Readonly<{ entries: readonly Line[]; account: string }>) {
  const said = useSaid(words);
  const { columns } = said;
  return (
    <Sheet title={said.sheets.behind} link={<Link to={account}>{said.openLedger}</Link>}>
      <Rows
        rows={entries}
        columns={[
          { key: 'at', title: columns.postedAt, width: 100, render: ({ at }) => stamp(at).slice(0, 10) },
          { key: 'number', title: columns.number, width: 118 },
          {
            key: 'behaviour',
            title: columns.itemAndBehaviour,
            render: ({ kind, item, behaviour }) => (
              <>
                <span className="qf-quiet">
                  {kind === 'deduct' ? '' : `${said.entryKinds[kind]} `}
                  {item}
                </span>{' '}
                {behaviour}
              </>
            ),
          },
          { key: 'deduction', title: columns.basis, width: 122, render: (row) => <Link to={`/deductions/${row.deductionId}`}>{row.deduction}</Link> },
          { key: 'points', title: columns.points, width: 90, align: 'right', render: (row) => signed(row.points) },
        ]}
      />
    </Sheet>
  );
}
