import { readdir } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import type { Measure } from './timing.ts';

/** `npm run bench [-- NAME …]`: every figure, or those of the files named; each line says what it must reach and what it stands beside. */
const asked = process.argv.slice(2);
const names = (await readdir(import.meta.dirname)).flatMap((file) => (file.endsWith('.bench.ts') ? [file.replace('.bench.ts', '')] : [])).toSorted();
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. There is: ${names.join(', ')}.`);
  process.exit(2);
}

const short = (value: number): string => (value >= 1000 ? Math.round(value).toLocaleString('en') : value.toPrecision(3));

function line(name: string, { what, value, unit, must, beside }: Measure): string {
  const stands = beside.map((other) => `${other.what} ${short(other.value)}, ${short(value / other.value)} times that`);
  return `${name}: ${what}: ${short(value)} ${unit} (must: ${must}; beside: ${stands.join('; ')})`;
}

console.log(`Node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(2)}`);
for (const name of names.filter((one) => asked.length === 0 || asked.includes(one))) {
  const { measure } = (await import(`./${name}.bench.ts`)) as { measure: () => Promise<Measure[]> };
  for (const figure of await measure()) console.log(line(name, figure));
}
