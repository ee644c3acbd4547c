import { crc32, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { strokesOf } from '../drawing.ts';
import { pictureOf } from './picture.ts';

type Picture = Readonly<{ width: number; height: number; isBlack: (x: number, y: number) => boolean; black: number }>;

/** Reads a PNG of one bit a pixel whose rows are written as they are. */
function read(bytes: Uint8Array): Picture {
  const png = Buffer.from(bytes);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const body = png.subarray(at + 4, at + 8 + length);
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks.set(body.toString('latin1', 0, 4), body.subarray(4));
    at += 12 + length;
  }
  expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND']);
  const head = chunks.get('IHDR')!;
  expect([...head.subarray(8)]).toEqual([1, 0, 0, 0, 0]);
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const pixels = inflateSync(chunks.get('IDAT')!);
  const isBlack = (x: number, y: number) => ((pixels[y * (width / 8 + 1) + 1 + (x >> 3)]! >> (7 - (x & 7))) & 1) === 0;
  const all = Array.from({ length: width * height }, (_, at) => isBlack(at % width, Math.floor(at / width)));
  return { width, height, isBlack, black: all.filter(Boolean).length };
}

test('a line is black where it was drawn and white beside it', () => {
  const { width, height, isBlack } = read(pictureOf('M10 20L100 20 100 80')!);
  expect([width, height]).toEqual([960, 360]);
  const drawn = [[30, 60], [165, 60], [300, 60], [300, 150], [300, 240], [300, 63]]; // oxfmt-ignore
  const free = [[22, 60], [165, 66], [165, 52], [290, 150], [310, 150], [300, 250], [0, 0], [959, 359]]; // oxfmt-ignore
  expect(drawn.map(([x, y]) => isBlack(x!, y!))).toEqual(drawn.map(() => true));
  expect(free.map(([x, y]) => isBlack(x!, y!))).toEqual(free.map(() => false));
});

test('a dot is as large as the pen, a second line begins anew', () => {
  expect(read(pictureOf('M50 50L50 50')!).black).toBe(29);
  const { isBlack } = read(pictureOf('M10 10L20 10M100 10L110 10')!);
  expect([isBlack(45, 30), isBlack(180, 30), isBlack(315, 30)]).toEqual([true, false, true]);
});

test('what was drawn beyond the field stands at its edge', () => {
  const { isBlack } = read(pictureOf('M-9999 60L9999 60')!);
  expect([isBlack(0, 180), isBlack(480, 180), isBlack(959, 180), isBlack(480, 190)]).toEqual([true, true, true, false]);
});

test('twenty kilobytes of the longest lines take little time', () => {
  const began = performance.now();
  const longest = `M0 0${'L9999 9999L0 0'.repeat(1400)}`;
  expect(read(pictureOf(longest)!).isBlack(480, 180)).toBe(true);
  expect(performance.now() - began).toBeLessThan(5000); // the machine may be busy
});

test.each([
  '',
  'M',
  'M1',
  'L1 2',
  'M1 2L3',
  'M1 2C3 4 5 6 7 8',
  'M1 2Z',
  'm1 2l3 4',
  'M1e9 2L3 4',
  'M1.5 2',
  'M12345 2',
  'M1 2 L 3 4',
  'M1 2\nL3 4',
  'M1 2"/><script>',
])('%j is no drawing', (drawing) => {
  expect([strokesOf(drawing), pictureOf(drawing)]).toEqual([null, null]);
});

test('what the pad writes is read as it was drawn', () => {
  expect(strokesOf('M1 2L3 4 5 6M-7 8L-7 8')).toEqual([
    [
      { x: 1, y: 2 },
      { x: 3, y: 4 },
      { x: 5, y: 6 },
    ],
    [
      { x: -7, y: 8 },
      { x: -7, y: 8 },
    ],
  ]);
});
