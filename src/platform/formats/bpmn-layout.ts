import { type Drawing, readDrawing } from './bpmn-drawing.ts';

/** Draws a flowchart anew: the same file with a drawing that has every element. */
export type LayOut = (xml: string) => Promise<string>;

const mostTags = 3000; // what one job may take its time for: about a second

/**
 * The drawing that a flowchart brings; where it draws nothing or only a part, one that is laid out for it; null where that cannot be done.
 *
 * @throws FormatError as `readDrawing`
 */
export async function drawingOf(xml: string, layOut: LayOut): Promise<Drawing | null> {
  const drawn = readDrawing(xml);
  if (drawn.whole) return drawn;
  if ([...xml.matchAll(/<[\w:]/g)].length > mostTags) return null;
  const laidOut = await layOut(xml).then(readDrawing, () => null);
  return laidOut?.whole ? laidOut : null;
}
