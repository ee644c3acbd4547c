import type { Drawing } from './drawing.ts';

const marker = 'qf-fault';
const type = 'qf-fault';

/** Marks nodes of the drawing with the numbers that their faults have in the list. @returns how to take the marks away */
export function markFaults(drawing: Drawing, nodes: ReadonlyArray<string | null>): () => void {
  const [canvas, overlays, registry] = [drawing.get('canvas'), drawing.get('overlays'), drawing.get('elementRegistry')];
  const numbers = Map.groupBy([...nodes.entries()], ([, node]) => node);
  const marked = [...numbers].filter((it): it is [string, Array<[number, string | null]>] => it[0] !== null && registry.get(it[0]) !== undefined);
  for (const [node, faults] of marked) {
    canvas.addMarker(node, marker);
    overlays.add(node, type, { position: { top: -16, right: 4 }, html: discs(faults.map(([at]) => at + 1)), scale: false });
  }
  return () => {
    overlays.remove({ type });
    for (const [node] of marked) if (registry.get(node)) canvas.removeMarker(node, marker);
  };
}

function discs(numbers: readonly number[]): HTMLElement {
  const row = Object.assign(document.createElement('span'), { className: 'qf-editor-discs' });
  for (const number of numbers)
    row.append(Object.assign(document.createElement('span'), { className: 'qf-finding-number', textContent: String(number) }));
  return row;
}
