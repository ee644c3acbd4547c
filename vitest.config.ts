import { defineConfig } from 'vitest/config';

// one long check alone, as scripts/testLong.ts asks for it
const long = process.env['TEST_LONG'];
const hour = 3_600_000;

export default defineConfig({
  test: {
    globalSetup: ['test/template.ts'],
    include: long ? [`test/long/${long}.long.ts`] : ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2, // one waits for its database or its browser while the other reckons
    testTimeout: long ? hour : 15_000,
    hookTimeout: 60_000,
  },
});
