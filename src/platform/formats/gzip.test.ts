import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { unpacked } from './gzip.ts';
import { logLimits } from './limits.ts';

async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

async function* bytes(whole: Uint8Array, size = 5000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
}

const unpack = async (whole: Uint8Array, limits = logLimits, size = 5000): Promise<string> =>
  Buffer.concat(await all(unpacked(bytes(whole, size), limits))).toString();

const one = gzipSync('办件'.repeat(1000));
const two = gzipSync('日志');

test('plain and gzip, of one member or several, are told apart by content', async () => {
  expect(await unpack(Buffer.from('plain'), logLimits, 1)).toBe('plain');
  expect(await unpack(one, logLimits, 1)).toBe('办件'.repeat(1000));
  expect(await unpack(Buffer.concat([one, two]))).toBe(`${'办件'.repeat(1000)}日志`);
});

test.each([
  ['cut short', one.subarray(0, -3), 'truncated'],
  ['cut short in its second member', Buffer.concat([one, two.subarray(0, -1)]), 'truncated'],
  ['followed by something else', Buffer.concat([one, Buffer.from('else')]), 'corrupt'],
  ['with a wrong checksum', Buffer.concat([one.subarray(0, -8), Buffer.alloc(8)]), 'corrupt'],
])('gzip %s is refused', async (_, file, reason) => {
  await expect(unpack(file)).rejects.toMatchObject({ code: 'formats/gzip', facts: { reason } });
});

test('a bomb is refused by its ratio long before it is unpacked', async () => {
  let out = 0;
  const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
  const read = async (): Promise<void> => {
    for await (const chunk of unpacked(bytes(bomb, 1000), logLimits)) out += chunk.length;
  };
  await expect(read()).rejects.toMatchObject({ code: 'formats/bomb' });
  expect(out).toBeLessThan(20 * 1024 * 1024);
});

test('sizes beyond the limits are refused, packed or not', async () => {
  await expect(unpack(one, { ...logLimits, packed: 20 })).rejects.toMatchObject({ code: 'formats/too-large' });
  await expect(unpack(one, { ...logLimits, unpacked: 100 })).rejects.toMatchObject({ code: 'formats/too-large' });
  await expect(unpack(Buffer.alloc(200, 65), { ...logLimits, unpacked: 100 })).rejects.toMatchObject({ code: 'formats/too-large' });
});

test('whoever stops reading closes the source', async () => {
  let closed = false;
  async function* source(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield Buffer.from('abc');
    } finally {
      closed = true;
    }
  }
  for await (const _ of unpacked(source(), logLimits)) break;
  expect(closed).toBe(true);
});
