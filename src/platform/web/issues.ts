import { type Language, said } from '../words.ts';
import type { Issue } from './joined.tsx';
import { words } from './words.ts';

/** What is wrong with a field, in the user's words: from the issue's code and bounds, never from the schema's English. */
export function issueSentence({ code, minimum, maximum, format, origin }: Omit<Issue, 'path'>, language: Language): string {
  const { issues } = said(words, language);
  switch (code) {
    case 'too_small':
      if (minimum === 1 && origin !== 'number' && origin !== 'int') return issues.missing;
      return origin === 'string' ? issues.fewWords(minimum ?? 1) : issues.tooShort(minimum ?? 1);
    case 'too_big':
      return origin === 'string' ? issues.manyWords(maximum ?? 0) : issues.tooLong(maximum ?? 0);
    case 'invalid_type':
      return issues.missing;
    case 'invalid_value':
      return issues.notOffered;
    case 'invalid_format':
      return format === 'date' ? issues.notADay : issues.wrongForm;
    default:
      return issues.wrongForm;
  }
}
