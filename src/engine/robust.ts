/**
 * The median of some numbers: the middle one, or the mean of the two in the middle. NaN of none.
 *
 * @param sorted in ascending order
 */
function middle(sorted: readonly number[]): number {
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
}

const ascending = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

/** Middle and spread that single far values do not move: the median, and the median of the distances to it (MAD), in the values' unit. */
export function middleAndSpread(values: readonly number[]): Readonly<{ median: number; spread: number }> {
  const median = middle(ascending(values));
  return { median, spread: middle(ascending(values.map((value) => Math.abs(value - median)))) };
}

/**
 * The modified z-score 0.6745 · (x − median) / MAD, without unit. Among normally distributed values it compares to a plain z-score.
 *
 * Source: B. Iglewicz and D. C. Hoaglin, How to Detect and Handle Outliers (ASQC, 1993), who call 3.5 far.
 *
 * @param spread greater than nought
 */
export const modifiedZ = (value: number, median: number, spread: number): number => (0.6745 * (value - median)) / spread;
