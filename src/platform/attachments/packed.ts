import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import type { AttachmentKind, Unwelcome } from './kinds.ts';

type Verdict = AttachmentKind | Unwelcome;

const mebi = 1024 * 1024;
const mostEntries = 5000;
const mostUnpacked = 500 * mebi; // of all files, as the directory claims
const mostRatio = 200; // real documents stay under 60
const ratioCountsFrom = 16 * mebi;
const longestTable = mebi; // of the part that says what the others are

const typesPart = '[content_types].xml';
const ofdPart = 'ofd.xml';
const macroPart = /(?:^|\/)vba(?:project|data)[^/]*$|^xl\/(?:macro|dialog)sheets\//;
const macroType = /macroenabled|vbaproject|ms-excel\.(?:intl)?macrosheet/i;
const mainTypes: ReadonlyArray<readonly [kind: 'docx' | 'xlsx' | 'pptx', type: string]> = [
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
  ['pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'],
];

/** What an archive is by its directory and the one part that names the others; nothing else of it is unpacked. */
export async function packedKind(bytes: Buffer): Promise<Verdict> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true });
    const entries = await directoryOf(zip);
    return typeof entries === 'string' ? entries : (wrong(entries) ?? (await documentKind(zip, entries)));
  } catch {
    return 'broken';
  }
}

type Entries = ReadonlyMap<string, Entry>;

async function directoryOf(zip: ZipFile): Promise<Entries | Unwelcome> {
  const entries = new Map<string, Entry>();
  if (zip.entryCount > mostEntries) return 'bomb';
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase();
    if (entries.has(name)) return 'mixed';
    entries.set(name, entry);
  }
  return entries;
}

function wrong(entries: Entries): Unwelcome | null {
  const all = [...entries.values()];
  if (all.some((entry) => entry.isEncrypted())) return 'encrypted';
  const swollen = all.some((it) => it.uncompressedSize > ratioCountsFrom && it.uncompressedSize > it.compressedSize * mostRatio);
  if (swollen || all.reduce((sum, it) => sum + it.uncompressedSize, 0) > mostUnpacked) return 'bomb';
  if (!all.some((it) => it.relativeOffsetOfLocalHeader === 0)) return 'mixed'; // something else stands before the archive
  return [...entries.keys()].some((name) => macroPart.test(name)) ? 'macros' : null;
}

async function documentKind(zip: ZipFile, entries: Entries): Promise<Verdict> {
  const [types, ofd] = [entries.get(typesPart), entries.get(ofdPart)];
  if (types && ofd) return 'mixed';
  if (ofd) return (await partOf(zip, ofd)).includes('http://www.ofdspec.org/') ? 'ofd' : 'archive';
  if (!types) return 'archive';
  const table = await partOf(zip, types);
  if (/&|<!/.test(table)) return 'broken'; // nobody writes it so who does not hide something
  if (macroType.test(table)) return 'macros';
  const parts = [...table.matchAll(/<(?:\w+:)?Override\b[^>]*>/g)].map(([tag]) => ({
    name: valueOf(tag, 'PartName'),
    type: valueOf(tag, 'ContentType'),
  }));
  const found = mainTypes.filter(([, type]) => parts.some((it) => it.type === type && entries.has(it.name.replace(/^\//, '').toLowerCase())));
  return found.length > 1 ? 'mixed' : (found[0]?.[0] ?? 'archive');
}

const valueOf = (tag: string, name: string): string => new RegExp(`\\b${name}\\s*=\\s*(["'])(.*?)\\1`).exec(tag)?.[2] ?? '';

/** @throws Error when it is longer than such a part is, or damaged */
async function partOf(zip: ZipFile, entry: Entry): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > longestTable) throw new Error('too long');
    chunks.push(chunk);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
}
