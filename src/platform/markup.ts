import { escaped } from './xml.ts';

/** Markup that may be sent as it is: only `markup` makes it, and `markup` escapes whatever text is put into it. */
export class Markup {
  readonly #text: string;

  constructor(strings: readonly string[], pieces: readonly Piece[]) {
    this.#text = strings.map((part, at) => part + (at < pieces.length ? textOf(pieces[at]) : '')).join('');
  }

  toString(): string {
    return this.#text;
  }

  static textOf(piece: Markup): string {
    return piece.#text;
  }
}

/** What may be put into markup: other markup as it is, text and numbers escaped, lists piece by piece; nothing of what is not there. */
export type Piece = Markup | string | number | false | null | undefined | readonly Piece[];

/** Markup from a template. Attributes stand in double quotes. */
export const markup = (strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup => new Markup(strings, pieces);

/** Markup that was made by `markup` before and kept as text: a drawing out of the database. Never what somebody wrote. */
export const keptMarkup = (text: string): Markup => new Markup([text], []);

function textOf(piece: Piece): string {
  if (piece instanceof Markup) return Markup.textOf(piece);
  if (Array.isArray(piece)) return piece.map(textOf).join('');
  return typeof piece === 'string' || typeof piece === 'number' ? escaped(String(piece)) : '';
}
