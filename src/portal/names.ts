import { day, type Day } from '#engine/days.ts';
import type { LimitUnit } from '#engine/flow.ts';
import { languages, type Language, said } from '#platform/words.ts';
import type { Category } from '#powers/power.ts';
import { words as powerWords } from '#powers/words.ts';

/** What a category is called in each language. */
export const categoryNames = (category: Category): string[] => languages.map((language) => said(powerWords, language).categories[category]);

export const categoryName = (category: Category, language: Language): string => said(powerWords, language).categories[category];

/** A limit with its unit; null where none is set. */
export function limitName(figure: number | null, unit: LimitUnit | null, language: Language): string | null {
  const { units, oneOf } = said(powerWords, language);
  if (unit === 'immediate') return units.immediate;
  if (figure === null || unit === null) return null;
  return `${figure} ${(figure === 1 ? oneOf : units)[unit]}`;
}

const english = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A day as running text has it: 2026年3月5日, 5 March 2026. */
export function dayName(of: Day, language: Language): string {
  if (language === 'en') return english.format(new Date(`${day(of)}T00:00:00Z`));
  const [year, month, date] = of.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
