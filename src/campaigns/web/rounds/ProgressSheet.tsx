import { useSuspenseQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { largestPage } from '#platform/list.ts';
import { address, query } from '#platform/web/call.ts';
import { useLanguage, useSaid } from '#platform/web/language.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import '#platform/web/list.css';
import { words as kit } from '#platform/web/words.ts';
import { type Tier, tiers } from '#risks/point.ts';
import { type Campaign, listProgress, type ProgressRow } from '../../contract/campaign.ts';
import { downloadProgress } from '../../contract/documents.ts';
import { words as campaigns } from '../../words.ts';
import { words } from '../../words/reviewing.ts';

const figures = ['assessed', 'reviewed', 'evaluated', 'registered'] as const;
type Figure = 'wanted' | 'filed' | (typeof figures)[number] | 'returned' | 'overdue';

/** 填报情况统计: each department's forms and how far they have come, as a table whose bars show the share that is filed. */
export function ProgressSheet({ round }: Readonly<{ round: Campaign }>) {
  const said = useSaid(campaigns);
  const { rounds } = useSaid(words);
  const { list } = useSaid(kit);
  const language = useLanguage();
  const [search, setSearch] = useSearchParams();
  const tier = tiers.find((it) => it === search.get('tier'));
  const asked = { params: { id: round.id }, query: { ...(tier && { tier }), limit: largestPage } };
  const { data } = useSuspenseQuery(query(listProgress, asked));
  const total = (key: Figure) => data.rows.reduce((sum, row) => sum + row[key], 0);
  const number = (key: Figure) => ({ key, title: said.counts[key], width: 64, align: 'right' as const });
  const choose = (next: string) => setSearch({ ...Object.fromEntries(search), tier: next }, { replace: true });
  const sum: ProgressRow = {
    id: '',
    department: rounds.total,
    ...(Object.fromEntries((['wanted', 'filed', ...figures, 'returned', 'overdue'] as const).map((key) => [key, total(key)])) as Record<
      Figure,
      number
    >),
  };
  return (
    <Sheet
      title={rounds.progress}
      note={rounds.progressNote}
      link={
        <>
          <a href={address(downloadProgress, { params: { id: round.id } }, { language })} download>
            Word
          </a>{' '}
          <a href={address(listProgress, { ...asked, query: { ...(tier && { tier }) } } as never, { format: 'xlsx', language })} download>
            {list.exportAll}
          </a>
        </>
      }
    >
      <div className="qf-filters">
        <Segmented
          aria-label={said.columns.tier}
          value={tier ?? ''}
          options={[{ value: '', label: rounds.allTiers }, ...tiers.map((it: Tier) => ({ value: it as string, label: said.tiers[it] }))]}
          onChange={choose}
        />
      </div>
      <Rows
        label={rounds.progress}
        rows={data.rows.length > 1 ? [...data.rows, sum] : data.rows}
        columns={[
          {
            key: 'department',
            title: said.columns.department,
            render: ({ id, department }) =>
              id ? <Link to={`/forms?campaign=${round.id}&department=${id}`}>{department}</Link> : <b>{department}</b>,
          },
          { key: 'bar', title: rounds.filed, width: 176, render: (row) => <Bar row={row} /> },
          ...figures.map(number),
          number('returned'),
          number('overdue'),
        ]}
      />
    </Sheet>
  );
}

/** How many of how many are filed: the figure, and its share as a length. */
function Bar({ row: { department: name, filed, wanted } }: Readonly<{ row: ProgressRow }>) {
  const { rounds } = useSaid(words);
  const share = wanted === 0 ? 0 : Math.round((filed / wanted) * 100);
  return (
    <span className="qf-share" title={rounds.bar({ name, filed, wanted })}>
      <i aria-hidden>
        <u style={{ width: `${share}%` }} />
      </i>
      {rounds.ofAll({ filed, wanted })}
    </span>
  );
}
