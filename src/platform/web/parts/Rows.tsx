import type { ReactNode } from 'react';
import { Link } from 'react-router';
import './rows.css';

/**
 * A column: `key` of the row unless `render` says otherwise. `sort` is the sort key of the list. Figures go right; a column without
 * `width` takes the free room; a `spare` one is shown only once it is chosen under 列.
 */
export type Column<R> = Readonly<{
  key: string;
  title: string;
  width?: number | undefined;
  align?: 'right' | undefined;
  sort?: string | undefined;
  spare?: boolean | undefined;
  render?: ((row: R) => ReactNode) | undefined;
}>;

type Props<R> = Readonly<{
  columns: ReadonlyArray<Column<R>>;
  rows: readonly R[];
  rowKey?: ((row: R) => string) | undefined;
  rowHref?: ((row: R) => string) | undefined;
  empty?: ReactNode;
  sort?: string | undefined;
  onSort?: ((sort: string) => void) | undefined;
  label?: string | undefined;
}>;

const valueOf = (row: unknown, key: string): ReactNode => {
  const value = (row as Record<string, unknown>)[key];
  return value === null || value === undefined || value === '' ? '—' : String(value);
};

/** A table of records; on a phone each row becomes a card with its labels. The first column opens the record. */
export function Rows<R>({ columns, rows, rowKey, rowHref, empty, sort, onSort, label }: Props<R>) {
  const keyOf = (row: R, index: number) => rowKey?.(row) ?? String((row as { id?: unknown }).id ?? index);
  return (
    <>
      <div className="qf-rows-scroll">
        <table className="qf-rows" {...(label ? { 'aria-label': label } : {})}>
          <thead>
            <tr>
              {columns.map((column) => (
                <Head key={column.key} column={column} sort={sort} onSort={onSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={keyOf(row, index)}>
                {columns.map((column, place) => {
                  const shown = column.render ? column.render(row) : valueOf(row, column.key);
                  return (
                    <td key={column.key} data-label={column.title} data-align={column.align}>
                      {place === 0 && rowHref ? <Link to={rowHref(row)}>{shown}</Link> : shown}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && empty}
    </>
  );
}

type HeadProps<R> = Readonly<{ column: Column<R>; sort: string | undefined; onSort: ((sort: string) => void) | undefined }>;

function Head<R>({ column: { title, width, align, sort: key }, sort, onSort }: HeadProps<R>) {
  const style = width === undefined ? {} : { style: { width } };
  if (title === '') return <td {...style} />; // a head without words heads nothing, by ear too
  if (!key || !onSort)
    return (
      <th scope="col" data-align={align} {...style}>
        {title}
      </th>
    );
  const down = sort === `-${key}`;
  const up = sort === key;
  return (
    <th scope="col" data-align={align} aria-sort={up ? 'ascending' : down ? 'descending' : 'none'} {...style}>
      <button type="button" onClick={() => onSort(up ? `-${key}` : key)}>
        {title}
      </button>
    </th>
  );
}
