import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seedOf } from '../../../test/seed.ts';
import { dispositionOf } from '../download.ts';
import { fileNameOf } from './fileName.ts';
import { attachmentKinds, type AttachmentKind } from './kinds.ts';

test.each([
  ['检查记录.pdf', 'pdf', '检查记录.pdf'],
  ['检查记录.PDF', 'pdf', '检查记录.pdf'],
  ['照片.JPEG', 'jpeg', '照片.jpeg'],
  ['报告.pdf.exe', 'pdf', '报告.pdf.exe.pdf'],
  ['没有后缀', 'docx', '没有后缀.docx'],
  ['../../etc/passwd', 'txt', 'passwd.txt'],
  ['C:\\用户\\桌面\\台账.xlsx', 'xlsx', '台账.xlsx'],
  ['a\r\nSet-Cookie: x=1.txt', 'txt', 'aSet-Cookie_ x=1.txt'],
  ['账目\u202etxt.exe', 'pdf', '账目txt.exe.pdf'],
  ['.htaccess', 'txt', 'htaccess.txt'],
  ['CON.txt', 'txt', '_CON.txt'],
  ['a:b*c?.png', 'png', 'a_b_c_.png'],
  ['\ud800断.png', 'png', '_断.png'],
  ['/', 'pdf', '附件.pdf'],
  ['. . .', 'pdf', '附件.pdf'],
] as const)('%j of %s is saved as %j', (given, kind, name) => {
  expect(fileNameOf(given, kind)).toBe(name);
});

test('a name of ten thousand characters is cut, and no character in two', () => {
  const name = fileNameOf(`${'防'.repeat(10_000)}.pdf`, 'pdf');
  expect(name).toMatch(/^防{66}\.pdf$/);
  expect(fileNameOf('😀'.repeat(10_000), 'pdf')).toBe(`${'😀'.repeat(50)}.pdf`);
});

test('whatever a file is called, its name has no path, ends as its content is, and its header is one line of plain letters', () => {
  const kinds = Object.keys(attachmentKinds) as AttachmentKind[];
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.constantFrom(...kinds), (given, kind) => {
      const name = fileNameOf(given, kind);
      expect(name).not.toMatch(/[/\\<>:"|?*\p{Cc}\p{Cf}]/u);
      expect(attachmentKinds[kind].endings.some((ending) => name.endsWith(`.${ending}`))).toBe(true);
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(210);
      expect(fileNameOf(name, kind)).toBe(name);
      const header = dispositionOf(name);
      expect(header).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w%.!~-]+$/);
      expect(decodeURIComponent(header.split("''")[1]!)).toBe(name);
    }),
    { seed: seedOf(20261128), numRuns: 2000 },
  );
});

test('a header says the name to every program', () => {
  expect(dispositionOf("登记册(2026)'*.xlsx")).toBe(
    `attachment; filename="___(2026)'*.xlsx"; filename*=UTF-8''%E7%99%BB%E8%AE%B0%E5%86%8C%282026%29%27%2A.xlsx`,
  );
  expect(dispositionOf('a"\r\nx: y\\.txt')).toMatch(/^attachment; filename="a___x: y_.txt"; filename\*=UTF-8''a%22%0D%0Ax%3A%20y%5C\.txt$/);
});
