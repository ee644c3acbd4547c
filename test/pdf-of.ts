import { deflateSync } from 'node:zlib';

/** How a font says which letters it draws: by a table of its own, by a table of Adobe's (two kinds), or not at all. */
type Font = 'own' | 'UniGB-UCS2-H' | 'GBK-EUC-H' | 'none';
type Made = Readonly<{ font?: Font; encrypted?: boolean; content?: Buffer; indent?: boolean }>;

const size = 12;
const hex = (code: number) => code.toString(16).padStart(4, '0');

/** A PDF of pages of lines. `content`: of each page, packed once more than it looks. */
export function pdfOf(pages: ReadonlyArray<readonly string[]>, { font = 'own', encrypted = false, content, indent = false }: Made = {}): Buffer {
  const letters = [...new Set(pages.flat().join(''))];
  const objects: Array<string | Buffer> = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${7 + at * 2} 0 R`).join(' ')}] >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /${font === 'own' || font === 'none' ? 'Identity-H' : font} /DescendantFonts [4 0 R]${font === 'own' ? ' /ToUnicode 6 0 R' : ''} >>`,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000 /FontDescriptor 5 0 R /CIDSystemInfo << /Registry (Adobe) /Ordering (${font === 'own' || font === 'none' ? 'Identity' : 'GB1'}) /Supplement 2 >> >>`,
    '<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
    stream(Buffer.from(tableOf(letters)), ''),
    ...pages.flatMap((lines, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${8 + at * 2} 0 R >>`,
      content
        ? stream(deflateSync(content), '/Filter [/FlateDecode /FlateDecode]')
        : stream(deflateSync(Buffer.from(contentOf(lines, letters, font, indent))), '/Filter /FlateDecode'),
    ]),
  ];
  return written(objects, encrypted);
}

/** A stream object. `more`: of its dictionary. */
export const stream = (bytes: Buffer, more: string): Buffer =>
  Buffer.concat([Buffer.from(`<< /Length ${bytes.length} ${more} >>\nstream\n`), bytes, Buffer.from('\nendstream')]);

function contentOf(lines: readonly string[], letters: readonly string[], font: Font, indent: boolean): string {
  const shown = lines.map((line, at) => {
    const left = indent && /^第.+条/.test(line) ? 70 + 2 * size : 70;
    return `1 0 0 1 ${left} ${770 - at * 20} Tm <${[...line].map((it) => codeOf(it, letters, font)).join('')}> Tj`;
  });
  return `BT /F ${size} Tf ${shown.join('\n')} ET`;
}

function codeOf(letter: string, letters: readonly string[], font: Font): string {
  if (font === 'UniGB-UCS2-H') return hex(letter.charCodeAt(0));
  return font === 'GBK-EUC-H' ? gbk.get(letter)! : hex(letters.indexOf(letter) + (font === 'none' ? 0xd00 : 1));
}

const decoder = new TextDecoder('gbk');
const gbk = new Map(
  Array.from({ length: 0x7e * 0xbf }, (_, at) => [0x81 + Math.floor(at / 0xbf), 0x40 + (at % 0xbf)] as const)
    .toReversed()
    .map(([high, low]) => [decoder.decode(Uint8Array.of(high, low)), hex(high * 256 + low)]),
);

const tableOf = (
  letters: readonly string[],
): string => `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${letters.map((it, at) => `1 beginbfchar <${hex(at + 1)}> <${hex(it.charCodeAt(0))}> endbfchar`).join('\n')}
endcmap end end`;

/** A file of these objects, of which the first is the catalogue. */
export function written(objects: ReadonlyArray<string | Buffer>, encrypted = false): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n')];
  const places: number[] = [];
  let length = parts[0]!.length;
  for (const [at, object] of objects.entries()) {
    places.push(length);
    const part = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]);
    parts.push(part);
    length += part.length;
  }
  const lock = encrypted ? ` /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >> /ID [<00> <00>]` : '';
  const rows = places.map((it) => `${String(it).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${lock} >>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end)]);
}
