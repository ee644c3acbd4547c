import { Refusal } from '../refusal.ts';
import { Decoding, encodingOf } from '../formats/text.ts';
import type { AttachmentKind, Unwelcome } from './kinds.ts';
import { packedKind } from './packed.ts';

/** @throws Refusal `attachments/kind/invalid` with `kind`, why it is not taken; `attachments/empty/invalid` */
export async function recognise(bytes: Buffer): Promise<AttachmentKind> {
  if (bytes.length === 0) throw new Refusal('attachments/empty/invalid');
  const kind = begins(bytes, 'PK\x03\x04') ? await packedKind(bytes) : plainKind(bytes);
  if (!welcome(kind)) throw new Refusal('attachments/kind/invalid', { kind });
  return kind;
}

const welcome = (kind: AttachmentKind | Unwelcome): kind is AttachmentKind =>
  ['pdf', 'docx', 'xlsx', 'pptx', 'ofd', 'jpeg', 'png', 'txt'].includes(kind);

const begins = (bytes: Buffer, mark: string) => bytes.subarray(0, mark.length).equals(Buffer.from(mark, 'latin1'));

/** Marks at the beginning of what is known and not taken, so that the reason can be told. */
const unwelcome: ReadonlyArray<readonly [mark: string, kind: Unwelcome]> = [
  ['MZ', 'program'],
  ['\x7fELF', 'program'],
  ['#!', 'program'],
  ['\xca\xfe\xba\xbe', 'program'],
  ['PK', 'archive'],
  ['Rar!', 'archive'],
  ['7z\xbc\xaf', 'archive'],
  ['\x1f\x8b', 'archive'],
  ['GIF8', 'picture'],
  ['RIFF', 'picture'],
  ['BM', 'picture'],
  ['II*\0', 'picture'],
  ['MM\0*', 'picture'],
  ['\0\0\0', 'picture'], // HEIC of telephones, and films
];
const oldOffice = '\xd0\xcf\x11\xe0';

function plainKind(bytes: Buffer): AttachmentKind | Unwelcome {
  if (begins(bytes, '%PDF-')) return whole(bytes, 'pdf', bytes.subarray(-4096).includes('%%EOF'));
  if (begins(bytes, '\xff\xd8\xff')) return whole(bytes, 'jpeg', bytes.includes(Buffer.from([0xff, 0xd9])));
  if (begins(bytes, '\x89PNG\r\n\x1a\n')) return whole(bytes, 'png', endsAsPng(bytes));
  if (begins(bytes, oldOffice)) return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'oldOffice';
  const text = textOf(bytes);
  if (text !== null) return markup.test(text) ? 'markup' : begins(bytes, '#!') ? 'program' : endsAsArchive(bytes) ? 'mixed' : 'txt';
  return unwelcome.find(([mark]) => begins(bytes, mark))?.[1] ?? 'unknown';
}

const whole = (bytes: Buffer, kind: AttachmentKind, ended: boolean) => (endsAsArchive(bytes) ? 'mixed' : ended ? kind : 'broken');

/** A picture of chunks, the last of which is the end of the file. */
function endsAsPng(bytes: Buffer): boolean {
  for (let at = 8; at + 12 <= bytes.length;) {
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (at === 8 && name !== 'IHDR') return false;
    at += 12 + bytes.readUInt32BE(at);
    if (name === 'IEND') return at === bytes.length;
  }
  return false;
}

const longestComment = 0xffff;

/** Programs that unpack look from the end: behind a picture there may be a whole archive. */
function endsAsArchive(bytes: Buffer): boolean {
  const tail = Math.max(0, bytes.length - longestComment - 22);
  for (let at = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1'); at >= tail && at + 22 <= bytes.length;) {
    const directory = at - bytes.readUInt32LE(at + 12);
    if (directory >= 0 && directory < at && bytes.toString('latin1', directory, directory + 4) === 'PK\x01\x02') return true;
    at = at === 0 ? -1 : bytes.lastIndexOf('PK\x05\x06', at - 1, 'latin1');
  }
  return false;
}

/** What a browser, asked to guess, might run. */
const markup = /^[\s\ufeff]*<[!?a-z]|<\s*(?:!doctype|html|head|body|script|iframe|svg|object|embed|meta|style)\b/i;
const unprintable = /[^\P{Cc}\t\n\v\f\r]/u; // controls, but tabs, line and page breaks

/** Null where it is no text of any encoding that people here use. */
function textOf(bytes: Buffer): string | null {
  try {
    const decoding = new Decoding(encodingOf(bytes, 'table'));
    const text = decoding.write(bytes);
    decoding.end();
    return unprintable.test(text) ? null : text;
  } catch {
    return null;
  }
}
