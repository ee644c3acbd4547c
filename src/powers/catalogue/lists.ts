import { stepsIn } from '../layout.ts';
import { even, trimmedOf } from './even.ts';

const longestStep = 100; // characters, beyond which `stepsIn` cuts

/** The steps of a procedure in words, as they are kept: 受理→审查→决定. */
export function procedureIn(text: string): string {
  const steps = stepsIn(even(text));
  if (steps.some((step) => step.length >= longestStep)) return text.trim();
  if (steps.length !== 1) return steps.join('→');
  const pieces = steps[0]!.split(/[;；]/.test(steps[0]!) ? /[;；]/ : /、/).map((piece) => piece.trim());
  return pieces.length >= 3 && pieces.every((piece) => piece !== '' && piece.length <= 20) ? pieces.join('→') : steps[0]!;
}

const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** How the n-th item of a list may be numbered: 1. 1、 (1) ① 一、 (一). `counted`: a figure may follow the stop, for the list counts on. */
function numbering(n: number, counted: boolean): RegExp {
  const figure = [String(n), numerals[n - 1]].filter(Boolean).join('|');
  return new RegExp(`^\\s*(?:[（(](?:${figure})[)）]|(?:${figure})(?:[.．]${counted ? '' : '(?!\\d)'}|[、)）])|${circled[n - 1] ?? '①'})\\s*`);
}

const second = /(^|[;；\n。 ])\s?(2[.．、)]|[（(]2[)）])/;

/** Items of a text: at semicolons and line ends, without the numbers that count them up from 1. */
export function itemsIn(cell: string): string[] {
  const text = even(cell);
  const items: string[] = [];
  const counted = second.test(text);
  let number = 0; // of the item before, in the list that counts up from 1
  for (const piece of text.split(/[;；\n]/)) {
    let left = piece;
    for (;;) {
      const mark = numbering(number + 1, counted).exec(left) ?? numbering(1, counted).exec(left);
      if (mark) number = numbering(number + 1, counted).test(left) ? number + 1 : 1;
      const own = (mark ? left.slice(mark[0].length) : left).trim();
      const next = nextNumber(own, number + 1);
      const item = trimmedOf(own.slice(0, next), '。；;');
      if (item !== '') items.push(item);
      if (next === undefined || item === '') break;
      left = own.slice(next);
    }
  }
  return items;
}

/** Where the next item begins within one, as in 1.甲。2.乙; only behind a full stop or a space, so that 3.5 万元 is none. */
function nextNumber(text: string, n: number): number | undefined {
  const number = numbering(n, false);
  for (const { index } of text.matchAll(/(?<=[。\s])[（(\d一二三四五六七八九十①-⑳]/g)) if (number.test(text.slice(index, index + 20))) return index;
  return undefined;
}

/** As a version keeps them, and as a catalogue numbers them. */
export const itemsKept = (items: readonly string[]): string => items.join('；');
export const itemsNumbered = (items: readonly string[]): string => items.map((item, at) => `${at + 1}.${item}`).join('；');
