import { type Day, day } from '#engine/days.ts';
import { plain } from './plain.ts';

const figures = '〇一二三四五六七八九';

/** Chinese numerals as figures: 二〇一〇年十一月三十日 is 2010年11月30日. */
const inFigures = (text: string): string =>
  text
    .replace(/[○零o]/g, (it) => (/[一二三四五六七八九]/.test(text) ? '〇' : it))
    .replace(/廿/g, '二十')
    .replace(/卅/g, '三十')
    .replace(/([一二三])?十([一二三四五六七八九])?/g, (_, tens: string | undefined, ones: string | undefined) =>
      String((tens ? figures.indexOf(tens) : 1) * 10 + (ones ? figures.indexOf(ones) : 0)),
    )
    .replace(/[〇一二三四五六七八九]/g, (it) => String(figures.indexOf(it)));

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const clock = '(?:t|[上下]午)?(?:\\d{1,2}[:时]\\d{1,2}分?(?::\\d{1,2}(?:\\.\\d+)?)?秒?(?:[ap]m)?z?)?';
const whole = (pattern: string): RegExp => new RegExp(`^${pattern}${clock}$`);

const yearFirst = whole("'?(\\d{4}|\\d{2}(?=年))[-/.、,。年](\\d{1,2})[-/.、,。月](\\d{1,2})[日号]?");
const inOneRun = /^(\d{4})(\d{2})(\d{2})$/;
const monthEnd = /^(\d{4}|\d{2}(?=年))[-/.年](\d{1,2})月?(?:底|末|月底|月末)$/;
const yearLast = whole('(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})');
const oddYearFirst = whole('(\\d{2})[-/.](\\d{1,2})[-/.](\\d{1,2})');
const dayMonth = /^(\d{1,2})(?:st|nd|rd|th)?[-.,]?([a-z]{3})[a-z]*[-.,]?(\d{4})$/;
const monthDay = /^([a-z]{3})[a-z]*[-.,]?(\d{1,2})(?:st|nd|rd|th)?,(\d{4})$/;
const monthDaySpaced = /^([a-z]{3})[a-z]*\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})$/i;
const serial = /^(\d{5})(?:\.\d+)?$/;

const firstSerial = 20_000; // 1954-10-03: those before are figures, not days
const lastSerial = 73_415; // 2100-12-31

/**
 * The day that a text writes, in any notation that leaves no doubt; null where there is none or it is in doubt: 10.11.12, 05/06/2010.
 * A whole number of five digits is a day of Excel's.
 */
export function daySaid(text: string): Day | null {
  const spaced = monthDaySpaced.exec(text.trim());
  if (spaced) return ofNamed(spaced[3]!, spaced[1]!, spaced[2]!);
  const said = inFigures(plain(text.trim().replace(/\s+(?=\d{1,2}[:：时])/, 't')).replace(/\(?(星期|周|礼拜)[一二三四五六日天]\)?/, ''));
  const number = serial.exec(said)?.[1];
  if (number !== undefined) return ofSerial(Number(number));
  const first = yearFirst.exec(said) ?? inOneRun.exec(said);
  if (first) return made(fullYear(first[1]!), first[2]!, first[3]!);
  const end = monthEnd.exec(said);
  if (end) return lastOf(fullYear(end[1]!), Number(end[2]));
  const last = yearLast.exec(said);
  if (last) return inDoubt(last[3]!, last[1]!, last[2]!);
  const odd = oddYearFirst.exec(said);
  if (odd && Number(odd[1]) > 31) return made(fullYear(odd[1]!), odd[2]!, odd[3]!);
  const named = dayMonth.exec(said);
  if (named) return ofNamed(named[3]!, named[2]!, named[1]!);
  const lettered = monthDay.exec(said);
  return lettered ? ofNamed(lettered[3]!, lettered[1]!, lettered[2]!) : null;
}

/** Two digits: of this century up to 49, as Excel has it. */
const fullYear = (text: string): number => (text.length === 4 ? Number(text) : Number(text) + (Number(text) < 50 ? 2000 : 1900));

const ofNamed = (year: string, month: string, date: string): Day | null => {
  const at = months.indexOf(month.slice(0, 3).toLowerCase());
  return at < 0 ? null : made(Number(year), String(at + 1), date);
};

/** Day and month in an order that nobody said: only where one of them cannot be a month, or they are the same. */
function inDoubt(year: string, one: string, other: string): Day | null {
  if (one === other || Number(other) > 12) return made(Number(year), one, other);
  return Number(one) > 12 ? made(Number(year), other, one) : null;
}

function made(year: number, month: string, date: string): Day | null {
  if (year < 1949 || year > 2100 || Number(month) < 1 || Number(month) > 12) return null;
  const last = new Date(Date.UTC(year, Number(month), 0)).getUTCDate();
  if (Number(date) < 1 || Number(date) > last) return null;
  return day(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
}

const lastOf = (year: number, month: number): Day | null =>
  month < 1 || month > 12 ? null : made(year, String(month), String(new Date(Date.UTC(year, month, 0)).getUTCDate()));

function ofSerial(number: number): Day | null {
  if (number < firstSerial || number > lastSerial) return null;
  return day(new Date((number - 25_569) * 86_400_000).toISOString().slice(0, 10));
}
