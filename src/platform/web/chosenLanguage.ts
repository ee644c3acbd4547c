import { type Language, languages } from '../words.ts';

const key = 'qingfeng.language';

const isLanguage = (it: string | null): it is Language => languages.includes(it as Language);

/** The reader's language: chosen once and kept by this browser, else the browser's own, else Chinese. */
export function chosenLanguage(): Language {
  const kept = localStorage.getItem(key);
  if (isLanguage(kept)) return kept;
  return navigator.language.startsWith('en') ? 'en' : 'zh-CN';
}

export const keepLanguage = (language: Language) => localStorage.setItem(key, language);
