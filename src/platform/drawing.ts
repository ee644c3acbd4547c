/** A point in the units of the field that it was drawn on. */
export type DrawnPoint = Readonly<{ x: number; y: number }>;

/** The field that a signature is drawn on, in units. */
export const drawnField = { width: 320, height: 120 } as const;

/** SVG path data of straight lines in whole units, each beginning with `M`, as the pad writes them; nothing else of SVG is a drawing. */
export const drawingPattern = /^(?:M-?\d{1,4} -?\d{1,4}(?:[L ]-?\d{1,4} -?\d{1,4})*)+$/;

/** The lines of a drawing, each of one point at least. Null where it is none. */
export function strokesOf(drawing: string): DrawnPoint[][] | null {
  if (!drawingPattern.test(drawing)) return null;
  return drawing
    .slice(1)
    .split('M')
    .map((stroke) => {
      const numbers = stroke.split(/[L ]/).map(Number);
      return numbers.flatMap((x, at) => (at % 2 === 0 ? [{ x, y: numbers[at + 1]! }] : []));
    });
}
