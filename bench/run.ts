import { readdir } from 'node:fs/promises';
import type { Measure } from './timing.ts';

/** `npm run bench [-- NAME …]`: every measurement, or those named; each line says what it must reach. */
const asked = process.argv.slice(2);
const files = (await readdir(import.meta.dirname)).filter((file) => file.endsWith('.bench.ts')).toSorted();
for (const file of files) {
  const name = file.replace('.bench.ts', '');
  if (asked.length > 0 && !asked.includes(name)) continue;
  const { measure } = (await import(`./${file}`)) as { measure: () => Promise<Measure[]> };
  for (const { what, value, unit, must } of await measure()) console.log(`${name}: ${what}: ${value.toPrecision(3)} ${unit} (must: ${must})`);
}
