import { useSuspenseQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { largestPage } from '#platform/list.ts';
import { address, query } from '#platform/web/call.ts';
import { stamp, useLanguage, useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import '#platform/web/list.css';
import { words as kit } from '#platform/web/words.ts';
import { type Tier, tiers } from '#risks/point.ts';
import { type Campaign, listProgress, type ProgressRow } from '../../contract/campaign.ts';
import { downloadProgress } from '../../contract/documents.ts';
import { words as campaigns } from '../../words.ts';
import { type Reach, reaches } from '../../form.ts';
import { words } from '../../words/reviewing.ts';
import { Remind } from './Remind.tsx';
import { Share } from './Share.tsx';

const [, ...later] = reaches;
const figures = [...later, 'returned', 'overdue'] as const;
type Figure = (typeof figures)[number];

/** The forms that a figure counts. */
const behind = (figure: Reach | 'returned' | 'overdue') =>
  figure === 'returned' || figure === 'overdue' ? { [figure]: 'true' } : { progress: figure };

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
  const formsOf = ({ departmentId, id }: ProgressRow, more: Readonly<Record<string, string>> = {}) => {
    const of = departmentId ? { department: departmentId } : id ? { tier: 'bureau' } : {};
    return `/forms?${new URLSearchParams({ campaign: round.id, ...(tier && { tier }), ...of, ...more })}`;
  };
  const number = (key: Figure) => ({
    key,
    title: said.counts[key],
    width: 56,
    align: 'right' as const,
    render: (row: ProgressRow) => (row[key] === 0 ? <span className="qf-none">0</span> : <Link to={formsOf(row, behind(key))}>{row[key]}</Link>),
  });
  const choose = (next: string) => setSearch({ ...Object.fromEntries(search), tier: next }, { replace: true });
  return (
    <Sheet
      title={rounds.progress}
      note={rounds.progressNote}
      link={
        <>
          <a href={address(downloadProgress, { params: { id: round.id } }, { language })} download>
            Word
          </a>
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
        rows={data.rows.length > 1 ? [...data.rows, sumOf(data.rows, rounds.total)] : data.rows}
        empty={<EmptyList says={rounds.noneOfTier} />}
        columns={[
          { key: 'department', title: said.columns.department, render: (row) => <Link to={formsOf(row)}>{row.department}</Link> },
          {
            key: 'bar',
            title: rounds.filed,
            width: 150,
            render: (row) => <Share {...row} name={row.department} to={formsOf(row, behind('filed'))} />,
          },
          ...figures.map(number),
          ...(round.deeds.includes('remind')
            ? [{ key: 'remindedAt', title: said.columns.remindedAt, width: 108, render: (row: ProgressRow) => <Reminding round={round} row={row} /> }]
            : []),
          ...(data.rows.some(({ left }) => left > 0) ? [{ key: 'left', title: said.counts.left, width: 80, align: 'right' as const }] : []),
        ]}
      />
    </Sheet>
  );
}

/** When those of a department who have not filed were reminded last, and reminding them. */
function Reminding({ round, row }: Readonly<{ round: Campaign; row: ProgressRow }>) {
  const { rounds } = useSaid(words);
  return (
    <>
      {row.remindedAt && <small className="qf-quiet">{stamp(row.remindedAt)} </small>}
      {row.departmentId && row.filed < row.wanted && <Remind round={round} body={{ department: row.departmentId }} label={rounds.remind} small />}
    </>
  );
}

function sumOf(rows: readonly ProgressRow[], department: string): ProgressRow {
  const total = (key: Figure | 'wanted' | 'filed') => rows.reduce((sum, row) => sum + row[key], 0);
  const { wanted, filed } = { wanted: total('wanted'), filed: total('filed') };
  const counted = Object.fromEntries(figures.map((key) => [key, total(key)])) as Record<Figure, number>;
  const left = rows.reduce((sum, row) => sum + row.left, 0);
  return { id: '', departmentId: null, department, wanted, filed, left, remindedAt: null, ...counted };
}
