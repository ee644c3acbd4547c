const slots = 1 << 15;
const most = slots >> 1;
const mostBytes = 4 * 1024 * 1024;
const mostTries = 64; // texts of one hash are made on purpose: they are left to the careful reader

/**
 * Texts known by their bytes, so that a text met again is neither decoded nor held twice. Bounded: when full it forgets
 * everything and begins anew, and numbers given before mean nothing any more.
 */
export class Interned {
  readonly texts: string[] = [];
  /** Grows whenever everything is forgotten. */
  generation = 0;
  private readonly table = new Int32Array(slots);
  private readonly hashes: number[] = [];
  private readonly starts: number[] = [0];
  private readonly bytes = new Uint8Array(mostBytes);
  private readonly decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  private readonly forgotten: () => void;

  constructor(forgotten: () => void) {
    this.forgotten = forgotten;
  }

  /**
   * The number of a text; -1 where it is not plain: no UTF-8, with what XML writes otherwise, too long to be kept, one of
   * too many of its hash.
   *
   * @param hash of its bytes, whichever function: equal bytes must have equal hashes
   */
  numberOf(from: Uint8Array, start: number, end: number, hash: number): number {
    const { table } = this;
    let at = (hash ^ (hash >>> 15)) & (slots - 1);
    let tries = 0;
    for (let known = table[at]!; known !== 0; known = table[at]!) {
      if ((tries += 1) > mostTries) return -1;
      if (this.hashes[known - 1] === hash && this.isSame(known - 1, from, start, end)) return known - 1;
      at = (at + 1) & (slots - 1);
    }
    return this.keep(from, start, end, hash, at);
  }

  /** Where a known text ends that stands here; -1 where another stands. */
  endOf(known: number, from: Uint8Array, start: number): number {
    const { bytes } = this;
    const end = this.starts[known + 1]!;
    let at = start;
    for (let other = this.starts[known]!; other < end; other += 1, at += 1) if (from[at] !== bytes[other]) return -1;
    return at;
  }

  private isSame(known: number, from: Uint8Array, start: number, end: number): boolean {
    const begin = this.starts[known]!;
    if (this.starts[known + 1]! - begin !== end - start) return false;
    const { bytes } = this;
    for (let at = start, other = begin; at < end; at += 1, other += 1) if (from[at] !== bytes[other]) return false;
    return true;
  }

  private keep(from: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    if (end - start > mostBytes >> 4) return -1;
    for (let at = start; at < end; at += 1) if (from[at]! < 32 || from[at] === 38 || from[at] === 60) return -1;
    let text: string;
    try {
      text = this.decoder.decode(from.subarray(start, end));
    } catch {
      return -1;
    }
    if (/[\uFFFE\uFFFF]/.test(text)) return -1;
    const begin = this.starts.at(-1)!;
    if (this.texts.length >= most || begin + end - start > mostBytes) {
      this.forget();
      return this.numberOf(from, start, end, hash);
    }
    this.bytes.set(from.subarray(start, end), begin);
    this.starts.push(begin + end - start);
    this.hashes.push(hash);
    this.table[slot] = this.texts.push(text);
    return this.texts.length - 1;
  }

  private forget(): void {
    this.table.fill(0);
    this.texts.length = 0;
    this.hashes.length = 0;
    this.starts.length = 1;
    this.generation += 1;
    this.forgotten();
  }
}

/** A hash of bytes for {@link Interned}. @param view of the same bytes */
export function hashOf(bytes: Uint8Array, view: DataView, start: number, end: number): number {
  let hash = 0;
  let at = start;
  for (; at + 4 <= end; at += 4) hash = (Math.imul(hash, 31) + view.getInt32(at, true)) | 0;
  for (; at < end; at += 1) hash = (Math.imul(hash, 31) + bytes[at]!) | 0;
  return hash;
}
