import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { withRuns } from './grid.ts';
import { tick } from './parts.ts';
import { type Block, type Part, wordDocument } from './word.ts';

async function xmlOf(parts: readonly Part[]): Promise<string> {
  const { body, name, type } = await wordDocument('目录', '题目', parts);
  expect([name, type]).toEqual(['目录.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document']);
  return strFromU8(unzipSync(new Uint8Array(await new Response(body).arrayBuffer()))['word/document.xml']!);
}
const count = (xml: string, what: RegExp): number => [...xml.matchAll(what)].length;

describe('a document', () => {
  test('is on the pages that are asked for, in the letters of official papers', async () => {
    const xml = await xmlOf([
      {
        blocks: [
          { kind: 'title', text: '标题' },
          { kind: 'text', text: '正文', indent: true },
        ],
      },
      { page: { paper: 'A3', across: true, margins: [10, 10, 10, 10] }, blocks: [{ kind: 'text', text: '横页', align: 'right' }], footer: 'none' },
    ]);
    expect([...xml.matchAll(/<w:pgSz [^>]*>/g)].map(([it]) => it)).toEqual([
      '<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>',
      '<w:pgSz w:w="23811" w:h="16838" w:orient="landscape"/>',
    ]);
    expect(xml).toContain('w:eastAsia="仿宋"');
    expect(xml).toContain('w:eastAsia="宋体"');
    expect(count(xml, /footerReference/g)).toBe(1);
  });

  test('has grids with lines, spans, least heights, a head on every page, opinions with their signature, and boxes to tick', async () => {
    const xml = await xmlOf([
      {
        blocks: [
          {
            kind: 'grid',
            grid: {
              columns: [25, 25, 50],
              rows: [
                { head: true, cells: ['姓名', { text: '岗位职权', span: 2 }] },
                {
                  height: 30,
                  cells: [
                    { text: '意见', down: 2 },
                    { span: 2, top: true, lines: [{ text: '同意' }, { text: '签字(盖章):', align: 'right' }] },
                  ],
                },
                { cells: [{ text: `是否重点 ${tick(true)}是 ${tick(false)}否`, span: 2 }] },
              ],
            },
          },
        ],
      },
    ]);
    expect(count(xml, /<w:tblHeader\/>/g)).toBe(1);
    expect(count(xml, /<w:cantSplit\/>/g)).toBe(3);
    expect(xml).toContain('<w:gridSpan w:val="2"/>');
    expect(count(xml, /<w:vMerge w:val="restart"\/>/g)).toBe(1);
    expect(count(xml, /<w:vMerge w:val="continue"\/>/g)).toBe(1);
    expect(xml).toContain('<w:trHeight w:val="1701" w:hRule="atLeast"/>');
    expect(xml).toContain('☑是 □否');
    expect([...xml.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map(([, width]) => Number(width))).toEqual([2410, 2410, 4819]);
    expect(xml).toContain('w:eastAsia="黑体"');
  });

  test('keeps any text that Word can hold', async () => {
    const xml = await xmlOf([{ blocks: [{ kind: 'text', text: '<&>"\u0007\n第二行\ud800' }] }]);
    expect(xml).toContain('&lt;&amp;&gt;');
    expect(xml).toMatch(/<w:br\/>.*第二行/);
    // oxlint-disable-next-line no-control-regex -- this is what must not be there
    expect(xml).not.toMatch(/[\u0000-\u0008]/);
  });
});

describe('contents', () => {
  const grid = (rows: number) => ({
    columns: [50, 50],
    rows: [{ head: true, cells: ['类别', '内容'] }, ...Array.from({ length: rows }, (_, at) => ({ height: 20, cells: ['行政许可', `第 ${at} 行`] }))],
    runs: 0,
  });

  test('are filled with the pages that headings come to, and a run of equal cells ends with its page', async () => {
    const xml = await xmlOf([
      { page: { across: true }, blocks: [{ kind: 'contents', title: '目录' }] },
      {
        page: { across: true },
        blocks: [
          { kind: 'heading', text: '林业科' },
          { kind: 'grid', grid: grid(20) },
          { kind: 'heading', text: '渔业科', newPage: true },
          { kind: 'subheading', text: '许可' },
          { kind: 'grid', grid: grid(2) },
        ],
      },
    ]);
    const [contents] = /<w:sdt>.*?<\/w:sdt>/s.exec(xml)!;
    const entries = [...contents.matchAll(/<w:hyperlink[^>]*w:anchor="(\w+)".*?<\/w:hyperlink>/gs)].map(([it, anchor]) => [
      anchor,
      it
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ]);
    expect(entries.map(([anchor, text]) => [anchor, text!.replace(/ ?PAGEREF [^ ]+( \\h)? ?/, ' ')])).toEqual([
      ['_Toc1000', expect.stringMatching(/^林业科.* 2$/)],
      ['_Toc1001', expect.stringMatching(/^渔业科.* 5$/)],
      ['_Toc1002', expect.stringMatching(/^许可.* 5$/)],
    ]);
    expect(count(xml, /<w:bookmarkStart [^>]*w:name="_Toc\d+"/g)).toBe(3);
    expect(count(xml, /<w:vMerge w:val="restart"\/>/g)).toBe(4); // three pages of the first, one of the second
    expect(count(xml, />行政许可</g)).toBe(4);
  });

  test('of a long book are without pages, which Word fills; all of it is there in its order', async () => {
    const articles = Array.from({ length: 5000 }, (_, at) => `第${at}条　${'人'.repeat(40)}`);
    const blocks = articles.flatMap((text, at): Block[] => [
      ...(at % 1000 === 0 ? [{ kind: 'subheading', text: `制度${at}`, newPage: true } as const] : []),
      { kind: 'text', text },
    ]);
    const xml = await xmlOf([
      {
        blocks: [
          { kind: 'title', text: '汇编' },
          { kind: 'contents', title: '目录' },
        ],
      },
      { blocks },
    ]);
    const texts = [...xml.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text);
    expect(texts.filter((text) => text!.startsWith('第'))).toEqual(articles);
    expect([...xml.matchAll(/<w:bookmarkStart [^>]*w:name="(_Toc\d+)"/g)].map(([, name]) => name)).toEqual(
      [...xml.matchAll(/<w:hyperlink[^>]*w:anchor="(\w+)"/g)].map(([, name]) => name),
    );
    expect(xml).toContain('w:dirty="true"');
    expect(count(xml, /<w:body>/g)).toBe(1);
    expect(count(xml, /<w:sectPr/g)).toBe(2);
    expect(() => new SaxesParser().write(xml).close()).not.toThrow();
  });

  test('a run is only of one text in rows beside one another', () => {
    const rows = ['甲', '甲', '乙', '乙', '乙', '甲'].map((text) => ({ cells: [text, 'x'] }));
    const { rows: shown } = withRuns({ columns: [1, 1], rows, runs: 0 }, new Set([4]));
    expect(shown.map(({ cells }) => cells)).toEqual([
      [{ text: '甲', down: 2 }, 'x'],
      ['x'],
      [{ text: '乙', down: 2 }, 'x'],
      ['x'],
      ['乙', 'x'],
      ['甲', 'x'],
    ]);
    expect(withRuns({ columns: [1, 1], rows }, new Set()).rows).toBe(rows);
  });
});
