import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { getDocument, PasswordException, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfAsked, PdfSaid } from './pdf.ts';
import { paragraphsOf, type Piece } from './pdf-lines.ts';

const besides = (folder: string): string => fileURLToPath(new URL(folder, import.meta.resolve('pdfjs-dist/package.json')));
/** Nothing is drawn, run or fetched; the tables by which Chinese fonts without one of their own are read lie beside the reader. */
const reading = {
  cMapUrl: besides('cmaps/'),
  standardFontDataUrl: besides('standard_fonts/'),
  useWasm: false,
  useSystemFonts: false,
  disableFontFace: true,
  enableXfa: false,
  verbosity: VerbosityLevel.ERRORS,
};

async function read({ bytes, pages: mostPages, text: mostText }: PdfAsked): Promise<PdfSaid> {
  const task = getDocument({ data: bytes, ...reading });
  try {
    const file = await task.promise;
    if (file.numPages > mostPages) return { pages: file.numPages };
    const pages: Piece[][] = [];
    let length = 0;
    for (let number = 1; number <= file.numPages; number++) {
      const page = await file.getPage(number);
      const { items } = await page.getTextContent();
      const pieces = items.flatMap((it) => ('str' in it ? [pieceOf(it)] : []));
      length += pieces.reduce((sum, { text }) => sum + text.length, 0);
      if (length > mostText) return { long: true };
      pages.push(pieces);
      page.cleanup();
    }
    return { text: paragraphsOf(pages) };
  } finally {
    await task.destroy();
  }
}

type Item = Readonly<{ str: string; transform: readonly number[]; width: number; height: number; hasEOL: boolean }>;

function pieceOf({ str, transform, width, height, hasEOL }: Item): Piece {
  const [, , c = 0, d = 0, left = 0, base = 0] = transform;
  return { text: str, left, right: left + width, base, size: height || Math.hypot(c, d), ends: hasEOL };
}

parentPort!.on('message', (asked: PdfAsked) => {
  void read(asked)
    .catch((error: unknown): PdfSaid => (error instanceof PasswordException ? { encrypted: true } : { damaged: String(error).slice(0, 200) }))
    .then((said) => parentPort!.postMessage(said, []));
});
