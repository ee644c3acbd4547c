import fc from 'fast-check';
import { expect, test } from 'vitest';
import { align } from '#engine/alignment.ts';
import { compile } from '#engine/net.ts';
import { cheapestWithin } from '../plain-game.ts';
import { seedOf } from '../seed.ts';
import { tangledFlow } from '../tangled-flow.ts';

const traces = fc.array(fc.constantFrom('A', 'B', 'C', 'A', 'B', 'C', 'X'), { maxLength: 6 });

test.each([[true], [false]])('thirty thousand flowcharts that nobody would draw cost what plain play finds (finished: %s)', (finished) => {
  fc.assert(
    fc.property(tangledFlow, traces, (flow, activities) => {
      const cost = cheapestWithin(flow, activities, finished, 600);
      const alignment = cost === null ? null : align(compile(flow), activities, { finished });
      if (alignment?.found) expect(alignment.cost).toBe(cost);
    }),
    { seed: seedOf(1), numRuns: 30_000 },
  );
});
