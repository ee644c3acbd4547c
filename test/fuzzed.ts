import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect } from 'vitest';
import { randomFrom } from '#demo/random.ts';
import { mutated, readingOf, samples } from './fuzzing.ts';

const slowest = 3000; // ms for one reading; the samples are small
const heaviest = 1000; // MB more than before, with what is not collected yet
const kept = 100; // MB more than before, after all is collected

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Megabytes that live on after a collection. */
function alive(): number {
  collect();
  return process.memoryUsage().heapUsed / 1e6;
}

/** Reads so many changed samples; each is accepted or refused with its place, in bounded time and memory. Answers how many by how. */
export async function fuzz(seed: number, rounds: number): Promise<Record<string, number>> {
  const [all, counts, before] = [samples(), new Map<string, number>(), process.memoryUsage.rss()];
  let [longest, most] = [0, before];
  const [first, counted] = [alive(), (bytes: number) => Math.round(bytes / 1e6)];
  for (let round = 0; round < rounds; round++) {
    const random = randomFrom(seed + round);
    const sample = mutated(all, random);
    const begun = performance.now();
    const how = await readingOf(sample, random() < 0.5 ? 'Asia/Shanghai' : undefined).catch((cause: unknown) => {
      const file = join(tmpdir(), `fuzz-${seed + round}`);
      writeFileSync(file, sample.bytes);
      throw new Error(`${sample.name}, seed ${seed + round}, kept as ${file}: ${String(cause)}`, { cause });
    });
    const took = performance.now() - begun;
    if (took > slowest) throw new Error(`${sample.name}, seed ${seed + round} takes ${Math.round(took)} ms (${how})`);
    [longest, most] = [Math.max(longest, took), Math.max(most, process.memoryUsage.rss())];
    counts.set(how, (counts.get(how) ?? 0) + 1);
  }
  const leaked = alive() - first;
  console.log(
    `${rounds} readings from seed ${seed}: the longest took ${Math.round(longest)} ms; memory grew by ${counted(most - before)} MB, of which ${Math.round(leaked)} MB stay`,
  );
  expect(counted(most - before)).toBeLessThan(heaviest);
  expect(leaked).toBeLessThan(kept);
  return Object.fromEntries([...counts].toSorted(([, a], [, b]) => b - a));
}
