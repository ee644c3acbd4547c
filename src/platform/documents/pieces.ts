import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from 'fflate';
import type { Part } from './parts.ts';

/** Blocks that are written at once: a paragraph weighs some ten kilobytes until it is. */
const most = 2000;
const main = 'word/document.xml';

type Write = (parts: readonly Part[]) => Promise<Uint8Array>;

/**
 * A long document, written in pieces: first what holds it together, with a mark where each piece belongs, then the pieces one after
 * another in its place.
 *
 * @param write makes a whole document of parts; called for the pieces in their order, after the whole
 */
export async function writtenInPieces(parts: readonly Part[], write: Write): Promise<Uint8Array<ArrayBuffer>> {
  const mark = crypto.randomUUID();
  const pieces: Part[] = [];
  const whole = parts.map((part) => ({
    ...part,
    blocks: runsOf(part).flatMap((run): Part['blocks'] => {
      if (run[0]!.kind === 'contents') return run;
      pieces.push({ ...part, blocks: run });
      return [{ kind: 'text', text: `${mark} ${pieces.length - 1}` }];
    }),
  }));
  const files = unzipSync(await write(whole));
  const places = new RegExp(`<w:p>(?:(?!<w:p>).)*?${mark} (\\d+)</w:t>.*?</w:p>`, 'gs');
  return packed(files, (add) => inOrder(strFromU8(files[main]!), places, pieces, write, add));
}

/** Blocks that are written together; contents stay alone. */
function runsOf({ blocks }: Part): Part['blocks'][] {
  const runs: Array<Part['blocks'][number][]> = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    if (!last || last.length === most || block.kind === 'contents' || last[0]!.kind === 'contents') runs.push([block]);
    else last.push(block);
  }
  return runs;
}

async function inOrder(xml: string, places: RegExp, pieces: readonly Part[], write: Write, add: (text: string) => void): Promise<void> {
  let at = 0;
  for (const { 0: place, 1: number, index } of xml.matchAll(places)) {
    add(xml.slice(at, index));
    const piece = strFromU8(unzipSync(await write([pieces[Number(number)]!]))[main]!);
    add(piece.slice(piece.indexOf('<w:body>') + '<w:body>'.length, piece.lastIndexOf('<w:sectPr')));
    at = index + place.length;
  }
  add(xml.slice(at));
}

/** The files as they are, but for the document, which is packed as it comes. */
async function packed(files: Readonly<Record<string, Uint8Array>>, content: (add: (text: string) => void) => Promise<void>) {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [name, bytes] of Object.entries(files)) {
    const file = new ZipDeflate(name);
    zip.add(file);
    if (name === main) await content((text) => file.push(strToU8(text)));
    file.push(name === main ? new Uint8Array() : bytes, true);
  }
  zip.end();
  return new Uint8Array(Buffer.concat(chunks));
}
