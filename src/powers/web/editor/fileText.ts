import type { Why } from './opening.ts';

/** The text of an XML file by its byte order mark, else by its declaration, else as UTF-8; what cannot be decoded is refused. */
export async function fileText(file: Blob): Promise<Readonly<{ text: string; refusal: null }> | Readonly<{ text: null; refusal: Why }>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const encoding = encodingOf(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), refusal: null };
  } catch {
    return { text: null, refusal: { code: 'formats/encoding', facts: { encoding, value: encoding, line: 1 } } };
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  if (first === 0x3c && second === 0) return 'utf-16le';
  const declared = /encoding\s*=\s*["']([\w.-]+)["']/i.exec(new TextDecoder('latin1').decode(bytes.slice(0, 200)))?.[1];
  return declared ?? 'utf-8';
}
