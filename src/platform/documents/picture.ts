import { crc32, deflateSync } from 'node:zlib';
import { type DrawnPoint, drawnField, strokesOf } from '../drawing.ts';

const scale = 3; // pixels a unit: sharp on paper at the height of a line
const pen = 3; // pixels from the middle of a line to its edge
const width = drawnField.width * scale;
const height = drawnField.height * scale;
const rowBytes = width / 8;

/** A drawing as a PNG, black on white, one bit a pixel; what lies beyond the field is drawn at its edge. Null where it is no drawing. */
export function pictureOf(drawing: string): Uint8Array | null {
  const strokes = strokesOf(drawing);
  if (strokes === null) return null;
  const rows = Array.from({ length: height }, () => new Uint8Array(rowBytes).fill(0xff));
  for (const stroke of strokes) for (const [at, point] of stroke.entries()) draw(rows, placed(stroke[at - 1] ?? point), placed(point));
  return pngOf(rows);
}

const within = (value: number, most: number): number => Math.min(most - 1, Math.max(0, value * scale));
const placed = ({ x, y }: DrawnPoint): DrawnPoint => ({ x: within(x, width), y: within(y, height) });

function draw(rows: readonly Uint8Array[], from: DrawnPoint, to: DrawnPoint): void {
  const steps = Math.max(1, Math.ceil(Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y)) / 2));
  for (let step = 0; step <= steps; step++) {
    dot(rows, Math.round(from.x + ((to.x - from.x) * step) / steps), Math.round(from.y + ((to.y - from.y) * step) / steps));
  }
}

function dot(rows: readonly Uint8Array[], x: number, y: number): void {
  for (let down = -pen; down <= pen; down++) {
    const row = rows[y + down];
    if (!row) continue;
    const reach = Math.floor(Math.sqrt(pen * pen - down * down));
    for (let at = Math.max(0, x - reach); at <= Math.min(width - 1, x + reach); at++) row[at >> 3]! &= ~(0x80 >> (at & 7));
  }
}

function pngOf(rows: readonly Uint8Array[]): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1; // bit a pixel; grey, deflated, not interlaced by the zeros that follow
  const pixels = Buffer.concat(rows.flatMap((row) => [Buffer.of(0), row])); // each row is written as it is
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(kind: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
