import type { Block, CellLine, Grid, GridCell, Part } from '#platform/documents/parts.ts';
import { strokesOf } from '#platform/drawing.ts';
import { Drawn } from '../filling/SignaturePad.tsx';
import './paper.css';

const keyed = <T,>(items: readonly T[]) => items.map((it, at) => ({ it, at })); // what lies on paper has no name but its place

/** A document as it lies on paper: the same parts that its Word file is made of. */
export function Paper({ parts }: Readonly<{ parts: readonly Part[] }>) {
  return keyed(parts).map(({ it: part, at }) => (
    <article key={at} className="qf-paper" data-across={part.page?.across || undefined}>
      {keyed(part.blocks).map(({ it, at: place }) => (
        <PaperBlock key={place} block={it} />
      ))}
    </article>
  ));
}

function PaperBlock({ block }: Readonly<{ block: Block }>) {
  switch (block.kind) {
    case 'title':
      return <h2>{block.text}</h2>;
    case 'heading':
    case 'subheading':
      return <h3>{block.text}</h3>;
    case 'text':
      return <p style={{ textAlign: block.align, fontSize: block.size && `${block.size}pt` }}>{block.text}</p>;
    case 'ends':
      return (
        <p className="qf-paper-ends">
          <span>{block.left}</span>
          <span>{block.right}</span>
        </p>
      );
    case 'grid':
      return <PaperGrid grid={block.grid} />;
    default:
      return null; // contents and page breaks are the printer's
  }
}

function PaperGrid({ grid }: Readonly<{ grid: Grid }>) {
  const heads = grid.rows.filter(({ head }) => head);
  const rows = runsJoined(grid);
  return (
    <table data-goes-on={grid.goesOn || undefined}>
      <colgroup>
        {keyed(grid.columns).map(({ it, at }) => (
          <col key={at} style={{ width: `${it}%` }} />
        ))}
      </colgroup>
      {heads.length > 0 && (
        <thead>
          {keyed(heads).map(({ it, at }) => (
            <tr key={at}>
              {keyed(it.cells).map(({ it: cell, at: place }) => (
                <th key={place} scope="col" colSpan={asCell(cell).span} rowSpan={asCell(cell).down} style={{ fontSize: sizeOf(asCell(cell)) }}>
                  {asCell(cell).text}
                </th>
              ))}
            </tr>
          ))}
        </thead>
      )}
      <tbody>
        {keyed(rows).map(({ it, at }) => (
          <tr key={at} style={{ height: it.height && `${it.height}mm` }}>
            {keyed(it.cells).map(({ it: cell, at: place }) => (
              <PaperCell key={place} cell={asCell(cell)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const asCell = (cell: GridCell | string): GridCell => (typeof cell === 'string' ? { text: cell, align: 'center' } : cell);

const sizeOf = ({ size }: GridCell) => size && `${size}pt`;

/** The rows below the head; in the column `runs` the same text in row after row is one cell. */
function runsJoined({ rows, runs }: Grid): Grid['rows'] {
  const body = rows.filter(({ head }) => !head);
  if (runs === undefined) return body;
  const textAt = (at: number) => (body[at] ? asCell(body[at].cells[runs] ?? '').text : undefined);
  return body.map((row, at) => {
    if (at > 0 && textAt(at) === textAt(at - 1)) return { ...row, cells: row.cells.toSpliced(runs, 1) };
    let down = 1;
    while (textAt(at + down) !== undefined && textAt(at + down) === textAt(at)) down += 1;
    return { ...row, cells: row.cells.with(runs, { ...asCell(row.cells[runs] ?? ''), down }) };
  });
}

function PaperCell({ cell }: Readonly<{ cell: GridCell }>) {
  const lines: readonly CellLine[] = cell.lines ?? [{ text: cell.text ?? '' }];
  return (
    <td colSpan={cell.span} rowSpan={cell.down} data-top={cell.top || undefined} style={{ textAlign: cell.align, fontSize: sizeOf(cell) }}>
      {keyed(lines).map(({ it, at }) => (
        <p key={at} style={{ textAlign: it.align, marginTop: it.before && `${it.before}pt`, fontWeight: (it.bold ?? cell.bold) ? 600 : undefined }}>
          {it.text}
          {it.drawing && strokesOf(it.drawing) && <Drawn drawing={it.drawing} name={it.text} />}
          {it.after}
        </p>
      ))}
    </td>
  );
}
