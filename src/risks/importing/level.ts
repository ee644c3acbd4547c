import type { Level } from '../level.ts';
import { plain } from './plain.ts';

const spellings: Readonly<Record<Level, string>> = {
  1: '一级 一 壹级 1级 1 第一级 第1级 高 高级 高度 i i级 ★★★ 重点 重点级 level1 l1 high key',
  2: '二级 二 贰级 2级 2 第二级 第2级 中 中级 中等 中度 ii ii级 ★★ 防范 防范级 level2 l2 medium middle preventive',
  3: '三级 三 叁级 3级 3 第三级 第3级 低 低级 低度 iii iii级 ★ 一般 一般级 level3 l3 low general ordinary',
};
const levels = new Map(([1, 2, 3] as const).flatMap((level) => spellings[level].split(' ').map((spelling) => [spelling, level] as const)));

const one = (text: string): Level | null => levels.get(text) ?? levels.get(text.replace(/(廉政)?风险(点|等级|级别)?$|等级$|risk$/, '')) ?? null;

/** ☆ is a star as ★ is, in a table that never fills up stars with it, as ★★☆ does. */
export const starsOf = (text: string): string => text.replace(/[☆✩]/g, '★');

/** The level that a text names in any of its spellings; `ambiguous` where it names several, null where none. */
export function levelSaid(text: string): Level | 'ambiguous' | null {
  const whole = plain(text);
  const chosen = ticksIn(whole);
  if (chosen !== null) return chosen.length === 1 ? levelSaid(chosen[0]!) : chosen.length > 1 ? 'ambiguous' : null;
  const said = whole
    .replace(/^(风险)?(等级|级别):/, '')
    .replace(/^["'“‘「『]+|["'”’」』]+$/g, '')
    .replace(/[☆✩]+$/, '')
    .replace(/\.0+$/, '')
    .replace(/[。;,、.:]+$/, '');
  const [, before = said, inside = ''] = /^(.*?)[([【〔「]([^()[\]【】〔〕「」]*)[)\]】〕」]$/.exec(said) ?? [];
  const level = one(before);
  const other = one(inside);
  if (level !== null) return other !== null && other !== level ? 'ambiguous' : level;
  const named = before.split(/[/、,;:或和及~\-—]|至|到/).map(one);
  return named.length > 1 && named.every((it) => it !== null) ? (new Set(named).size === 1 ? named[0]! : 'ambiguous') : null;
}

const box = '□☐○◯☑√✓✔■●▣';
const marked = /[☑√✓✔■●▣]/;
const boxes = new RegExp(`[${box};,、/()]+`, 'g');
const behind = new RegExp(`[${box}]+[^${box}]+`, 'g');
const ahead = new RegExp(`[^${box}]+[${box}]+`, 'g');

/** What is ticked among choices in one cell, □一级 ☑二级 or 一级√ 二级; null where nothing is there to tick. */
function ticksIn(said: string): string[] | null {
  const choices = said.match(box.includes(said[0] ?? ' ') ? behind : ahead);
  if (!choices) return null;
  const named = choices.filter((choice) => marked.test(choice)).map((choice) => choice.replace(boxes, ''));
  return named.map((name) => /(?:.*级)?(.+?级?)$/.exec(name)?.[1] ?? '');
}

const ticks = new Set(['√', '✓', '✔', '☑', '■', '●', '▲', '◆', '是', 'y', 'yes', 'true', '1', 'v', '有']);
const rings = new Set(['○', '〇', '◯', 'o']);
export const isRing = (text: string): boolean => rings.has(plain(text));

const blanks = new Set(['', '否', '×', '✗', '✘', '☐', '□', '○', 'n', 'no', 'false', '0', '无', '/', '-', '—']);

/** Whether a cell under a level's own column chooses it; null where it says neither. @param ringed whether the table ticks with ○ and nothing else */
export function tickSaid(text: string, level: Level, ringed = false): boolean | null {
  const said = plain(text);
  if (ringed && isRing(said)) return true;
  if (blanks.has(said)) return false;
  return ticks.has(said) || levelSaid(text) === level ? true : null;
}
