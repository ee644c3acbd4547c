import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pdfOf, stream, written } from '../../../test/pdf-of.ts';
import { PdfReader } from './pdf.ts';

async function textOf(bytes: Uint8Array, asked: ConstructorParameters<typeof PdfReader>[0] = {}): Promise<string> {
  await using reader = new PdfReader(asked);
  return await reader.text(bytes);
}
const lines = ['云岭市现场查验办法', '第一条　督办事项由两名工作人员办理。', '第二条　查验记录由双方签字。'];

test.each(['own', 'UniGB-UCS2-H', 'GBK-EUC-H'] as const)('Chinese is read of a font that says its letters by the table %s', async (font) => {
  expect(await textOf(pdfOf([lines], { font }))).toBe(lines.join('\n'));
});

test('a font that does not say what its letters are, and a page that is a picture, have no text', async () => {
  expect(await textOf(pdfOf([lines], { font: 'none' }))).toBe('');
  expect(await textOf(pdfOf([[], []]))).toBe('');
});

test('lines of a paragraph are one, over the end of a page too; numbers and heads of pages are left out', async () => {
  const full = '第三条　负责人不得自行决定本人是否回避，也不得委托他人决定本人';
  const pages = [
    ['现场查验办法汇编', ...lines, full, '—1—'],
    ['现场查验办法汇编', '是否回避，由上一级督', '第四条　其他。', '—2—'],
    ['现场查验办法汇编', '第五条　自印发之日起施行。', '—3—'],
  ];
  const expected = ['现场查验办法汇编', ...lines, `${full}是否回避，由上一级督`, '第四条　其他。', '第五条　自印发之日起施行。'].join('\n');
  expect(await textOf(pdfOf(pages))).toBe(expected);
  expect(await textOf(pdfOf(pages, { indent: true }))).toBe(expected);
});

test('one reader reads file after file, also after one that it had to give up', async () => {
  await using reader = new PdfReader();
  const bomb = pdfOf([lines], { content: deflateSync(Buffer.alloc(400_000_000, ' ')) });
  expect(bomb.length).toBeLessThan(10_000);
  await expect(reader.text(bomb)).rejects.toMatchObject({ code: 'formats/bomb' });
  expect(await reader.text(pdfOf([lines]))).toBe(lines.join('\n'));
  expect(await reader.text(pdfOf([lines]))).toBe(lines.join('\n'));
}, 30_000);

test('what else the process takes meanwhile is not held against a file', async () => {
  await using reader = new PdfReader();
  const read = reader.text(pdfOf([lines]));
  const others = Buffer.alloc(400_000_000, 1);
  expect(await read).toBe(lines.join('\n'));
  expect(others.at(-1)).toBe(1);
});

test('one that is never done with is given up', async () => {
  await using reader = new PdfReader({ patience: 1500 });
  await expect(reader.text(twofold(40))).rejects.toMatchObject({ code: 'formats/pdf-slow' });
  expect(await reader.text(pdfOf([lines]))).toBe(lines.join('\n'));
}, 20_000);

/** A form that shows the next one twice, so many deep. */
function twofold(deep: number): Buffer {
  const fonts = '/Font << /F 3 0 R >>';
  const form = (at: number) => `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << ${fonts} /XObject << /X ${at + 7} 0 R >> >>`;
  return written([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [4 0 R] >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << ${fonts} /XObject << /X 6 0 R >> >> /Contents 5 0 R >>`,
    stream(Buffer.from('/X Do'), ''),
    ...Array.from({ length: deep }, (_, at) => stream(Buffer.from(at + 1 < deep ? '/X Do /X Do' : 'BT /F 1 Tf (a) Tj ET'), form(at))),
  ]);
}

test.each([
  ['has a password', pdfOf([lines], { encrypted: true }), 'formats/pdf-encrypted'],
  ['is cut off', Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'), 'formats/pdf-damaged'],
  ['has more than a thousand pages', pdfOf(Array.from({ length: 1001 }, () => ['页'])), 'formats/pdf-pages'],
])('one that %s is refused', async (_, bytes, code) => {
  await expect(textOf(bytes)).rejects.toMatchObject({ code });
});

test('more text than the limit, or more time than all files have, is refused', async () => {
  await expect(textOf(pdfOf([lines]), { limits: { pages: 10, text: 20 } })).rejects.toMatchObject({ code: 'formats/too-large' });
  await expect(textOf(pdfOf([lines]), { all: 0 })).rejects.toMatchObject({ code: 'formats/pdf-slow' });
});
