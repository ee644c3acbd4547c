import { basename } from 'node:path';
import { chinaCalendar, weekdaysCalendar } from '#engine/china.ts';
import { cards, type Kind, isLead, kinds } from '#supervision/finding.ts';
import { words as supervisionWords } from '#supervision/words.ts';
import type { LogReport } from '#platform/formats/log.ts';
import { keptMarkup, type Markup, markup } from '#platform/markup.ts';
import { type Language, said, type Said } from '#platform/words.ts';
import { type Mark, markedFlowchart, tints } from './drawing.ts';
import type { Judging } from './judging.ts';
import { pageStyle } from './page-style.ts';
import { pageWords } from './page-words.ts';
import type { NodeTally, Tally, WorstCase } from './tally.ts';
import { sentenceOf } from './told.ts';
import type { CheckSummary } from './words.ts';

/** What was read, by the name of its file. */
export type PageFiles = Readonly<{ [of in 'flow' | 'log' | 'rules' | 'map' | 'people']?: string | undefined }>;

/** What the page is made of; `xml` is the flowchart as its file has it. */
export type PageFacts = Readonly<{
  xml: string;
  by: Judging;
  tally: Tally;
  summary: CheckSummary;
  files: PageFiles;
  report: LogReport;
  language: Language;
}>;

type Words = Said<typeof pageWords>;

/** One file that needs nothing else: how many fit, where in the flowchart the faults lie, and the worst cases with their sentences. No script. */
export async function asPage(facts: PageFacts): Promise<string> {
  const { by, files, language } = facts;
  const words = said(pageWords, language);
  const title = words.title({ flow: by.flow.name || words.unnamed });
  const page = markup`<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${title}</title><style>${keptMarkup(pageStyle)}</style></head>
<body><header><h1>${title}</h1><p>${basename(files.log ?? '')}</p></header><main>
<section>${figures(facts, words)}</section>
<section><h2>${words.flow}</h2>${await diagram(facts, words)}</section>
<div class="cols"><section><h2>${words.byKind}</h2>${byKind(facts, words)}</section>${byStep(facts, words)}</div>
<section><h2>${words.worst}</h2>${worst(facts, words)}</section>
<section class="how"><h2>${words.how}</h2>${how(facts, words)}</section>
</main></body></html>
`;
  return `<!doctype html>\n${String(page)}`;
}

const figureOf = (value: number): string => value.toLocaleString('en');

function figures({ summary, tally }: PageFacts, words: Words): Markup {
  const { cases, fit, unexplained, cost, meanFitness } = summary;
  const facts: ReadonlyArray<readonly [string, string]> = [
    [words.cases, figureOf(cases)],
    [words.fit, figureOf(fit)],
    [words.deviating, figureOf(cases - fit - unexplained)],
    ...(unexplained > 0 ? [[words.unexplained, figureOf(unexplained)] as const] : []),
    [words.faulty, figureOf(tally.faulty)],
    [words.cost, figureOf(cost)],
    [words.fitness, meanFitness.toFixed(6)],
  ];
  return markup`<dl class="facts">${facts.map(([what, value]) => markup`<div><dt>${what}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** From few cases to the most, in four steps of equal width. */
const depthOf = (count: number, most: number): number => (count === 0 ? 0 : Math.ceil((4 * count) / most));

function kindsTold(of: NodeTally['kinds'], language: Language): string {
  const names = said(supervisionWords, language).kinds;
  return [...of].map(([kind, found]) => `${names[kind]} ${figureOf(found)}`).join(language === 'en' ? ', ' : '，');
}

const nameOf = ({ flow }: Judging, node: string): string => flow.nodes.find(({ id }) => id === node)?.name || node;

async function diagram({ xml, by, tally, language }: PageFacts, words: Words): Promise<Markup> {
  const most = Math.max(0, ...[...tally.nodes.values()].map(({ cases }) => cases));
  const marks = new Map(
    [...tally.nodes].map(([node, { cases, kinds: of }]): [string, Mark] => {
      const note = `${nameOf(by, node)}\n${words.nodeNote({ count: cases, kinds: kindsTold(of, language) })}`;
      return [node, { depth: depthOf(cases, most), count: cases, note }];
    }),
  );
  const picture = await markedFlowchart(xml, marks, words.flow);
  if (picture === null) return markup`<p class="note">${words.noDrawing}</p>`;
  const key = (depth: number, text: string): Markup => markup`<span><i style="background:${tints[depth]!.fill}"></i>${text}</span>`;
  const steps = [1, 2, 3, 4].flatMap((depth) => {
    const [low, high] = [Math.floor((most * (depth - 1)) / 4) + 1, Math.floor((most * depth) / 4)];
    return low > high ? [] : [key(depth, low === high ? figureOf(low) : `${figureOf(low)}–${figureOf(high)}`)];
  });
  return markup`<figure>${picture}<figcaption>${words.legend}${key(0, words.none)}${steps}</figcaption></figure>`;
}

function tableOf(heads: readonly string[], rows: ReadonlyArray<ReadonlyArray<string | number>>): Markup {
  const cells = (row: ReadonlyArray<string | number>): Markup[] =>
    row.map((cell) => (typeof cell === 'number' ? markup`<td class="number">${figureOf(cell)}</td>` : markup`<td>${cell}</td>`));
  const head = heads.map((text, at) => markup`<th${typeof rows[0]?.[at] === 'number' ? markup` class="number"` : ''}>${text}</th>`);
  return markup`<table><thead><tr>${head}</tr></thead><tbody>${rows.map((row) => markup`<tr>${cells(row)}</tr>`)}</tbody></table>`;
}

function byKind({ tally, language }: PageFacts, words: Words): Markup {
  const names = said(supervisionWords, language).kinds;
  const found = (lead: boolean): Kind[] => kinds.filter((kind) => isLead(kind) === lead && tally.kinds.has(kind));
  const faults = found(false).map((kind) => [names[kind], tally.kinds.get(kind) ?? 0, tally.cased.get(kind) ?? 0]);
  const leads = found(true).map((kind) => [names[kind], tally.kinds.get(kind) ?? 0]);
  const list = faults.length === 0 ? markup`<p>${words.noWorst}</p>` : tableOf([words.kind, words.found, words.inCases], faults);
  if (leads.length === 0) return list;
  return markup`${list}<h2>${words.leads}</h2>${tableOf([words.kind, words.found], leads)}<p class="note">${words.leadNote}</p>`;
}

const mostListed = 50;
const byCount = <Row>(list: Iterable<Row>, count: (row: Row) => number): Row[] =>
  [...list].toSorted((a, b) => count(b) - count(a)).slice(0, mostListed);

function byStep({ by, tally, language }: PageFacts, words: Words): Markup[] {
  const steps = byCount(tally.nodes, ([, { cases }]) => cases).map(([node, { cases, kinds: of }]) => [
    nameOf(by, node),
    kindsTold(of, language),
    cases,
  ]);
  const unknown = byCount(tally.unknown, ([, count]) => count);
  return [
    ...(steps.length > 0 ? [markup`<section><h2>${words.step}</h2>${tableOf([words.step, words.faults, words.inCases], steps)}</section>`] : []),
    ...(unknown.length > 0 ? [markup`<section><h2>${words.unknown}</h2>${tableOf([words.step, words.times], unknown)}</section>`] : []),
  ];
}

function worst({ tally, language }: PageFacts, words: Words): Markup {
  if (tally.worst.length === 0) return markup`<p>${words.noWorst}</p>`;
  return markup`<p class="note">${words.worstNote}</p>${tally.worst.map((one) => caseTold(one, words, language))}`;
}

function caseTold({ case: name, cost, fitness, faults, count }: WorstCase, words: Words, language: Language): Markup {
  const { kinds: kindNames, cards: cardNames } = said(supervisionWords, language);
  const told = [
    words.findingCount({ count }),
    ...(cost === null ? [] : [words.costOf({ cost })]),
    ...(fitness === null ? [] : [words.fitnessOf({ fitness: fitness.toFixed(6) })]),
  ];
  const gravestFirst = faults.toSorted((a, b) => cards.indexOf(b.card) - cards.indexOf(a.card));
  const list = gravestFirst.map(
    ({ kind, card, facts }) =>
      markup`<li><b class="card ${card}">${cardNames[card]}</b><span>${kindNames[kind]}</span><span>${sentenceOf(kind, facts, language)}</span></li>`,
  );
  const more = count > faults.length && markup`<p class="note">${words.more({ count: count - faults.length })}</p>`;
  return markup`<article><h3>${name}${told.map((text) => markup`<span>${text}</span>`)}</h3><ul>${list}</ul>${more}</article>`;
}

function how({ by, files, report, language }: PageFacts, words: Words): Markup {
  const calendar = by.calendar === chinaCalendar ? 'china' : by.calendar === weekdaysCalendar ? 'weekdays' : 'none';
  const named = (['flow', 'log', 'rules', 'map', 'people'] as const).flatMap((of) =>
    files[of] === undefined ? [] : [[words.files[of], files[of]] as const],
  );
  const facts: ReadonlyArray<readonly [string, string]> = [
    ...named,
    ...(files.rules === undefined ? [[words.files.rules, words.ownRules] as const] : []),
    [words.events, `${figureOf(report.events)} (${report.format ?? ''})`],
    [words.calendar, words.calendars[calendar]],
    [words.zone, by.zone ?? words.zoneOfLog],
    [words.asOf, by.asOf === null ? words.asOfLast : momentOf(by.asOf, by.zone ?? 'UTC', language)],
  ];
  return markup`<dl>${facts.map(([what, value]) => markup`<div><dt>${what}</dt><dd>${value}</dd></div>`)}</dl><p class="note">${words.costNote}</p>`;
}

const momentOf = (instant: number, zone: string, language: Language): string =>
  `${new Intl.DateTimeFormat(language === 'en' ? 'sv-SE' : 'zh-CN', { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' }).format(instant)} (${zone})`;
