import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path/posix';
import { parseSync } from 'oxc-parser';

/** The floor plan, lowest first: a module may know those before it, never those after it. */
export const floors = [
  'engine',
  'platform',
  'organization',
  'calendar',
  'institutions',
  'powers',
  'risks',
  'campaigns',
  'warnings',
  'supervision',
  'decisions',
  'approvals',
  'commitments',
  'education',
  'inspections',
  'suggestions',
  'reports',
  'plan',
  'appraisal',
  'dossier',
  'portal',
  'demo',
  'app',
];

const everything = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));

/** Every source file of the product, relative to src, without the tests. */
export const files = everything.filter((file) => !/\.test\.tsx?$/.test(file)).toSorted();

export const source = (file: string): string => readFileSync(join('src', file), 'utf8');
export const moduleOf = (file: string): string => file.split('/')[0]!;
export const floorOf = (file: string): number => floors.indexOf(moduleOf(file));

/** Every module that a file names: imported, re-exported or imported on demand. */
export function importsOf(file: string): Array<{ file?: string; package?: string }> {
  const text = source(file);
  const { staticImports, staticExports, dynamicImports } = parseSync(file, text).module;
  const names = [
    ...staticImports.map((it) => it.moduleRequest.value),
    ...staticExports.flatMap(({ entries }) => entries.flatMap((it) => it.moduleRequest?.value ?? [])),
    ...dynamicImports.map((it) => text.slice(it.moduleRequest.start + 1, it.moduleRequest.end - 1)),
  ];
  return names.map((name) =>
    name.startsWith('#') ? { file: name.slice(1) } : name.startsWith('.') ? { file: join(file, '..', name) } : { package: name },
  );
}
