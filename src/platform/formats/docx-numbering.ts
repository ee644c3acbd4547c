import type { Parts } from './xlsx-parts.ts';
import { attribute, parseWhole } from './xlsx-xml.ts';

type Level = { start: number; format: string; text: string; suffix: string };
/** What says that a paragraph is numbered: its list and how deep it lies in it. */
type Place = Readonly<{ list: string; depth: number }>;

const deepest = 9;

/** The numbers that Word writes before paragraphs by itself, such as 第一条: they stand in no text. */
export class Numbering {
  private readonly lists = new Map<string, { outline: string; starts: Map<number, number> }>();
  private readonly outlines = new Map<string, Map<number, Level>>();
  private readonly styles = new Map<string, Place>();
  private readonly counts = new Map<string, number[]>();

  /** @throws FormatError as `parseWhole` */
  static async of(parts: Parts): Promise<Numbering> {
    const numbering = new Numbering();
    if (parts.has('word/numbering.xml')) await numbering.readLists(parts);
    if (parts.has('word/styles.xml')) await numbering.readStyles(parts);
    return numbering;
  }

  private async readLists(parts: Parts): Promise<void> {
    let [outline, list, depth] = ['', '', 0];
    let level: Level | undefined;
    await parseWhole(parts.read('word/numbering.xml'), 'word/numbering.xml', {
      open: (name, attributes) => {
        const value = attribute(attributes, 'val') ?? '';
        if (name === 'abstractNum') this.outlines.set((outline = attribute(attributes, 'abstractNumId') ?? ''), new Map());
        else if (name === 'num') list = attribute(attributes, 'numId') ?? '';
        else if (name === 'abstractNumId') this.lists.set(list, { outline: value, starts: new Map() });
        else if (name === 'lvlOverride') depth = Number(attribute(attributes, 'ilvl'));
        else if (name === 'startOverride') this.lists.get(list)?.starts.set(depth, Number(value));
        else if (name === 'lvl' && list === '') {
          level = { start: 1, format: 'decimal', text: '', suffix: 'tab' };
          this.outlines.get(outline)?.set(Number(attribute(attributes, 'ilvl')), level);
        } else if (level && name === 'start') level.start = Number(value);
        else if (level && name === 'numFmt') level.format = value;
        else if (level && name === 'lvlText') level.text = value;
        else if (level && name === 'suff') level.suffix = value;
      },
      close: (name) => {
        if (name === 'lvl') level = undefined;
      },
    });
  }

  private async readStyles(parts: Parts): Promise<void> {
    let [style, list, depth] = ['', '', 0];
    await parseWhole(parts.read('word/styles.xml'), 'word/styles.xml', {
      open: (name, attributes) => {
        if (name === 'style') [style, list, depth] = [attribute(attributes, 'styleId') ?? '', '', 0];
        else if (name === 'numId') list = attribute(attributes, 'val') ?? '';
        else if (name === 'ilvl') depth = Number(attribute(attributes, 'val'));
      },
      close: (name) => {
        if (name === 'style' && list !== '') this.styles.set(style, { list, depth });
      },
    });
  }

  /** The number of the next paragraph, with what divides it from the text; empty where it has none. */
  next({ style, list, depth }: Readonly<{ style: string; list: string | null; depth: number | null }>): string {
    const usual = this.styles.get(style);
    const numbered = this.lists.get(list ?? usual?.list ?? '');
    const outline = numbered && this.outlines.get(numbered.outline);
    const at = depth ?? usual?.depth ?? 0;
    const level = outline?.get(at);
    if (!numbered || !outline || !level || at >= deepest) return '';
    const counts = this.counts.get(numbered.outline) ?? [];
    const start = numbered.starts.get(at) ?? level.start;
    const restarted = numbered.starts.has(at) && !this.counts.has(`${list ?? usual?.list} ${at}`);
    counts[at] = counts[at] === undefined || restarted ? start : counts[at] + 1;
    counts.length = at + 1;
    this.counts.set(numbered.outline, counts);
    if (numbered.starts.has(at)) this.counts.set(`${list ?? usual?.list} ${at}`, []);
    if (level.format === 'bullet' || level.format === 'none' || level.text === '') return '';
    const text = level.text.replaceAll(/%(\d)/g, (_, digit: string) => {
      const one = Number(digit) - 1;
      return written(counts[one] ?? outline.get(one)?.start ?? 1, outline.get(one)?.format ?? 'decimal');
    });
    return level.suffix === 'nothing' ? text : `${text}　`;
  }
}

const chinese = /chinese|japanese|taiwanese|ideograph|korean/i;
const figures = '〇一二三四五六七八九';

const written = (count: number, format: string): string => {
  if (chinese.test(format) && count < 1000) return format === 'ideographDigital' ? digits(count) : inChinese(count);
  if (/letter/i.test(format) && count <= 26) return String.fromCharCode((format === 'upperLetter' ? 64 : 96) + count);
  return String(count);
};

const digits = (count: number): string => [...String(count)].map((it) => figures[Number(it)]).join('');

/** 一 … 九百九十九. */
export function inChinese(count: number): string {
  const [hundreds, tens, ones] = [Math.floor(count / 100), Math.floor(count / 10) % 10, count % 10];
  const head = hundreds === 0 ? '' : `${figures[hundreds]}百`;
  const middle = tens === 0 ? (hundreds > 0 && ones > 0 ? '零' : '') : tens === 1 && hundreds === 0 ? '十' : `${figures[tens]}十`;
  return `${head}${middle}${ones === 0 ? (count === 0 ? '〇' : '') : figures[ones]}`;
}
