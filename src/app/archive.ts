import type { Readable } from 'node:stream';

/** A file inside a backup: plain tar, so that any tool can open it. */
export type Member = Readonly<{ name: string; data: Buffer }>;

const block = 512;
const octal = (value: number, length: number) => value.toString(8).padStart(length - 1, '0');
const padding = (size: number) => (block - (size % block)) % block;

/** One member's bytes in tar (ustar): header, data, padding. */
export function packed({ name, data }: Member): Buffer {
  const header = Buffer.alloc(block);
  header.write(name, 0, 100, 'ascii');
  header.write('0000600\0', 100);
  header.write(`${octal(0, 8)}\0`, 108);
  header.write(`${octal(0, 8)}\0`, 116);
  header.write(`${octal(data.length, 12)}\0`, 124);
  header.write(`${octal(0, 12)}\0`, 136);
  header.write('        0', 148);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 7)}\0 `, 148);
  return Buffer.concat([header, data, Buffer.alloc(padding(data.length))]);
}

/** The two empty blocks that end an archive. */
export const ending = Buffer.alloc(block * 2);

/** The members of an archive, one at a time; throws where it is cut off or damaged. */
export async function* members(archive: Readable): AsyncGenerator<Member> {
  const reader = new Reader(archive);
  for (;;) {
    const header = await reader.take(block);
    if (header.every((byte) => byte === 0)) break;
    const field = (at: number, length: number) =>
      header
        .toString('ascii', at, at + length)
        .replace(/\0.*$/s, '')
        .trim();
    const size = Number.parseInt(field(124, 12), 8);
    if (field(257, 5) !== 'ustar' || !(size >= 0)) throw new Error('damaged archive');
    const data = await reader.take(size);
    await reader.take(padding(size));
    yield { name: field(0, 100), data };
  }
  await reader.drain(); // to its end, so that the packing's own checksum is looked at
}

class Reader {
  readonly #source: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(archive: Readable) {
    this.#source = archive[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  async take(size: number): Promise<Buffer> {
    const parts = [this.#rest];
    for (let have = this.#rest.length; have < size;) {
      const { done, value } = await this.#source.next();
      if (done) throw new Error('archive cut off');
      parts.push(value);
      have += value.length;
    }
    const all = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    this.#rest = all.subarray(size);
    return all.subarray(0, size);
  }

  async drain(): Promise<void> {
    while (!(await this.#source.next()).done);
  }
}
