import type { Limit } from '../limits.ts';
import { trimmedOf } from './even.ts';

/** What a cell says of a time limit: one, none at all, or why it cannot be told. */
export type LimitSaid = Readonly<{ limit: Limit | null }> | Readonly<{ fault: LimitFault }>;
type LimitFault = 'limit-unclear' | 'limit-without-unit' | 'limit-unit' | 'limit-two' | 'limit-too-long';

const longest = 3650; // days: what a version takes
const looked = 200; // characters: no limit is told in more
const none = new Set([
  '',
  '无',
  '-',
  '--',
  '—',
  '——',
  '/',
  '\\',
  '不限',
  '未规定',
  '无规定',
  '无限制',
  '无期限',
  '未定',
  '暂无',
  '未明确',
  'none',
  'n/a',
  'na',
]);
const atOnce = /^(即办|即办件|即时|立即|当场|马上|随到随办|即来即办|at ?once|immediate(ly)?)(办理|办结|处理|决定)?$/;
const amount =
  /^(?:(?:自|从|在)?[^\d一二三四五六七八九十百两〇零]{0,20}起)?(?:在)?(\d{1,5}|[一二三四五六七八九十百两〇零]{1,5})个?(工作日|自然日|日历日|日|天|workingdays?|calendardays?|days?)?(?:之内|以内|内)?(?:办结|办理完毕|完成|作出决定|作出|答复|办理)?$/;
const otherUnits = /[\d一二三四五六七八九十两半]\s*(个?(月|年|小时|季度|星期|周)|hours?|months?|years?|weeks?)/;

const flat = (text: string): string => trimmedOf(text.slice(0, looked).normalize('NFKC').toLowerCase().replace(/\s+/g, ''), '。;,、.');

/**
 * The limit that a text says: 20个工作日, 20日, 二十个工作日内, 自立案之日起90日, 即办; nothing, 无 and dashes are none.
 *
 * @param usual the unit where the text has only a figure: as the heading of its column says
 */
export function limitIn(text: string, usual: Limit['unit'] | null): LimitSaid {
  const said = flat(text).replace(/\([^()]*\)$/, '');
  if (none.has(said)) return { limit: null };
  if (atOnce.test(said)) return { limit: { days: 0, unit: 'immediate' } };
  const [, figure, unit] = amount.exec(said) ?? [];
  if (figure === undefined) return { fault: otherUnits.test(said) ? 'limit-unit' : 'limit-unclear' };
  const days = /^\d/.test(figure) ? Number(figure) : numeral(figure);
  if (days === null) return { fault: 'limit-unclear' };
  if (unit === undefined && usual === null) return { fault: 'limit-without-unit' };
  if (days > longest) return { fault: 'limit-too-long' };
  return {
    limit: { days, unit: unit === undefined ? usual! : unit.startsWith('工作') || unit.startsWith('working') ? 'workingDay' : 'calendarDay' },
  };
}

/** The unit of a column whose heading names one: 法定时限(工作日). */
export function unitIn(heading: string): Limit['unit'] | null {
  const said = flat(heading);
  if (/工作日|workingdays/.test(said)) return 'workingDay';
  return /\((自然日|日历日|日|天|days)\)|单位[:：](日|天)/.test(said) ? 'calendarDay' : null;
}

const labels = /(法定|承诺|statutory|promised)(?:办理|办结|完成)?(?:时限|期限|时间|limit)?(?:为|是)?[:：]?/g;

/** The two limits of one cell, 法定20个工作日,承诺10个工作日, each as its own text; null where the cell names neither. */
export function limitsIn(text: string): Readonly<{ statutory: string | null; promised: string | null }> | null {
  const said = flat(text);
  const marks = [...said.matchAll(labels)];
  if (marks.length === 0) return null;
  const found: { statutory: string | null; promised: string | null } = { statutory: null, promised: null };
  const before = trimmed(said.slice(0, marks[0]!.index));
  for (const [place, mark] of marks.entries()) {
    const which = mark[1] === '法定' || mark[1] === 'statutory' ? 'statutory' : 'promised';
    found[which] = trimmed(said.slice(mark.index + mark[0].length, marks[place + 1]?.index));
  }
  if (before !== '') found.statutory ??= before; // 20个工作日(承诺10个工作日)
  return found;
}

const trimmed = (text: string): string => trimmedOf(text, ',;/、|():。.');

const digits = '〇一二三四五六七八九';

/** 二十, 十五, 一百二十, 两; null where it is no number. */
function numeral(text: string): number | null {
  const said = text.replaceAll('两', '二').replaceAll('零', '〇');
  if (!/[十百]/.test(said)) return [...said].every((it) => digits.includes(it)) ? Number([...said].map((it) => digits.indexOf(it)).join('')) : null;
  const [, hundreds, tens, ones] = /^(?:([一二三四五六七八九])百)?〇?(?:([一二三四五六七八九]?)十)?([一二三四五六七八九]?)$/.exec(said) ?? [];
  if (hundreds === undefined && tens === undefined) return null;
  return digitOf(hundreds, 0) * 100 + (tens === undefined ? 0 : digitOf(tens, 1) * 10) + digitOf(ones, 0);
}

const digitOf = (text: string | undefined, otherwise: number): number => (text ? digits.indexOf(text) : otherwise);
