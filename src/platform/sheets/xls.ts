import { Worker } from 'node:worker_threads';
import { FormatError } from '../formats/format-error.ts';
import type { BookSheet } from './book.ts';

type Limits = Readonly<{ packed: number; rows: number; columns: number; text: number }>;
type Said = Readonly<{ sheets: readonly BookSheet[] } | { failed: string } | { tooLarge: true }>;

const resourceLimits = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 16 };
/** Longest that the thread may take: a register of 20,000 rows takes a second. */
const patience = 20_000;
/** Bytes by which the process may grow meanwhile: what the thread keeps outside its heap has no limit of its own. */
const mostGrown = 160 * 1024 * 1024;

/**
 * Reads a workbook of Excel before 2007, in a thread of its own with limits of memory and of time: the kind is old, what reads it is
 * somebody else's, and a file made for it may ask for anything.
 *
 * @throws FormatError `formats/xls` where it is damaged or of an older kind yet, `formats/xlsx-encrypted`, `formats/too-large`
 */
export async function xlsSheets(source: AsyncIterable<Uint8Array>, { packed, rows, columns, text }: Limits): Promise<readonly BookSheet[]> {
  const bytes = await whole(source, packed);
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw new FormatError('formats/xlsx-encrypted', { element: 'file' });
  const said = await aside({ bytes, rows: rows + 1, columns, text });
  if ('sheets' in said) return said.sheets;
  if ('tooLarge' in said) throw new FormatError('formats/too-large', { element: 'file', limit: text });
  const code = /password|encrypt/i.test(said.failed) ? 'formats/xlsx-encrypted' : 'formats/xls';
  throw new FormatError(code, { element: 'file', reason: said.failed });
}

async function aside(workerData: Readonly<{ bytes: Uint8Array } & Omit<Limits, 'packed'>>): Promise<Said> {
  const before = process.memoryUsage.rss();
  const thread = new Worker(new URL('xls-thread.ts', import.meta.url), { workerData, resourceLimits, execArgv: [], stdout: true, stderr: true });
  const { promise, resolve, reject } = Promise.withResolvers<Said>();
  const tooLarge = () =>
    reject(new FormatError('formats/too-large', { element: 'file', limit: resourceLimits.maxOldGenerationSizeMb * 1024 * 1024 }));
  const timer = setTimeout(tooLarge, patience);
  const watch = setInterval(() => process.memoryUsage.rss() - before > mostGrown && tooLarge(), 50);
  thread.once('message', resolve);
  thread.once('error', tooLarge);
  thread.once('exit', tooLarge);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    thread.removeAllListeners();
    await thread.terminate();
  }
}

async function whole(source: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of source) {
    size += piece.length;
    if (size > limit) throw new FormatError('formats/too-large', { limit });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
