import { layoutProcess } from 'bpmn-auto-layout';
import { type Drawing, readDrawing } from './bpmn-drawing.ts';

const mostElements = 600; // what one job may take its time for
const nested = /<(?:[\w.-]+:)?(?:subProcess|transaction|lane|participant)\b/; // it lays out one level of one process

/**
 * The drawing that a flowchart brings; where it draws nothing or only a part, one that is laid out for it; null where that cannot be done.
 *
 * @throws FormatError as `readDrawing`
 */
export async function drawingOf(xml: string): Promise<Drawing | null> {
  const drawn = readDrawing(xml);
  if (drawn.whole) return drawn;
  if (nested.test(xml) || [...xml.matchAll(/<[\w:]+/g)].length > mostElements) return null;
  const laidOut = await layoutProcess(xml).then(readDrawing, () => null);
  return laidOut?.whole ? laidOut : null;
}
