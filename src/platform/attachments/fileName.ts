import { type AttachmentKind, attachmentKinds } from './kinds.ts';

const longest = 200; // bytes of UTF-8; file systems take 255
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A name under which a file may be saved anywhere: no path, nothing that cannot be seen or that turns the writing round, not too long,
 * and ending as its content is, whatever it said.
 */
export function fileNameOf(given: string, kind: AttachmentKind): string {
  const shown = given
    .split(/[/\\]/)
    .at(-1)!
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[<>:"|?*\ufffd]/g, '_')
    .replaceAll(/\s+/g, ' ');
  const dot = shown.lastIndexOf('.');
  const ending =
    dot < 0
      ? ''
      : shown
          .slice(dot + 1)
          .trim()
          .toLowerCase();
  const endings: readonly string[] = attachmentKinds[kind].endings;
  const fits = endings.includes(ending);
  const stem = trimmed(cut(trimmed(fits ? shown.slice(0, dot) : shown)));
  const safe = stem === '' ? '附件' : reserved.test(stem) ? `_${stem}` : stem;
  return `${safe}.${fits ? ending : endings[0]}`;
}

const trimmed = (text: string) => text.replaceAll(/^[\s.]+|[\s.]+$/g, '');

function cut(text: string): string {
  const encoder = new TextEncoder();
  let [kept, size] = ['', 0];
  for (const character of text) {
    size += encoder.encode(character).length;
    if (size > longest) break;
    kept += character;
  }
  return kept;
}
