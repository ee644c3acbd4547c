import { words as calendar } from '#calendar/words.ts';
import { words as campaigns } from '#campaigns/words.ts';
import { words as institutions } from '#institutions/words.ts';
import { words as organization } from '#organization/words.ts';
import type { WordBook } from '#platform/words.ts';
import { words as powers } from '#powers/words.ts';
import { words as risks } from '#risks/words.ts';
import { words as suggestions } from '#suggestions/words.ts';
import { words as supervision } from '#supervision/words.ts';
import { words as warnings } from '#warnings/words.ts';

/** Each module's words, for what the app joins: todos and their rules, figures, the deeds of a history. */
export const moduleWords: Readonly<Record<string, WordBook>> = {
  organization,
  calendar,
  institutions,
  powers,
  risks,
  campaigns,
  warnings,
  supervision,
  suggestions,
};
