import { FormatError } from './format-error.ts';
import { Spent, Thread } from './thread.ts';

export type PdfAsked = Readonly<{ bytes: Uint8Array } & PdfLimits>;
export type PdfSaid = Readonly<{ text: string } | { pages: number } | { long: true } | { encrypted: true } | { damaged: string }>;

/** How much a PDF may ask of us: `text` in characters, and characters that are nothing but places counted. */
export type PdfLimits = Readonly<{ pages: number; text: number }>;
export const pdfLimits: PdfLimits = { pages: 1000, text: 1_000_000 };

const mebi = 1024 * 1024;
const threadLimits = { heap: 192, beside: 224 * mebi, patience: 20_000 };
/** Milliseconds for all that one reader reads. */
const longest = 240_000;

/**
 * Reads the text of PDF files, a line a paragraph, in a thread of its own with limits of memory and of time. What is a picture, as in a
 * scanned document, has no text.
 */
export class PdfReader implements AsyncDisposable {
  private readonly thread: Thread<PdfAsked, PdfSaid>;
  private readonly limits: PdfLimits;
  private left: number;

  constructor({ limits = pdfLimits, patience = threadLimits.patience, all = longest } = {}) {
    this.thread = new Thread<PdfAsked, PdfSaid>(new URL('pdf-thread.ts', import.meta.url), { ...threadLimits, patience });
    this.limits = limits;
    this.left = all;
  }

  /**
   * The text of one file; empty where it has none.
   *
   * @throws FormatError `formats/pdf-encrypted`, `formats/pdf-damaged`, `formats/pdf-pages`, `formats/too-large` of text, `formats/bomb` of
   *   memory, `formats/pdf-slow`
   */
  async text(bytes: Uint8Array): Promise<string> {
    if (this.left <= 0) throw new FormatError('formats/pdf-slow', { element: 'folder' });
    const began = performance.now();
    try {
      return textIn(await this.thread.ask({ bytes, ...this.limits }), this.limits);
    } catch (error) {
      if (!(error instanceof Spent)) throw error;
      throw new FormatError(error.of === 'time' ? 'formats/pdf-slow' : 'formats/bomb', { element: 'file' });
    } finally {
      this.left -= performance.now() - began;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.thread[Symbol.asyncDispose]();
  }
}

function textIn(said: PdfSaid, limits: PdfLimits): string {
  if ('text' in said) return said.text;
  if ('pages' in said) throw new FormatError('formats/pdf-pages', { element: 'file', limit: limits.pages, pages: said.pages });
  if ('long' in said) throw new FormatError('formats/too-large', { element: 'file', limit: limits.text });
  if ('encrypted' in said) throw new FormatError('formats/pdf-encrypted', { element: 'file' });
  throw new FormatError('formats/pdf-damaged', { element: 'file', reason: said.damaged });
}
