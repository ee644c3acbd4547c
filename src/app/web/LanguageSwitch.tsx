import { useQueryClient } from '@tanstack/react-query';
import { useChooseLanguage, useLanguage, useSaid } from '#platform/web/language.tsx';
import { words } from './words.ts';

/** The other language, named in itself. What the server said is asked for again in it. */
export function LanguageSwitch() {
  const language = useLanguage();
  const other = language === 'en' ? 'zh-CN' : 'en';
  const choose = useChooseLanguage();
  const client = useQueryClient();
  const switchTo = () => {
    choose(other);
    void client.invalidateQueries();
  };
  return (
    <button type="button" className="qf-plain" lang={other} onClick={switchTo}>
      {useSaid(words).otherLanguage}
    </button>
  );
}
