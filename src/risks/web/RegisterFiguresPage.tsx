import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { address, query } from '#platform/web/call.ts';
import { useLanguage, useSaid } from '#platform/web/language.tsx';
import { useMe } from '#platform/web/me.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { words as listWords } from '#platform/web/words.ts';
import { type Figure, riskFigures } from '../contract/register.ts';
import { type Dimension, dimensions } from '../filter.ts';
import { words } from '../words.ts';
import { registerWords } from '../words/register.ts';
import './register.css';

const every = 'all';
const yearsBack = 8;

/** 风险点统计: how many points of a year, by all that tells them apart; each figure opens its points. */
export default function RegisterFiguresPage() {
  const said = useSaid(registerWords);
  const { group, columns } = useSaid(words);
  const { list } = useSaid(listWords);
  const language = useLanguage();
  const thisYear = Number(useMe().today.slice(0, 4));
  const [search, setSearch] = useSearchParams();
  const chosen = search.get('year') ?? String(thisYear);
  const of = chosen === every ? {} : { year: chosen };
  const { data } = useSuspenseQuery(query(riskFigures, { query: of as never }));
  const years = [every, ...Array.from({ length: yearsBack }, (_, back) => String(thisYear - back))];
  return (
    <>
      <PageHead
        path={[group]}
        title={said.pages.figures}
        note={said.figures.unsaid}
        deeds={
          <>
            <Select
              aria-label={columns.year}
              value={chosen}
              style={{ width: 110 }}
              options={years.map((value) => ({ value, label: value === every ? said.figures.allYears : said.years.year({ year: value }) }))}
              onChange={(year) => setSearch({ year })}
            />
            <Button icon={<PrinterOutlined />} onClick={() => print()}>
              {list.print}
            </Button>
            <Button icon={<DownloadOutlined />} href={address(riskFigures, { query: of as never }, { format: 'xlsx', language })} download>
              {list.exportAll}
            </Button>
          </>
        }
      />
      {data.rows.length === 0 && (
        <section className="qf-sheet">
          <EmptyList says={said.figures.none} />
        </section>
      )}
      <div className="qf-risk-figures">
        {dimensions.map((dimension) => (
          <FiguresOf key={dimension} dimension={dimension} rows={data.rows.filter((row) => row.dimension === dimension)} year={of.year} />
        ))}
      </div>
    </>
  );
}

type Of = Readonly<{ dimension: Dimension; rows: readonly Figure[]; year: string | undefined }>;

function FiguresOf({ dimension, rows, year }: Of) {
  const { figures } = useSaid(registerWords);
  const book = useSaid(words);
  const names: Readonly<Record<string, string>> = { ...book.keyAreas, ...book.tiers, ...book.elements, ...book.foundBys };
  const href = (row: Figure, more: Readonly<Record<string, string>> = {}) =>
    `/risks?${new URLSearchParams({ [dimension]: row.value, ...(year && { year }), ...more })}`;
  const linked = (key: 'one' | 'two' | 'three' | 'gaps', more: Readonly<Record<string, string>>) => ({
    key,
    title: figures[key],
    width: 64,
    align: 'right' as const,
    render: (row: Figure) => (row[key] === 0 ? '0' : <Link to={href(row, more)}>{row[key]}</Link>),
  });
  if (rows.length === 0) return null;
  return (
    <Sheet title={figures.dimensions[dimension]}>
      <Rows
        rows={rows}
        label={figures.dimensions[dimension]}
        rowKey={({ value }) => value}
        rowHref={(row) => href(row)}
        columns={[
          { key: 'name', title: figures.dimensions[dimension], render: ({ name }) => names[name] ?? name },
          linked('one', { level: '1' }),
          linked('two', { level: '2' }),
          linked('three', { level: '3' }),
          { key: 'waiting', title: figures.waiting, width: 72, align: 'right' },
          { key: 'total', title: figures.total, width: 64, align: 'right' },
          linked('gaps', { gap: 'true' }),
        ]}
      />
    </Sheet>
  );
}
