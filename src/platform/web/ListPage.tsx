import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { Endpoint, Sent } from '../endpoint.ts';
import { type Count, type Page, pageSize } from '../list.ts';
import { address, query, type Reply } from './call.ts';
import { ColumnChoice, useColumns } from './columns.tsx';
import { useLanguage, useSaid } from './language.tsx';
import { type Filter, Filters } from './ListFilters.tsx';
import { ListPages, type Place, usePlace } from './ListPages.tsx';
import { EmptyList } from './parts/EmptyList.tsx';
import { type Crumb, PageHead } from './parts/PageHead.tsx';
import { type Column, Rows } from './parts/Rows.tsx';
import { words } from './words.ts';
import './list.css';

/** An endpoint that answers a page of a list. */
export type ListEndpoint = Endpoint & Readonly<{ method: 'GET' }>;
export type RowOf<E extends Endpoint> = Reply<E> extends { rows: ReadonlyArray<infer R> } ? R : never;

export type ListProps<E extends ListEndpoint> = Readonly<{
  endpoint: E;
  params?: Readonly<Record<string, string>> | undefined;
  words: Readonly<{ title: string; path: readonly Crumb[]; empty: string; note?: string | undefined }>;
  columns: ReadonlyArray<Column<RowOf<E>>>;
  filters?: readonly Filter[] | undefined;
  deeds?: ReactNode;
  side?: ReactNode;
  rowKey?: ((row: RowOf<E>) => string) | undefined;
  rowHref?: ((row: RowOf<E>) => string) | undefined;
  children?: ReactNode;
}>;

const noFilters: readonly Filter[] = [];

/** A list: words to look for, filters, sort and place live in the URL; what is filtered is what is exported. `children` stands above it. */
export function ListPage<E extends ListEndpoint>({
  endpoint,
  params,
  words: own,
  columns,
  filters = noFilters,
  deeds,
  side,
  rowKey,
  rowHref,
  children,
}: ListProps<E>) {
  const said = useSaid(words).list;
  const [search] = useSearchParams();
  const place = usePlace();
  const choice = useColumns(endpoint.path, columns);
  const asked = { ...Object.fromEntries(search), limit: pageSize };
  const { data } = useSuspenseQuery(query(endpoint, { ...(params && { params }), query: asked } as unknown as Sent<E>));
  const { rows, next, total, more = false } = data as Page<RowOf<E>>;
  const count = place.state.count ?? { total, more };
  const filtered = [...search.keys()].some((key) => key !== 'sort' && key !== 'after');
  const empty = (
    <EmptyList says={filtered ? said.nothing : own.empty}>{filtered && <Button onClick={() => place.set({}, true)}>{said.clear}</Button>}</EmptyList>
  );
  return (
    <>
      <PageHead path={own.path} title={own.title} note={own.note} deeds={<Heads endpoint={endpoint} params={params} count={count} deeds={deeds} />} />
      {children}
      <div className="qf-columns" data-side={side ? true : undefined}>
        <section className="qf-sheet">
          <Filters filters={filters} place={place}>
            <ColumnChoice choice={choice} />
          </Filters>
          <Rows
            columns={choice.shown}
            rows={rows}
            rowKey={rowKey}
            rowHref={rowHref}
            empty={empty}
            label={own.title}
            sort={search.get('sort') ?? undefined}
            onSort={(sort) => place.set({ sort })}
          />
          <ListPages place={place} shown={rows.length} next={next} count={count} />
        </section>
        {side && <aside className="qf-stack">{side}</aside>}
      </div>
    </>
  );
}

type HeadsProps = Readonly<{ endpoint: ListEndpoint; params: ListProps<ListEndpoint>['params']; count: Count; deeds: ReactNode }>;

/** 打印, 导出 of exactly what is filtered, and the page's own deeds. */
function Heads({ endpoint, params, count, deeds }: HeadsProps) {
  const said = useSaid(words).list;
  const language = useLanguage();
  const [search] = useSearchParams();
  const { after: _, ...filter } = Object.fromEntries(search);
  const sheet = address(endpoint, { ...(params && { params }), query: filter } as never, { format: 'xlsx', language });
  return (
    <>
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {said.print}
      </Button>
      {endpoint.sheet && (
        <Button icon={<DownloadOutlined />} href={sheet} download>
          {count.more || count.total === 0 ? said.exportAll : said.export(String(count.total))}
        </Button>
      )}
      {deeds}
    </>
  );
}

export type { Column, Filter, Place };
