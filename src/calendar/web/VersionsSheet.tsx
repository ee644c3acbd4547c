import { Link } from 'react-router';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import type { Reply } from '#platform/web/call.ts';
import type { getCalendar } from '../contract.ts';
import { words } from '../words.ts';

/** Every version of the year that was loaded, by whom and when; one that was superseded stays. */
export function VersionsSheet({ year, versions }: Pick<Reply<typeof getCalendar>, 'year' | 'versions'>) {
  const said = useSaid(words);
  const { columns } = said;
  return (
    <Sheet title={said.versions.title}>
      <Rows
        label={said.versions.title}
        rows={versions}
        columns={[
          {
            key: 'title',
            title: columns.title,
            render: ({ id, title }) => (
              <Link to={`?year=${year}&version=${id}`} replace>
                {title}
              </Link>
            ),
          },
          { key: 'notice', title: columns.notice, width: 180, render: ({ notice }) => notice ?? '—' },
          { key: 'bureau', title: columns.bureau, width: 140, render: ({ bureau }) => bureau ?? said.city },
          { key: 'off', title: columns.off, width: 90, align: 'right' },
          { key: 'makeup', title: columns.makeup, width: 110, align: 'right' },
          { key: 'loader', title: columns.loader, width: 100 },
          { key: 'loadedAt', title: columns.loadedAt, width: 150, render: ({ loadedAt }) => stamp(loadedAt) },
          {
            key: 'inForce',
            title: columns.inForce,
            width: 100,
            render: ({ inForce }) => <StatusChip stage={inForce ? 'done' : 'stopped'}>{inForce ? said.force.now : said.force.past}</StatusChip>,
          },
        ]}
        empty={<EmptyList says={said.versions.none} />}
      />
    </Sheet>
  );
}
