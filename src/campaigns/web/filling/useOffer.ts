import { useSuspenseQuery } from '@tanstack/react-query';
import { query, type Reply } from '#platform/web/call.ts';
import { useLanguage } from '#platform/web/language.tsx';
import type { Language } from '#platform/words.ts';
import { blankLine, blankMeasure, type Line } from '../../content.ts';
import { type Form, formChoices } from '../../contract/form.ts';
import type { Offer } from './offer.ts';

type Common = Reply<typeof formChoices>['common'][number];

/** What the fields of this form offer. */
export function useOffer(form: Pick<Form, 'id' | 'year'>): Offer {
  const language = useLanguage();
  const { data } = useSuspenseQuery(query(formChoices, { params: { id: form.id } }));
  const previous = data.previous.map(({ line }) => line);
  return { ...data, year: form.year, previous, common: data.common.map((it, at) => commonLine(it, at, language)) };
}

/** A risk of the library as a line of the form; how often and how gravely is for who takes it over to say. */
function commonLine({ zh, en, keyArea, aspect, measures }: Common, at: number, language: Language): Line {
  const inWords = (it: Readonly<{ zh: string; en: string }>) => (language === 'en' ? it.en : it.zh);
  return {
    ...blankLine(`common-${at}`),
    keyArea,
    aspect,
    description: inWords({ zh, en }),
    measures: measures.map((it) => ({ ...blankMeasure, text: inWords(it) })),
  };
}
