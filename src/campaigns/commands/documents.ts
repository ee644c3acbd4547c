import { wordBundle } from '#platform/documents/bundle.ts';
import { wordDocument } from '#platform/documents/word.ts';
import type { Tx } from '#platform/db.ts';
import type { Download } from '#platform/endpoint.ts';
import { largestPage, type Page, pagesOf } from '#platform/list.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { type Language, said } from '#platform/words.ts';
import { filingParts } from '../documents/filing.ts';
import { formFileName, formParts, formTitle } from '../documents/form.ts';
import { type Decided, minutesParts } from '../documents/minutes.ts';
import { sheetOf } from '../documents/shown.ts';
import { formsFor } from '../store/list.ts';
import { campaignFor, progressFor } from '../store/progress.ts';
import { formFor } from '../store/record.ts';
import { membersOf, sittingRow } from '../store/sitting.ts';
import { decisionsOf, pointNames } from '../store/sittingPoints.ts';
import { documentWords } from '../words/documents.ts';
import { sittingWords } from '../words/sitting.ts';

async function printed(tx: Tx, actor: Actor, id: string, language: Language, { today }: Moment) {
  const sheet = sheetOf(await formFor(tx, actor, id, today), language);
  return { name: formFileName(sheet, language), title: formTitle(sheet, language), parts: formParts(sheet, language) };
}

/** One form as Word, as far as it is filled. */
export async function formDocument(tx: Tx, actor: Actor, id: string, language: Language, moment: Moment): Promise<Download> {
  const { name, title, parts } = await printed(tx, actor, id, language, moment);
  return wordDocument(name, title, parts);
}

const most = 3000; // forms in one zip; a department has tens

type Which = Readonly<{ department: string }>;

/** A list whole, page after page: nothing is left out in silence. @throws Refusal `campaigns/documents/many` where it is longer than `most` */
export async function everyRow<R>(pageAfter: (after: string | undefined) => Promise<Page<R>>, atMost = Number.POSITIVE_INFINITY): Promise<R[]> {
  const all: R[] = [];
  for await (const { rows, total } of pagesOf(pageAfter)) {
    if (total > atMost) throw new Refusal('campaigns/documents/many', { count: total, most: atMost });
    all.push(...rows);
  }
  return all;
}

/** The forms of a department that the actor may read, its people's and its own, each as Word, in one zip. @throws Refusal `campaigns/documents/many` */
export async function formDocuments(tx: Tx, actor: Actor, id: string, { department }: Which, language: Language, moment: Moment): Promise<Download> {
  const { title } = await campaignFor(tx, actor, id, moment.today);
  const which = { sort: 'number', limit: largestPage, campaign: id, department };
  const rows = await everyRow((after) => formsFor(tx, actor, { ...which, after }, moment.today), most);
  const documents = [];
  for (const row of rows) documents.push(await printed(tx, actor, row.id, language, moment));
  return wordBundle([title, rows[0]?.department ?? ''].join(' ').trim(), documents);
}

/** 填报情况统计 as Word. */
export async function filingDocument(tx: Tx, actor: Actor, id: string, language: Language, moment: Moment): Promise<Download> {
  const { year, bureau } = await campaignFor(tx, actor, id, moment.today);
  const rows = await everyRow((after) => progressFor(tx, actor, id, { sort: 'place', limit: largestPage, after }, moment.today));
  const title = said(documentWords, language).filing.title(year);
  const told = rows.map(({ wanted, ...row }) => ({ ...row, due: wanted }));
  return wordDocument(title, title, filingParts(year, bureau, told, moment.today, language));
}

/** 评估会纪要 as Word. */
export async function minutesDocument(tx: Tx, actor: Actor, id: string, language: Language): Promise<Download> {
  const { bureauId, ...sitting } = await sittingRow(tx, actor, id);
  const decisions = await decisionsOf(tx, actor, id);
  const numbers = new Map(decisions.flatMap((it) => (it.number === null ? [] : [[it.riskPointId, it.number] as const])));
  const last = new Map(decisions.filter((it) => it.deed !== 'register').map((it) => [it.riskPointId, it])); // what was taken back has no level
  const standing = [...last.values()].filter((it) => it.deed === 'evaluate');
  const decided = standing.map((it): Decided => ({
    ...it,
    level: it.level!,
    recused: it.recused as string[],
    number: numbers.get(it.riskPointId) ?? null,
  }));
  const into = await pointNames(
    tx,
    bureauId,
    decisions.flatMap((it) => it.intoId ?? []),
  );
  const changed = decisions.flatMap(({ deed, department, description, intoId, opinion }) =>
    deed === 'evaluate' || deed === 'register'
      ? []
      : [{ deed, department, description, into: intoId === null ? null : (into.get(intoId) ?? ''), reason: opinion ?? '' }],
  );
  const title = said(sittingWords, language).minutes.title(sitting.year);
  const members = await membersOf(tx, bureauId, id);
  return wordDocument(`${title} ${sitting.number}`, title, minutesParts({ ...sitting, members, decided, changed }, language));
}
