import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cheapestInScopes } from '../../test/plain-scopes.ts';
import { someScopedFlow } from '../../test/scoped-flow.ts';
import { align } from './alignment.ts';
import { compile } from './net.ts';

const traces = fc.array(fc.constantFrom('A', 'B', 'C', 'D', 'X'), { maxLength: 4 });

test.each([[true], [false]])(
  'sub-processes, repetition and boundary events cost what plain play finds (finished: %s)',
  (finished) => {
    let played = 0;
    fc.assert(
      fc.property(someScopedFlow, traces, (flow, activities) => {
        const plain = cheapestInScopes(flow, activities, finished);
        if (plain === null) return;
        played += 1;
        const alignment = align(compile(flow), activities, { finished });
        expect(alignment.found ? alignment.cost : Infinity).toBe(plain);
      }),
      { numRuns: 60 },
    );
    expect(played).toBeGreaterThan(30);
  },
  60_000,
);
