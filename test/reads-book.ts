// Reads a spreadsheet in a process of its own and says how it ended and what the process took at most: for tests of hostile files.
import { createReadStream, readFileSync } from 'node:fs';
import { readBook } from '#platform/sheets/book.ts';

const began = performance.now();
const ended = await readBook(createReadStream(process.argv[2]!)).then(
  ({ sheets }) => `read ${sheets.length} sheets, ${sheets.reduce((sum, { rows }) => sum + rows.length, 0)} rows`,
  (error: { code?: string; message: string }) => error.code ?? `bug: ${error.message}`,
);
// the process's own peak; that of resourceUsage() includes what its parent had when it made it
const mebibytes = Math.round(Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]) / 1024);
process.stdout.write(JSON.stringify({ ended, mebibytes, seconds: (performance.now() - began) / 1000 }));
