import { type Markup, markup } from '#platform/markup.ts';
import { type Language, said } from '#platform/words.ts';
import type { Day } from '#engine/days.ts';
import { address, chinese } from './layout.ts';
import { categoryName, dayName, limitName } from './names.ts';
import { type Period, type Row, standingOn } from './shown.ts';
import { words } from './words.ts';

export const powerAddress = (id: string, language: Language, number?: number): string =>
  address(number === undefined ? `/portal/powers/${id}` : `/portal/powers/${id}/versions/${number}`, language);

export const departmentAddress = (id: string, language: Language): string => address(`/portal/departments/${id}`, language);

/** From when to when a version holds, in words. */
export function periodName({ validFrom, validTo }: Pick<Period, 'validFrom' | 'validTo'>, language: Language): string {
  const { from, fromTo } = said(words, language).power;
  const start = dayName(validFrom, language);
  return validTo === null ? from({ from: start }) : fromTo({ from: start, to: dayName(validTo, language) });
}

type Shown = Readonly<{ rows: readonly Row[]; language: Language; today: Day; department?: boolean; bureau?: boolean }>;

/** Powers as a table, which becomes a list of cards on a narrow screen. */
export function powerTable({ rows, language, today, department = true, bureau = false }: Shown): Markup {
  const { columns } = said(words, language).list;
  const heads = [columns.code, columns.name, columns.category, ...(department ? [columns.department] : []), columns.limit];
  return markup`<table class="list">
    <thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => powerRow(row, { language, today, department, bureau }))}</tbody>
  </table>`;
}

function powerRow(row: Row, { language, today, department, bureau }: Omit<Shown, 'rows'>): Markup {
  const { columns } = said(words, language).list;
  const { noLimit, standings } = said(words, language).power;
  const limit = limitName(row.promisedLimit, row.promisedUnit, language) ?? limitName(row.statutoryLimit, row.statutoryUnit, language);
  const standing = standingOn(row, today);
  const comma = language === 'en' ? ', ' : '，';
  const state = standing !== 'inForce' && markup`<br><span class="quiet">${standings[standing]}${comma}${periodName(row, language)}</span>`;
  return markup`<tr>
    <td class="number">${row.code}</td>
    <td class="title"><a href="${powerAddress(row.id, language)}"${chinese(language)}>${row.name}</a>${state}</td>
    <td data-head="${columns.category}">${categoryName(row.category, language)}</td>
    ${
      department
        ? markup`<td data-head="${columns.department}"${chinese(language)}>${bureau ? markup`<span class="quiet">${row.bureau}</span> ` : ''}<a href="${departmentAddress(row.departmentId, language)}">${row.department}</a></td>`
        : ''
    }
    <td data-head="${columns.limit}">${limit ?? noLimit}</td>
  </tr>`;
}
