/** One measured figure, beside the one that it must reach. */
export type Measure = Readonly<{ what: string; value: number; unit: string; must: string }>;

/** The median seconds of several runs, after one that warms up. */
export async function medianSeconds(runs: number, work: () => unknown): Promise<number> {
  await work();
  const seconds: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await work();
    seconds.push((performance.now() - start) / 1000);
  }
  return seconds.toSorted((a, b) => a - b)[Math.floor(runs / 2)]!;
}

/** Two works, run by turns so that whatever else the machine does meets both: the median seconds of each. */
export async function sideBySide(runs: number, one: () => unknown, other: () => unknown): Promise<[one: number, other: number]> {
  const seconds: [number[], number[]] = [[], []];
  await one();
  await other();
  for (let run = 0; run < runs; run += 1) {
    for (const [at, work] of [one, other].entries()) {
      const start = performance.now();
      await work();
      seconds[at]!.push((performance.now() - start) / 1000);
    }
  }
  return seconds.map((list) => list.toSorted((a, b) => a - b)[Math.floor(runs / 2)]!) as [number, number];
}
