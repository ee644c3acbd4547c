import { stamp, useSaid } from '#platform/web/language.tsx';
import '#platform/web/parts/rows.css';
import type { Sample } from '../contract/imports.ts';
import { words } from '../words.ts';

/** The beginning of the file as it is understood: rows of a table, or the first cases of a log. */
export function SampleTable({ sample }: Readonly<{ sample: Sample }>) {
  const said = useSaid(words);
  const head = sample.table ? sample.table.header : [said.columns.reference, said.columns.activity, said.columns.at, said.columns.actor];
  const rows = sample.table
    ? sample.table.rows
    : sample.cases.flatMap(({ name, events }) =>
        events.slice(0, 3).map(({ activity, at, actor }) => [name, activity, stamp(new Date(at)), actor ?? '—']),
      );
  const keyed = rows.map((cells, row) => ({ row, cells: cells.map((cell, column) => ({ cell, column })) }));
  return (
    <div>
      <div className="qf-import-part">
        <b>{said.import.sample}</b>
      </div>
      {rows.length === 0 ? (
        <p className="qf-quiet">{said.import.noRows}</p>
      ) : (
        <div className="qf-rows-scroll">
          <table className="qf-sample" aria-label={said.import.sample}>
            <thead>
              <tr>
                {[...head.entries()].map(([at, name]) => (
                  <th key={at} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {keyed.map(({ row, cells }) => (
                <tr key={row}>
                  {cells.map(({ cell, column }) => (
                    <td key={column} title={cell}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
