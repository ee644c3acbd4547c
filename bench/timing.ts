/** What a figure stands beside, measured in the same run and in the same unit. */
export type Reference = Readonly<{ what: string; value: number }>;

/** One measured figure, what it must reach, and what it stands beside. */
export type Measure = Readonly<{ what: string; value: number; unit: string; must: string; beside: readonly Reference[] }>;

/**
 * Works run by turns, so that whatever else the machine does meets them all alike, after one turn that warms up.
 *
 * @returns the median seconds of each
 */
export async function sideBySide<Works extends ReadonlyArray<() => unknown>>(
  runs: number,
  ...works: Works
): Promise<{ [work in keyof Works]: number }> {
  const seconds = works.map((): number[] => []);
  for (const work of works) await work();
  for (let run = 0; run < runs; run += 1) {
    for (const [at, work] of works.entries()) {
      const start = performance.now();
      await work();
      seconds[at]!.push((performance.now() - start) / 1000);
    }
  }
  return seconds.map((list) => list.toSorted((a, b) => a - b)[Math.floor(runs / 2)]!) as { [work in keyof Works]: number };
}

let heard = 0;

/** The raw scan: every 32-bit word of some bytes, eight at a time. Whoever looks at them all can hardly be faster. */
export function scan({ buffer, byteOffset, byteLength }: ArrayBufferView): void {
  const begin = Math.ceil(byteOffset / 4) * 4;
  const words = new Int32Array(buffer, begin, Math.floor((byteOffset + byteLength - begin) / 32) * 8);
  let [even, odd] = [0, 0];
  for (let at = 0; at < words.length; at += 8) {
    even ^= words[at]! ^ words[at + 1]! ^ words[at + 2]! ^ words[at + 3]!;
    odd ^= words[at + 4]! ^ words[at + 5]! ^ words[at + 6]! ^ words[at + 7]!;
  }
  heard ^= even ^ odd; // outside, so that no compiler leaves the loop out
}
