export type Point = Readonly<{ x: number; y: number }>;

/** Lines drawn with a pen, as SVG path data in whole units: each begins with `M`. Empty where nothing is drawn. */
export const pathOf = (strokes: ReadonlyArray<readonly Point[]>): string =>
  strokes
    .flatMap((stroke) => {
      const [first, ...rest] = stroke.map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`);
      if (first === undefined) return [];
      return `M${first}${rest.length > 0 ? `L${rest.join(' ')}` : `L${first}`}`; // a dot is a line of no length
    })
    .join('');

const nearest = 2; // units; closer than the pen is wide, a point draws nothing new

/** The stroke with one point more, unless it is too close to the last one to be seen. */
export function drawnOn(stroke: readonly Point[], point: Point): readonly Point[] {
  const last = stroke.at(-1);
  if (last && Math.hypot(point.x - last.x, point.y - last.y) < nearest) return stroke;
  return [...stroke, point];
}
