import { type GridRow, type Part, tick } from '#platform/documents/parts.ts';
import { type Language, said } from '#platform/words.ts';
import { foundBys } from '#risks/point.ts';
import { words as risks } from '#risks/words.ts';
import { documentWords } from '../words/documents.ts';
import * as cells from './cells.ts';
import type { Opinion, PositionSheet } from './sheet.ts';

const columns = [12, 13, 12, 13, 12, 13, 12, 13] as const;
const textWidth = 170; // millimetres, A4 upright
const wide = textWidth * 0.88 - 2;
const spans = [1, 2, 1, 1, 1, 2] as const;
const widths = [20, 42, 22, 20, 22, 42] as const;
const fewestPoints = 5;
const rowHeight = 9;
const boxHeight = 34;
const promiseHeight = 38;
const size = cells.letters;

/** 岗位廉政风险和自我防控承诺表, filled as far as it is. */
export function positionParts(form: PositionSheet, language: Language): Part[] {
  const words = said(documentWords, language).position;
  return [
    {
      blocks: [
        { kind: 'title', text: words.title },
        { kind: 'ends', left: words.bureau(form.bureau), right: words.numbered({ year: form.year, number: form.number }), size },
        { kind: 'grid', grid: { columns, size, goesOn: true, rows: headOf(form, language) } },
        { kind: 'grid', grid: { columns, size, goesOn: true, rows: pointsOf(form, language) } },
        { kind: 'grid', grid: { columns, size, rows: opinionsOf(form, language) } },
        { kind: 'text', text: words.note, size: 10.5, before: 4 },
      ],
    },
  ];
}

function headOf(form: PositionSheet, language: Language): GridRow[] {
  const words = said(documentWords, language).position;
  const { labelCell, textCell } = cells;
  const pairs = [
    [words.name, form.name],
    [words.sex, form.sex],
    [words.birth, form.birth],
    [words.party, form.party],
  ] as const;
  const key = `${tick(form.key === true)}${words.yes} ${tick(form.key === false)}${words.no}`;
  const powers = form.powers.map(({ code, name }) => `${code} ${name}`).join('\n');
  return [
    { height: rowHeight, cells: pairs.flatMap(([label, text]) => [labelCell(label), textCell(text, 1)]) },
    { height: rowHeight, cells: [labelCell(words.department), textCell(form.department, 3), labelCell(words.post), textCell(form.post, 3)] },
    { height: rowHeight, cells: [labelCell(words.since), textCell(form.since, 3), labelCell(words.key), textCell(key, 3)] },
    { height: 20, whole: false, cells: [labelCell(words.duties), textCell(form.duties, 7)] },
    { height: 20, whole: false, cells: [labelCell(words.powers), textCell(powers, 7)] },
  ];
}

function pointsOf({ points }: PositionSheet, language: Language): GridRow[] {
  const { heads } = said(documentWords, language).position;
  const names = said(risks, language);
  const { labelCell, textCell } = cells;
  const titles = [heads.serial, heads.description, heads.keyArea, heads.aspect, heads.selfLevel, heads.measures];
  const rows = points.map((it, at) =>
    cells.pointRow(
      [
        labelCell(String(at + 1)),
        textCell(it.description, 2),
        labelCell(it.keyArea === null ? '' : names.keyAreas[it.keyArea]),
        labelCell(it.aspect === null ? '' : names.aspects[it.aspect]),
        labelCell(cells.levelOf(it.selfLevel, language)),
        textCell(cells.numbered(it.measures), 2),
      ],
      widths,
      rowHeight,
    ),
  );
  const head: GridRow = { head: true, cells: titles.map((text, at) => ({ text, span: spans[at]!, size: cells.labelSize(text) })) };
  return [head, ...rows, ...cells.emptyRows(fewestPoints - rows.length, spans, rowHeight)];
}

function opinionsOf(form: PositionSheet, language: Language): GridRow[] {
  const words = said(documentWords, language).position;
  const names = said(risks, language).foundBys;
  const found = new Set(form.points.map((it) => it.foundBy));
  const ways = foundBys.map((way) => `${tick(found.has(way))}${names[way]}`).join(' ');
  const promise = cells.boxCell({
    texts: [form.promise],
    signature: [cells.signedLine(words.promised, form.signed, language)],
    span: 7,
    width: wide,
    height: promiseHeight,
  });
  const assessment = form.assessed
    ? opinionRow(words.assessment, form.assessment, `${words.assessed}${assessedOf(form, language)}`, language)
    : { height: rowHeight, cells: [cells.labelCell(words.assessment), cells.labelCell(said(documentWords, language).none, 7)] };
  const { evaluation } = form;
  const decided = `${words.decided}${evaluation === null ? `${cells.room(12)}${words.eachPoint}` : cells.levelsOf(evaluation.levels, language)}`;
  return [
    { height: rowHeight, cells: [cells.labelCell(words.foundBy), cells.textCell(ways, 7)] },
    { height: promiseHeight, whole: false, cells: [cells.labelCell(words.promise), promise] },
    assessment,
    opinionRow(reviewLabel(form, language), form.review, null, language),
    opinionRow(words.evaluation, evaluation, decided, language, true),
  ];
}

const reviewLabel = ({ reviewer }: PositionSheet, language: Language): string => said(documentWords, language).position.reviews[reviewer];

/** One level is ticked; where they differ each point's is said. */
function assessedOf({ assessment }: PositionSheet, language: Language): string {
  const names = said(documentWords, language).levels;
  const set = new Set(assessment?.levels.filter((it) => it !== null) ?? []);
  if (set.size > 1) return cells.levelsOf(assessment!.levels, language);
  return ([1, 2, 3] as const).map((level) => `${tick(set.has(level))}${names[level]}`).join(' ');
}

function opinionRow(label: string, opinion: Opinion | null, first: string | null, language: Language, seal = false): GridRow {
  const texts = [...(first === null ? [] : [first]), ...(opinion === null ? [] : [opinion.text])];
  const signature = cells.signatureOf(opinion, language, seal);
  const whole = cells.linesOf(texts.join('\n'), wide) < 24;
  return { height: boxHeight, whole, cells: [cells.labelCell(label), cells.boxCell({ texts, signature, span: 7, width: wide, height: boxHeight })] };
}
