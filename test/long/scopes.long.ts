import { expect, test } from 'vitest';
import { besidePlainPlay } from '../scoping.ts';
import { seedOf } from '../seed.ts';

test.each([[true], [false]])('five thousand flowcharts with sub-processes cost what plain play finds (finished: %s)', (finished) => {
  const played = besidePlainPlay(seedOf(1), 5000, finished);
  console.log({ played });
  expect(played).toBeGreaterThan(3000);
});
