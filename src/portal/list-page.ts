import type { Day } from '#engine/days.ts';
import { type Markup, markup, type Piece } from '#platform/markup.ts';
import { type Language, said } from '#platform/words.ts';
import { categories, internalCategories } from '#powers/power.ts';
import { address, chinese, page, type Query } from './layout.ts';
import { categoryName } from './names.ts';
import { powerTable } from './parts.ts';
import type { Named, Row } from './shown.ts';
import { words } from './words.ts';

const openCategories = categories.filter((category) => !internalCategories.has(category));

/** What a visitor looks for, as the form and every link say it. */
type Sought = Readonly<{
  q: string;
  bureau?: string | undefined;
  department?: string | undefined;
  category?: string | undefined;
  ended: boolean;
}>;

type ListShown = Readonly<{
  language: Language;
  today: Day;
  sought: Sought;
  longestSearch: number;
  bureaus: readonly Named[];
  departments: readonly Named[];
  rows: readonly Row[];
  total: Readonly<{ count: number; more: boolean }> | null; // null: not the first page
  next: string | null; // where the list goes on
}>;

const queryOf = ({ q, bureau, department, category, ended }: Sought): Query => ({
  q,
  bureau,
  department,
  category,
  ended: ended ? 'yes' : undefined,
});

/** /portal */
export function listPage(list: ListShown): Markup {
  const { language, sought, bureaus } = list;
  const text = said(words, language).list;
  const title = sought.ended ? text.endedTitle : text.title;
  const only = bureaus.length === 1 ? bureaus[0]!.name : undefined;
  return page({
    title: sought.q ? `${sought.q} · ${title}` : title,
    language,
    here: { path: '/portal', query: queryOf(sought) },
    section: 'powers',
    ...(only ? { bureau: only } : {}),
    alternates: { 'application/json': address('/portal/powers.json', 'zh-CN', queryOf(sought)) },
    body: markup`<h1>${title}</h1>
      <p class="lead">${text.lead}</p>
      ${form(list)}
      ${found(list)}
      <p class="quiet"><a href="${address('/portal', language, sought.ended ? {} : { ended: 'yes' })}">${sought.ended ? text.current : text.ended}</a></p>`,
  });
}

function form({ language, sought, bureaus, departments, longestSearch }: ListShown): Markup {
  const text = said(words, language).list;
  return markup`<form class="find" role="search" action="/portal" method="get">
    <label class="word">${text.word}<input type="search" name="q" value="${sought.q}" maxlength="${longestSearch}" placeholder="${text.wordHelp}"></label>
    ${bureaus.length > 1 && choice({ language, name: 'bureau', label: text.bureau, any: text.anyBureau, options: bureaus, chosen: sought.bureau, written: true })}
    ${departments.length > 0 && choice({ language, name: 'department', label: text.department, any: text.anyDepartment, options: departments, chosen: sought.department, written: true })}
    ${choice({
      language,
      name: 'category',
      label: text.category,
      any: text.anyCategory,
      options: openCategories.map((id) => ({ id, name: categoryName(id, language) })),
      chosen: sought.category,
    })}
    ${sought.ended && markup`<input type="hidden" name="ended" value="yes">`}
    ${language === 'en' && markup`<input type="hidden" name="language" value="en">`}
    <button type="submit">${text.find}</button>
  </form>`;
}

type Choice = Readonly<{
  language: Language;
  name: string;
  label: string;
  any: string;
  options: readonly Named[];
  chosen: string | undefined;
  written?: boolean;
}>;

/** `written`: by an office, and so in Chinese. */
const choice = ({ language, name, label, any, options, chosen, written }: Choice): Markup =>
  markup`<label>${label}<select name="${name}"><option value="">${any}</option>${options.map(
    (it) => markup`<option value="${it.id}"${it.id === chosen ? markup` selected` : ''}${written ? chinese(language) : ''}>${it.name}</option>`,
  )}</select></label>`;

function found({ language, today, sought, rows, total, next, bureaus }: ListShown): Piece {
  const text = said(words, language).list;
  const filtered = Object.values(queryOf({ ...sought, ended: false })).some(Boolean);
  if (rows.length === 0) {
    return markup`<p class="note">${filtered || total === null ? text.notFound : sought.ended ? text.noneEnded : text.none}</p>
      ${filtered && markup`<p><a class="button plain" href="${address('/portal', language)}">${text.all}</a></p>`}`;
  }
  const count = total && (total.more ? text.more({ total: total.count }) : text.total({ total: total.count }));
  const query = queryOf(sought);
  return markup`${count && markup`<p class="quiet" role="status">${count}</p>`}
    ${powerTable({ rows, language, today, bureau: bureaus.length > 1 && sought.bureau === undefined })}
    <p class="pager">${total === null ? markup`<a href="${address('/portal', language, query)}">${text.first}</a>` : markup`<span></span>`}${
      next !== null && markup`<a class="button plain" rel="next" href="${address('/portal', language, { ...query, after: next })}">${text.next}</a>`
    }</p>`;
}

type DepartmentShown = Readonly<{
  language: Language;
  today: Day;
  department: Named & Readonly<{ bureau: string }>;
  rows: readonly Row[];
  next: string | null;
}>;

/** /portal/departments/:id */
export function departmentPage({ language, today, department, rows, next }: DepartmentShown): Markup {
  const text = said(words, language).list;
  const here = { path: `/portal/departments/${department.id}` };
  return page({
    title: department.name,
    language,
    here,
    section: 'powers',
    bureau: department.bureau,
    alternates: { 'application/json': address('/portal/powers.json', 'zh-CN', { department: department.id }) },
    body: markup`<p class="path"><a href="${address('/portal', language)}">${text.title}</a></p>
      <h1${chinese(language)}>${department.name}</h1>
      <p class="lead">${text.listed}</p>
      ${powerTable({ rows, language, today, department: false })}
      ${next !== null && markup`<p class="pager"><span></span><a class="button plain" rel="next" href="${address('/portal', language, { department: department.id, after: next })}">${text.next}</a></p>`}`,
  });
}
