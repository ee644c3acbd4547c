import { crc32 } from 'node:zlib';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import { recognise } from './recognise.ts';

const main = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
};
const types = (...parts: ReadonlyArray<readonly [name: string, type: string]>) =>
  strToU8(
    `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${parts.map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`).join('')}</Types>`,
  );
const packed = (parts: Zippable) => Buffer.from(zipSync(parts));
const word = (more: Zippable = {}) =>
  packed({ '[Content_Types].xml': types(['/word/document.xml', main.docx]), 'word/document.xml': strToU8('<w:document/>'), ...more });

const chunk = (name: string, data = Buffer.alloc(0)) => {
  const body = Buffer.concat([Buffer.from(name), data]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
};
const png = Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  chunk('IHDR', Buffer.alloc(13)),
  chunk('IDAT', Buffer.alloc(5)),
  chunk('IEND'),
]);
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xd9]);
const pdf = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF\n');

const taken: Readonly<Record<string, readonly [bytes: Buffer, kind: string]>> = {
  'a PDF': [pdf, 'pdf'],
  'a photograph': [jpeg, 'jpeg'],
  'a photograph of a telephone, which has more behind its end': [Buffer.concat([jpeg, Buffer.alloc(300, 7)]), 'jpeg'],
  'a PNG': [png, 'png'],
  'a Word document': [word(), 'docx'],
  'a Word document whose main part has another name': [
    packed({ '[Content_Types].xml': types(['/word/document2.xml', main.docx]), 'word/document2.xml': strToU8('<w:document/>') }),
    'docx',
  ],
  'a workbook': [packed({ '[Content_Types].xml': types(['/xl/workbook.xml', main.xlsx]), 'xl/workbook.xml': strToU8('<workbook/>') }), 'xlsx'],
  slides: [packed({ '[Content_Types].xml': types(['/ppt/presentation.xml', main.pptx]), 'ppt/presentation.xml': strToU8('<p/>') }), 'pptx'],
  'an OFD': [packed({ 'OFD.xml': strToU8('<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"/>'), 'Doc_0/Document.xml': strToU8('<x/>') }), 'ofd'],
  'a text in UTF-8': [Buffer.from('第一条 为加强廉政风险防控……\r\n1 < 2\n'), 'txt'],
  'a text in GB18030': [Buffer.from([0xb7, 0xc0, 0xbf, 0xd8, 0x0a]), 'txt'], // 防控
  'a text in UTF-16': [Buffer.from('\ufeff防控措施', 'utf16le'), 'txt'],
};
test.each(Object.entries(taken))('%s is taken for what it is', async (_, [bytes, kind]) => {
  expect(await recognise(bytes)).toBe(kind);
});

/** The size that the directory claims of a part, changed. */
function claiming(bytes: Buffer, name: string, size: number): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeUInt32LE(size, changed.indexOf('PK\x01\x02', changed.lastIndexOf(name) - 46, 'latin1') + 24);
  return changed;
}

const refused: Readonly<Record<string, readonly [bytes: Buffer, kind: string]>> = {
  'a program of Windows': [Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'program'],
  'a program of Linux': [Buffer.concat([Buffer.from('\x7fELF', 'latin1'), Buffer.alloc(200)]), 'program'],
  'a script': [Buffer.from('#!/bin/sh\nrm -rf /\n'), 'program'],
  'a web page': [Buffer.from('<!DOCTYPE html><script>alert(1)</script>'), 'markup'],
  'a web page behind blanks and a byte order mark': [Buffer.from('\ufeff \n\t<HTML>'), 'markup'],
  'a text with a script inside': [Buffer.from('情况说明\n<script src=//x></script>'), 'markup'],
  'a web page in UTF-16': [Buffer.from('\ufeff<html>', 'utf16le'), 'markup'],
  'a drawing in SVG': [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'), 'markup'],
  'XML of any kind': [Buffer.from('<?xml version="1.0"?><a/>'), 'markup'],
  'an archive': [packed({ 'a.txt': strToU8('x') }), 'archive'],
  'an empty archive': [Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]), 'archive'],
  'a RAR': [Buffer.from('Rar!\x1a\x07\x00\x01', 'latin1'), 'archive'],
  'a gzip': [Buffer.concat([Buffer.from([0x1f, 0x8b, 8]), Buffer.alloc(40)]), 'archive'],
  'a GIF': [Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(40)]), 'picture'],
  'an old Word document': [Buffer.concat([Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), Buffer.alloc(600)]), 'oldOffice'],
  'a document with a password': [
    Buffer.concat([Buffer.from('\xd0\xcf\x11\xe0', 'latin1'), Buffer.alloc(60), Buffer.from('EncryptedPackage', 'utf16le')]),
    'encrypted',
  ],
  'bytes without a meaning': [Buffer.from([1, 2, 3, 0, 4, 5, 0xff]), 'unknown'],
  'a document with macros': [word({ 'word/vbaProject.bin': new Uint8Array(9) }), 'macros'],
  'a document with macros under another name': [
    packed({
      '[Content_Types].xml': types(['/word/document.xml', main.docx], ['/word/x.bin', 'application/vnd.ms-office.vbaProject']),
      'word/document.xml': strToU8('<w:document/>'),
      'word/x.bin': new Uint8Array(9),
    }),
    'macros',
  ],
  'a document that hides its types behind character references': [
    packed({
      '[Content_Types].xml': types(['/word/document.xml', main.docx], ['/x', 'application/vnd.ms-office.vba&#80;roject']),
      'word/document.xml': strToU8(''),
    }),
    'broken',
  ],
  'a workbook with macro sheets of Excel 4': [
    packed({
      '[Content_Types].xml': types(['/xl/workbook.xml', main.xlsx]),
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/macrosheets/sheet1.xml': strToU8('<x/>'),
    }),
    'macros',
  ],
  'a document that names its type but has no such part': [packed({ '[Content_Types].xml': types(['/word/document.xml', main.docx]) }), 'archive'],
  'a document that is two at once': [
    packed({
      '[Content_Types].xml': types(['/word/document.xml', main.docx], ['/xl/workbook.xml', main.xlsx]),
      'word/document.xml': strToU8('<w/>'),
      'xl/workbook.xml': strToU8('<w/>'),
    }),
    'mixed',
  ],
  'a document that is an OFD too': [word({ 'OFD.xml': strToU8('http://www.ofdspec.org/2016') }), 'mixed'],
  'a document that claims to unpack to four gigabytes': [
    claiming(word({ 'word/media/a.png': new Uint8Array(2000) }), 'word/media/a.png', 0xfffffff0),
    'bomb',
  ],
  'a document whose list of types is a bomb': [
    packed({ '[Content_Types].xml': new Uint8Array(9_000_000), 'word/document.xml': strToU8('') }),
    'broken',
  ],
  'a document of very many parts': [
    packed(Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [`word/${at}.xml`, new Uint8Array()] as const))),
    'bomb',
  ],
  'half a document': [word().subarray(0, 200), 'broken'],
  'a document with a part outside itself': [word({ '../../etc/passwd': strToU8('x') }), 'broken'],
  'half a PDF': [pdf.subarray(0, 30), 'broken'],
  'half a PNG': [png.subarray(0, -6), 'broken'],
  'a PNG with something behind it': [Buffer.concat([png, Buffer.from('<?php')]), 'broken'],
  'a PDF with an archive behind it': [Buffer.concat([pdf, packed({ 'a.exe': strToU8('x') }), Buffer.from('%%EOF')]), 'mixed'],
  'a photograph with an archive behind it': [Buffer.concat([jpeg, packed({ 'a.exe': strToU8('x') })]), 'mixed'],
  'a PNG with an archive behind it': [Buffer.concat([png, packed({ 'a.exe': strToU8('x') })]), 'mixed'],
  'an archive with a program before it': [Buffer.concat([Buffer.from('MZ'), Buffer.alloc(60), word()]), 'program'],
};
describe('is refused with its reason:', () => {
  test.each(Object.entries(refused))('%s', async (_, [bytes, kind]) => {
    await expect(recognise(bytes)).rejects.toMatchObject({ code: 'attachments/kind/invalid', facts: { kind } });
  });

  test('an empty file', async () => {
    await expect(recognise(Buffer.alloc(0))).rejects.toMatchObject({ code: 'attachments/empty/invalid' });
  });
});
