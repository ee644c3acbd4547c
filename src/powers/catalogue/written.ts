import { cellText, shownText } from '#platform/sheets/cell-text.ts';
import { type Language, said } from '#platform/words.ts';
import type { Limit } from '../limits.ts';
import { words } from '../words.ts';
import { catalogueWords } from '../words/catalogue.ts';
import { basisText } from './basis-text.ts';
import type { Existing } from './entry.ts';
import type { Field } from './fields.ts';
import { itemsIn, itemsNumbered } from './lists.ts';
import type { Positions } from './positions.ts';

/** The fields that a catalogue is written in; the department has its own sheet. */
export type Written = Readonly<Record<Exclude<Field, 'article' | 'limits'>, string>>;

/** A power as a catalogue writes it. */
export function writtenOf(power: Existing, positions: Positions, language: Language): Written {
  const { values } = said(catalogueWords, language);
  const { categories, keyAreas } = said(words, language);
  return {
    code: power.code,
    name: power.name,
    category: categories[power.category],
    department: power.department,
    basis: power.basis.map(basisText).join('\n'),
    procedure: power.procedure,
    statutory: limitText(power.statutory, language),
    promised: limitText(power.promised, language),
    responsibility: itemsNumbered(itemsIn(power.responsibility)),
    positions: positions.written(power.positions, power.departmentId).join('、'),
    open: power.open ? values.yes : values.no,
    keyArea: power.keyArea === null ? values.none : keyAreas[power.keyArea],
  };
}

/** 20个工作日, 20日, 立即, 无. */
export function limitText(limit: Limit | null, language: Language): string {
  const { values } = said(catalogueWords, language);
  if (limit === null) return values.none;
  if (limit.unit === 'immediate') return values.atOnce;
  return limit.unit === 'workingDay' ? values.workingDays(limit) : values.days(limit);
}

/** Whether a cell says exactly what a catalogue of ours writes there: then nothing was changed, however odd the text. */
export const isAsWritten = (cell: string, text: string): boolean => cell === readBack(text);

/** What is read of a text once it has been written into a cell. */
const readBack = (text: string): string => shownText(cellText(text).replaceAll('_x005F_', '_'));
