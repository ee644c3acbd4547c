import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl';
import type { Upload } from '../endpoint.ts';
import { FormatError } from './format-error.ts';

/** How much a folder in a zip may ask of us: `entries`, and bytes: of one file, of all that is unpacked, and for each packed one. */
export type FolderLimits = Readonly<{ entries: number; file: number; unpacked: number; ratio: number }>;

const mebi = 1024 * 1024;
export const folderLimits: FolderLimits = { entries: 3000, file: 20_000_000, unpacked: 1024 * mebi, ratio: 200 };
const ratioCountsFrom = 16 * mebi;

/** A file of the folder: its path within it, with `/`, and its size as the archive claims. */
export type FolderFile = Readonly<{ path: string; size: number }>;

/** A folder packed into a zip. Its names are only names: nothing is written where they say. Disposing removes what was taken out. */
export class Folder implements AsyncDisposable {
  readonly files: readonly FolderFile[];
  private readonly zip: ZipFile;
  private readonly entries: ReadonlyMap<FolderFile, Entry>;
  private readonly limits: FolderLimits;
  private readonly place: string;
  private unpacked = 0;
  private taken = 0;

  constructor(zip: ZipFile, entries: ReadonlyMap<FolderFile, Entry>, limits: FolderLimits, place: string) {
    this.zip = zip;
    this.entries = entries;
    this.files = [...entries.keys()];
    this.limits = limits;
    this.place = place;
  }

  /** Unpacks one file aside. @throws FormatError `formats/too-large`, `formats/bomb`, `formats/folder-encrypted`, `formats/folder-damaged` */
  async take(file: FolderFile): Promise<Upload> {
    const entry = this.entries.get(file)!;
    const element = file.path.slice(0, 200);
    if (entry.isEncrypted()) throw new FormatError('formats/folder-encrypted', { element });
    const path = join(this.place, String(this.taken++));
    const hash = createHash('sha256');
    let size = 0;
    const measured = async function* (this: Folder, pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const piece of pieces) {
        size += piece.length;
        this.unpacked += piece.length;
        if (size > ratioCountsFrom && size > entry.compressedSize * this.limits.ratio)
          throw new FormatError('formats/bomb', { element, ratio: this.limits.ratio });
        if (size > this.limits.file) throw new FormatError('formats/too-large', { element, limit: this.limits.file });
        if (this.unpacked > this.limits.unpacked) throw new FormatError('formats/too-large', { element: 'zip', limit: this.limits.unpacked });
        hash.update(piece);
        yield piece;
      }
    }.bind(this);
    try {
      const stream = (await this.zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>;
      await pipeline(Readable.from(measured(stream)), createWriteStream(path));
    } catch (error) {
      throw error instanceof FormatError ? error : damaged(error, element);
    }
    return { path, size, sha256: hash.digest('hex') };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.zip.close();
    await rm(this.place, { recursive: true, force: true });
  }
}

/** @throws FormatError `formats/not-zip`, `formats/folder-damaged`, `formats/too-large` */
export async function openFolder(path: string, limits: FolderLimits = folderLimits): Promise<Folder> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false }).catch(() => {
    throw new FormatError('formats/not-zip', { element: 'zip' });
  });
  try {
    const entries = new Map<FolderFile, Entry>();
    for await (const entry of zip.eachEntry()) {
      if (entries.size >= limits.entries) throw new FormatError('formats/too-large', { element: 'zip', limit: limits.entries });
      const name = nameOf(entry);
      if (!isLeftOver(name)) entries.set({ path: name, size: entry.uncompressedSize }, entry);
    }
    return new Folder(zip, entries, limits, await mkdtemp(join(tmpdir(), 'qingfeng-folder-')));
  } catch (error) {
    zip.close();
    throw error instanceof FormatError ? error : damaged(error, 'zip');
  }
}

const damaged = (error: unknown, element: string): FormatError =>
  new FormatError('formats/folder-damaged', { element, reason: error instanceof Error ? error.message.slice(0, 200) : '' });

const utf8 = 0x800; // the flag by which an archive says so
const unicodePath = 0x7075;

/** Programs in China write names in GBK and do not say so. */
function nameOf({ fileNameRaw, generalPurposeBitFlag: flags, extraFields }: Entry): string {
  const told = (flags & utf8) !== 0 || extraFields.some(({ id }) => id === unicodePath);
  return (told ? getFileNameLowLevel(flags, fileNameRaw, extraFields, false) : decoded(fileNameRaw))
    .replaceAll('\\', '/')
    .replaceAll('\0', '')
    .toWellFormed();
}

function decoded(name: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(name);
  } catch {
    return new TextDecoder('gb18030').decode(name);
  }
}

/** Folders themselves, and what systems and Word leave lying about. */
const isLeftOver = (path: string): boolean => /\/$|(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$|\._)/i.test(path);
