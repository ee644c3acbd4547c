import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

/** How much of a file has been read, 0 to 1, and how many cases it held. */
export type Progress = (part: number, cases: number) => void;

const pause = 200; // milliseconds between two lines that a person reads

/** The bytes of a file; `tell` hears now and then how far they are read. Nobody hears where its size says nothing, as of a pipe. */
export async function* reading(file: string, tell: Progress, casesNow: () => number): AsyncGenerator<Uint8Array> {
  const size = (await stat(file)).size;
  let [read, told] = [0, performance.now()];
  for await (const bytes of createReadStream(file, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Uint8Array>) {
    yield bytes;
    read += bytes.length;
    if (size === 0 || performance.now() - told < pause) continue;
    told = performance.now();
    tell(Math.min(1, read / size), casesNow());
  }
}
