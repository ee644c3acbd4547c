import fc from 'fast-check';
import { expect } from 'vitest';
import { align } from '#engine/alignment.ts';
import { compile } from '#engine/net.ts';
import { cheapestInScopes } from './plain-scopes.ts';
import { someScopedFlow } from './scoped-flow.ts';

const traces = fc.array(fc.constantFrom('A', 'B', 'C', 'D', 'X'), { maxLength: 4 });

/** The engine's cost beside plain play's, on so many random flowcharts and cases. Returns how many plain play could finish. */
export function besidePlainPlay(seed: number, runs: number, finished: boolean): number {
  let played = 0;
  fc.assert(
    fc.property(someScopedFlow, traces, (flow, activities) => {
      const plain = cheapestInScopes(flow, activities, finished);
      if (plain === null) return;
      played += 1;
      const alignment = align(compile(flow), activities, { finished });
      expect(alignment.found ? alignment.cost : Infinity).toBe(plain);
    }),
    { seed, numRuns: runs },
  );
  return played;
}
