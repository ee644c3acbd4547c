import { Refusal } from '#platform/refusal.ts';
import type { Pages, Sent, Site, Visit } from '#platform/site.ts';
import { said } from '#platform/words.ts';
import { aboutPage } from './about.ts';
import { newLimiter, showForm, takeSuggestion } from './commands/suggest.ts';
import { follow, newCodeLimiter, showCodeForm } from './commands/suggestion.ts';
import { formAsked, idAsked, keyWritten, listAsked, longestSearch, numberAsked } from './contract.ts';
import { listData, powerData } from './data.ts';
import { svgOf } from './flow.ts';
import { departmentPage, listPage } from './list-page.ts';
import { powerPage } from './power-page.ts';
import { refusedPage } from './refused.ts';
import type { PublicPower } from './shown.ts';
import * as store from './store/public.ts';
import { style } from './style.ts';
import { words } from './words.ts';

/** 公开: what anybody may read. */
export const portal: Site = { root: '/portal', style, refused: refusedPage, mount };

function mount({ show, take }: Pages): void {
  show('/portal', showList);
  show('/portal/powers.json', showListData);
  show('/portal/powers/:name', (visit) => showPower(visit, visit.params['name']!, null));
  show('/portal/powers/:id/versions/:name', (visit) => showPower(visit, visit.params['id']!, visit.params['name']!));
  show('/portal/departments/:id', showDepartment);
  show('/portal/about', async ({ language }) => ({ page: aboutPage(language) }));

  const limiter = newLimiter();
  show('/portal/suggest', showForm);
  take('/portal/suggest', takeSuggestion(limiter));
  show('/portal/suggestion', showCodeForm);
  take('/portal/suggestion', follow({ codes: newCodeLimiter(), words: limiter }));
}

const sentJson = (data: object): Sent => ({ type: 'application/json; charset=utf-8', text: `${JSON.stringify(data)}\n` });

async function showList({ tx, query, language, today }: Visit): Promise<Sent> {
  const asked = listAsked(query);
  const reader = store.readerOf(tx);
  const bureaus = await store.bodies(reader);
  const bureau = asked.bureau ?? (bureaus.length === 1 ? bureaus[0]!.id : undefined);
  const departments = bureau === undefined ? [] : await store.departmentsIn(reader, bureau, today);
  const { rows, total, next } = await store.listPowers(reader, asked, today);
  const counted = total === null ? null : { count: Math.min(total, store.countLimit), more: total > store.countLimit };
  const shown = { language, today, sought: asked, longestSearch, bureaus, departments, rows, total: counted, next: next && keyWritten(next) };
  return { page: listPage(shown) };
}

async function showListData({ tx, query, today }: Visit): Promise<Sent> {
  const asked = listAsked(query);
  const { rows, next } = await store.listPowers(store.readerOf(tx), asked, today);
  const { q, bureau, department, category, ended, limit } = asked;
  const again = next && { q, bureau, department, category, ended: ended ? 'yes' : undefined, limit, after: keyWritten(next) };
  return sentJson(listData(rows, again, today));
}

async function showDepartment({ tx, params, query, language, today }: Visit): Promise<Sent> {
  const reader = store.readerOf(tx);
  const department = await store.departmentShown(reader, idAsked(params['id']), today);
  if (!department) throw new Refusal('portal/not-found');
  const asked = listAsked({ after: query['after'], department: department.id });
  const { rows, next } = await store.listPowers(reader, asked, today);
  return { page: departmentPage({ language, today, department, rows, next: next && keyWritten(next) }) };
}

/** A power as a page, or as the file that the end of its address asks for. */
async function showPower({ tx, language, today }: Visit, first: string, second: string | null): Promise<Sent> {
  const { name, form } = formAsked(second ?? first);
  const id = idAsked(second === null ? name : first);
  const number = numberAsked(second === null ? undefined : name);
  const reader = store.readerOf(tx);
  if (form === 'bpmn') {
    const file = await store.flowchartShown(reader, id, number, today);
    if (!file) throw new Refusal('portal/not-found');
    return { type: 'application/xml; charset=utf-8', text: file.bpmn, name: `${file.code} ${file.name} v${file.number}.bpmn` };
  }
  const power = await store.powerShown(reader, id, number, today);
  if (!power) throw new Refusal('portal/not-found');
  if (form === 'json') return sentJson(powerData(power, number, today));
  return form === 'svg' ? sentPicture(power, language) : { page: powerPage({ power, asked: number, language, today }) };
}

function sentPicture({ picture, name }: PublicPower, language: Visit['language']): Sent {
  if (picture === null) throw new Refusal('portal/not-found');
  const { flow } = said(words, language).power;
  return { type: 'image/svg+xml; charset=utf-8', text: String(svgOf(picture, flow.picture({ name }), flow.described, true)) };
}
