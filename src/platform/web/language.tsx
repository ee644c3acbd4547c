import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { type Language, type Said, said, type WordBook } from '../words.ts';
import { chosenLanguage, keepLanguage } from './chosenLanguage.ts';

const zone = 'Asia/Shanghai';

const LanguageContext = createContext<Readonly<{ language: Language; choose: (language: Language) => void }>>({
  language: 'zh-CN',
  choose: keepLanguage,
});

/** Everything inside is said in the reader's language; choosing another keeps the choice in this browser. */
export function Languages({ children }: Readonly<{ children: ReactNode }>) {
  const [language, setLanguage] = useState(chosenLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo(() => ({ language, choose: (next: Language) => (keepLanguage(next), setLanguage(next)) }), [language]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

export const useLanguage = (): Language => use(LanguageContext).language;
export const useChooseLanguage = () => use(LanguageContext).choose;

/** A book in the reader's language. */
export const useSaid = <const B extends WordBook>(words: B): Said<B> => said(words, useLanguage());

const numbersOf = (text: string) => text.slice(0, 10).split('-').map(Number) as [number, number, number];

/** A day in running text: 2026年3月5日, 5 March 2026. Tables show the day as it is written: 2026-03-05. */
export function day(text: string, language: Language): string {
  const [year, month, date] = numbersOf(text);
  if (language === 'zh-CN') return `${year}年${month}月${date}日`;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.UTC(year, month - 1, date));
}

/** An instant in running text: 2026年3月5日 14:20. */
export function instant(text: string, language: Language): string {
  const [date, time] = stamp(text).split(' ') as [string, string];
  return `${day(date, language)} ${time}`;
}

/** An instant in a table: 2026-03-05 14:20. */
export const stamp = (text: string | Date): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone }).format(new Date(text));

/** A day with its weekday: 2026年3月5日 星期四. */
export function weekday(text: string, language: Language): string {
  const name = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${text}T00:00Z`));
  return language === 'zh-CN' ? `${day(text, language)} ${name}` : `${name}, ${day(text, language)}`;
}
