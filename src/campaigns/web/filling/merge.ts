import type { Content, Line } from '../../content.ts';

/** A value of a form that is written as one: `duties`, `meeting.conclusion`, `points.<id>.measures`. */
export type Cell = string;

type Cells = ReadonlyMap<Cell, unknown>;
type Keyed = Readonly<Record<string, unknown>>;

const lineCells = ({ id, ...line }: Line) => Object.entries(line).map(([key, value]) => [`points.${id}.${key}`, value] as const);

function cellsOf(content: Content): Cells {
  const { points, ...rest } = content;
  const whole = Object.entries(rest as Keyed).flatMap(([key, value]) =>
    key === 'meeting' ? Object.entries(value as Keyed).map(([part, it]) => [`meeting.${part}`, it] as const) : [[key, value] as const],
  );
  return new Map([...whole, ...points.flatMap(lineCells)]);
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The form with one of its values as given; as it was where it has no such line. */
export function withCell(content: Content, cell: Cell, value: unknown): Content {
  const [first, second, key] = cell.split('.') as [string, string?, string?];
  if (first === 'points')
    return { ...content, points: content.points.map((line) => (line.id === second ? ({ ...line, [key!]: value } as Line) : line)) };
  if (second === undefined) return { ...content, [first]: value } as Content;
  const meeting = (content as unknown as Readonly<Record<string, Keyed>>)[first];
  return { ...content, [first]: { ...meeting, [second]: value } } as Content;
}

export const cellOf = (content: Content, cell: Cell): unknown => cellsOf(content).get(cell);

const byId = (lines: readonly Line[]) => new Map(lines.map((line) => [line.id, line]));

/** The lines of both: what either added is there, what either removed is gone unless the other has changed it since. */
function linesOf(base: Content, mine: Content, theirs: Content): Line[] {
  const [old, own, other] = [byId(base.points), byId(mine.points), byId(theirs.points)];
  const mineStays = mine.points.filter((line) => other.has(line.id) || !same(old.get(line.id), line));
  const theirsComes = theirs.points.filter((line) => !own.has(line.id) && !same(old.get(line.id), line));
  return [...mineStays, ...theirsComes];
}

/** What two people made of the same form, joined value by value; `conflicts`: those that both wrote otherwise, which stay as mine. */
export function merged(base: Content, mine: Content, theirs: Content): Readonly<{ content: Content; conflicts: Cell[] }> {
  const [old, own, other] = [cellsOf(base), cellsOf(mine), cellsOf(theirs)];
  const conflicts: Cell[] = [];
  let content: Content = { ...mine, points: linesOf(base, mine, theirs) };
  for (const [cell, value] of other) {
    if (!own.has(cell) || same(own.get(cell), value) || same(old.get(cell), value)) continue;
    if (same(own.get(cell), old.get(cell))) content = withCell(content, cell, value);
    else conflicts.push(cell);
  }
  return { content, conflicts };
}
