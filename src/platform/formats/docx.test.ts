import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { inChinese } from './docx-numbering.ts';
import { docxText } from './docx.ts';

const types = strToU8(
  '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
);
const packed = (files: Record<string, Uint8Array>) => Buffer.from(zipSync({ '[Content_Types].xml': types, ...files }));
const document = (body: string) =>
  packed({ 'word/document.xml': strToU8(`<w:document xmlns:w="w" xmlns:mc="mc"><w:body>${body}</w:body></w:document>`) });
const p = (text: string, more = '') => `<w:p>${more}<w:r><w:t>${text}</w:t></w:r></w:p>`;
async function* bytes(of: Uint8Array) {
  yield of;
}
const read = (file: Uint8Array) => docxText(bytes(file));

test('a paragraph is a line, a row of a table is one with tabs, breaks are breaks', async () => {
  const row = (cells: string[]) => `<w:tr>${cells.map((cell) => `<w:tc>${p(cell)}</w:tc>`).join('')}</w:tr>`;
  const body = [
    p('第一章　总则', '<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>'),
    '<w:p><w:r><w:t xml:space="preserve">第一条　为了</w:t></w:r><w:r><w:t>规范审批。</w:t><w:br/><w:t>另起一行</w:t></w:r></w:p>',
    '<w:p/>',
    `<w:tbl>${row(['环节', '时限'])}${row(['受理', '1 日'])}</w:tbl>`,
    p('附则'),
  ];
  expect(await read(document(body.join('')))).toBe('第一章　总则\n第一条　为了规范审批。\n另起一行\n\n环节\t时限\n受理\t1 日\n附则');
});

test('what was struck out, codes of fields, and the other drawing of a text box are no text', async () => {
  const body = [
    '<w:p><w:r><w:t>由</w:t></w:r><w:del><w:r><w:delText>三</w:delText></w:r></w:del><w:ins><w:r><w:t>两</w:t></w:r></w:ins><w:r><w:t>人办理</w:t></w:r></w:p>',
    '<w:p><w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r><w:t>目录</w:t></w:r></w:p>',
    `<w:p><mc:AlternateContent><mc:Choice>${'<w:r><w:t>文本框</w:t></w:r>'}</mc:Choice><mc:Fallback><w:r><w:t>文本框</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>`,
  ];
  expect(await read(document(body.join('')))).toBe('由两人办理\n目录\n文本框');
});

test('the numbers that Word writes by itself are written out: 第一条, by list and by style', async () => {
  const level = (at: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const lists = `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '第%1章')}${level(1, 'decimal', '%1.%2')}</w:abstractNum>
    <w:abstractNum w:abstractNumId="1">${level(0, 'chineseCountingThousand', '第%1条')}</w:abstractNum>
    <w:abstractNum w:abstractNumId="2">${level(0, 'bullet', '•')}</w:abstractNum>
    ${[0, 1, 2].map((at) => `<w:num w:numId="${at + 1}"><w:abstractNumId w:val="${at}"/></w:num>`).join('')}</w:numbering>`;
  const styles = '<w:styles xmlns:w="w"><w:style w:styleId="Tiao"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style></w:styles>';
  const of = (list: number, depth = 0) => `<w:pPr><w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>`;
  const styled = '<w:pPr><w:pStyle w:val="Tiao"/></w:pPr>';
  const body = [
    p('总则', of(1)),
    p('目的。', styled),
    p('范围。', styled),
    p('要求', of(1)),
    p('细则', of(1, 1)),
    ...Array.from({ length: 9 }, (_, at) => p(`其${at}。`, styled)),
  ];
  const file = packed({
    'word/document.xml': strToU8(`<w:document xmlns:w="w"><w:body>${body.join('')}${p('圆点', of(3))}${p('无')}</w:body></w:document>`),
    'word/numbering.xml': strToU8(lists),
    'word/styles.xml': strToU8(styles),
  });
  const lines = (await read(file)).split('\n');
  expect(lines.slice(0, 6)).toEqual(['第一章　总则', '第一条　目的。', '第二条　范围。', '第二章　要求', '二.1　细则', '第三条　其0。']);
  expect(lines.slice(-3)).toEqual(['第十一条　其8。', '圆点', '无']);
});

test.each([
  [1, '一'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [99, '九十九'],
  [100, '一百'],
  [105, '一百零五'],
  [110, '一百一十'],
  [999, '九百九十九'],
])('%i is %s', (count, text) => expect(inChinese(count)).toBe(text));

const deep = (levels: number) => `${'<w:sdt>'.repeat(levels)}${p('x')}${'</w:sdt>'.repeat(levels)}`;
const hostile: Readonly<Record<string, readonly [file: Uint8Array, code: string]>> = {
  'a document of an old Word': [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'formats/xls'],
  'a workbook': [packed({ 'xl/workbook.xml': strToU8('<workbook/>') }), 'formats/not-docx'],
  'entities that unfold': [
    packed({ 'word/document.xml': strToU8('<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>') }),
    'formats/doctype',
  ],
  'a bomb': [document('<w:p/>'.repeat(3_000_000)), 'formats/bomb'],
  'a text without end': [packed({ 'word/document.xml': new Uint8Array(4_000_000).fill(32) }), 'formats/too-large'],
  'elements within elements': [document(deep(200)), 'formats/too-large'],
  'more text than a rule has': [document(Array.from({ length: 1100 }, () => p('字'.repeat(1000))).join('')), 'formats/too-large'],
  'half a document': [document(p('x')).subarray(0, 150), 'formats/xlsx-damaged'],
  'broken XML': [packed({ 'word/document.xml': strToU8('<w:document><w:p>') }), 'formats/malformed'],
};
describe('is refused, with its reason and in no time:', () => {
  test.each(Object.entries(hostile))('%s', async (_, [file, code]) => {
    const begun = process.cpuUsage(); // the wall's clock tells of the other tests too
    await expect(read(file)).rejects.toMatchObject({ code });
    const { user, system } = process.cpuUsage(begun);
    expect(user + system).toBeLessThan(3_000_000);
  });
});
