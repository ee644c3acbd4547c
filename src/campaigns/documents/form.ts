import type { Part } from '#platform/documents/parts.ts';
import { type Language, said } from '#platform/words.ts';
import { documentWords } from '../words/documents.ts';
import { bureauParts } from './bureau.ts';
import { departmentParts } from './department.ts';
import { positionParts } from './position.ts';
import type { FormSheet } from './sheet.ts';

/** What a form is on paper, in the layout of the bureau's own forms. */
export function formParts(form: FormSheet, language: Language): Part[] {
  if (form.tier === 'position') return positionParts(form, language);
  return form.tier === 'department' ? departmentParts(form, language) : bureauParts(form, language);
}

export const formTitle = ({ tier }: FormSheet, language: Language): string => said(documentWords, language)[tier].title;

/** What the file of a form is called: its number and whose it is. */
export function formFileName(form: FormSheet, language: Language): string {
  const whose = form.tier === 'position' ? `${form.department} ${form.name}` : form.tier === 'department' ? form.department : form.bureau;
  return `${form.number} ${whose} ${formTitle(form, language)}`;
}
