import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { FormatError } from './format-error.ts';

type Bytes = AsyncIterable<Uint8Array>;

/** How much a workbook may ask of us before it is refused. Sizes in bytes, `cell` in characters. */
export type SheetLimits = Readonly<{
  /** Size of the file, which is held in memory. */
  packed: number;
  /** Files inside it. */
  entries: number;
  /** All that is unpacked. */
  unpacked: number;
  /** Unpacked bytes for each packed one; real sheets stay under 60. */
  ratio: number;
  rows: number;
  columns: number;
  /** Excel's own limit. */
  cell: number;
  /** Texts that cells share, held in memory: characters. */
  shared: number;
  merges: number;
}>;

const mebi = 1024 * 1024;
export const sheetLimits: SheetLimits = {
  packed: 200 * mebi,
  entries: 2000,
  unpacked: 2048 * mebi,
  ratio: 200,
  rows: 1_048_576,
  columns: 2000,
  cell: 32_767,
  shared: 128 * mebi,
  merges: 200_000,
};

/** A ratio says something only from here on. */
const ratioCountsFrom = 16 * mebi;

/** The files of a workbook. yauzl goes by the central directory and unpacks one at a time, as they are asked for, so that we may count. */
export class Parts {
  private readonly zip: ZipFile;
  private readonly entries: ReadonlyMap<string, Entry>;
  private readonly limits: SheetLimits;
  private unpacked = 0;

  constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, limits: SheetLimits) {
    this.zip = zip;
    this.entries = entries;
    this.limits = limits;
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** @throws FormatError `formats/xlsx-part`, `formats/xlsx-encrypted`, `formats/bomb`, `formats/too-large`, with `element`, its name */
  async *read(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.entries.get(name.toLowerCase());
    const element = name.slice(0, 200);
    if (!entry) throw new FormatError('formats/xlsx-part', { element });
    if (entry.isEncrypted()) throw new FormatError('formats/xlsx-encrypted', { element });
    let size = 0;
    try {
      for await (const chunk of (await this.zip.openReadStreamPromise(entry)) as Bytes) {
        size += chunk.length;
        this.unpacked += chunk.length;
        if (size > ratioCountsFrom && size > entry.compressedSize * this.limits.ratio) {
          throw new FormatError('formats/bomb', { element, ratio: this.limits.ratio });
        }
        if (this.unpacked > this.limits.unpacked) throw new FormatError('formats/too-large', { element, limit: this.limits.unpacked });
        yield chunk;
      }
    } catch (error) {
      throw error instanceof FormatError ? error : damaged(error, element);
    }
  }
}

/** @throws FormatError `formats/xls`, `formats/xlsx-encrypted`, `formats/not-xlsx`, `formats/xlsx-damaged`, `formats/too-large` */
export async function openParts(source: Bytes, limits: SheetLimits): Promise<Parts> {
  const bytes = await whole(source, limits.packed);
  refuseOld(bytes);
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true });
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) {
      if (entries.size >= limits.entries) throw new FormatError('formats/too-large', { element: 'zip', limit: limits.entries });
      entries.set(entry.fileName.toLowerCase(), entry);
    }
    const parts = new Parts(zip, entries, limits);
    if (!parts.has('[Content_Types].xml')) throw new FormatError('formats/not-xlsx', { element: 'zip' });
    return parts;
  } catch (error) {
    throw error instanceof FormatError ? error : damaged(error, 'zip');
  }
}

const damaged = (error: unknown, element: string): FormatError =>
  new FormatError('formats/xlsx-damaged', { element, reason: error instanceof Error ? error.message.slice(0, 200) : '' });

async function whole(source: Bytes, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > limit) throw new FormatError('formats/too-large', { limit });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Workbooks of Excel before 2007 and those with a password are files of an older kind, which holds other files. */
function refuseOld(bytes: Buffer): void {
  if (bytes.length < 4 || bytes.readUInt32BE(0) !== oldFile) return;
  throw new FormatError(bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'formats/xlsx-encrypted' : 'formats/xls', { element: 'file' });
}

const oldFile = 0xd0cf11e0;
