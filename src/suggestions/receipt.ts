/** No letter or digit that is taken for another, printed or by hand: without 0 O 1 I L, 2 Z, 5 S, 8 B, U V. */
const alphabet = '34679ACDEFGHJKMNPQRTWXY';
const length = 24; // 108 bits
const groups = 4;

/** As many bytes as a code is always made from: fewer than one in a billion billion codes would need more. */
export const bytesOfCode = 64;

/** A receipt code made of bytes that cannot be guessed; the same bytes make the same code. */
export function codeOf(bytes: Uint8Array): string {
  const fair = Math.floor(256 / alphabet.length) * alphabet.length; // beyond it the first letters would come more often
  const letters = [...bytes].filter((byte) => byte < fair).map((byte) => alphabet[byte % alphabet.length]!);
  return letters.slice(0, length).join('');
}

/** The code as it is shown: in groups, so that it can be read out and copied by hand. */
export const shownCode = (code: string): string => code.match(new RegExp(`.{1,${groups}}`, 'g'))?.join('-') ?? '';

/** What somebody typed as a code, less spaces, dashes, case and full width; null: it is none. */
export function readCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}·.]/gu, '');
  return code.length === length && [...code].every((letter) => alphabet.includes(letter)) ? code : null;
}
