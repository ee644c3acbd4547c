import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { afterAll } from 'vitest';
import { check } from '../src/app/check.ts';
import { checkOptions } from '../src/app/check/options.ts';

export type Ran = Readonly<{ code: number; out: string; err: string; progress: readonly string[] }>;

/** `qingfeng check` with these arguments, and what it wrote. */
export async function runCheck(...args: string[]): Promise<Ran> {
  const said = { out: '', err: '', progress: [] as string[] };
  const code = await check(parseArgs({ args, options: checkOptions }).values, {
    out: (text) => (said.out += Buffer.from(text).toString()),
    err: (text) => (said.err += text),
    progress: (line) => said.progress.push(line),
  });
  return { code, ...said };
}

/** What is told of a case, as far as tests ask. */
export type Line = Readonly<{
  case: string;
  state: string;
  findings: ReadonlyArray<Readonly<{ check: string; kind: string; node: string | null; actor: { id: string } | null; message: string }>>;
}>;

export const linesOf = (text: string): Line[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

/** A folder for a test file's own files, and how one is put there; gone after its tests. */
export function fileFolder(): Readonly<{ folder: string; file: (name: string, text: string) => string }> {
  const folder = mkdtempSync(join(tmpdir(), 'check-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return {
    folder,
    file: (name, text) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    },
  };
}
