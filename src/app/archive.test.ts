import { execFileSync } from 'node:child_process';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { ending, members, packed, type Member } from './archive.ts';

const some: Member[] = [
  { name: 'start.json', data: Buffer.from('{}') },
  { name: 'person/00001.copy', data: Buffer.from('王明\n'.repeat(2000)) },
  { name: 'empty', data: Buffer.alloc(0) },
  { name: 'block', data: Buffer.alloc(512, 'x') },
];
const archive = Buffer.concat([...some.map(packed), ending]);
const pieces = (bytes: Buffer, size: number) =>
  Readable.from(Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size)));

async function all(found: AsyncIterable<Member>): Promise<Member[]> {
  const list: Member[] = [];
  for await (const one of found) list.push(one);
  return list;
}

test.each([7, 512, 100_000])('what was packed comes out, read in pieces of %i bytes', async (size) => {
  expect(await all(members(pieces(archive, size)))).toEqual(some);
});

test("the system's own tar reads it", () => {
  const listed = execFileSync('tar', ['-tf', '-'], { input: archive }).toString();
  expect(listed.trim().split('\n')).toEqual(some.map(({ name }) => name));
});

test('one cut off anywhere is refused', async () => {
  for (const at of [0, 100, 600, archive.length - 1600])
    await expect(all(members(pieces(archive.subarray(0, at), 512)))).rejects.toThrow('archive cut off');
});
