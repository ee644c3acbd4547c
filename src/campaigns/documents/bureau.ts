import type { GridCell, GridRow, Part } from '#platform/documents/parts.ts';
import { type Language, said } from '#platform/words.ts';
import { elements } from '#risks/point.ts';
import { words as risks } from '#risks/words.ts';
import { documentWords } from '../words/documents.ts';
import * as cells from './cells.ts';
import type { BureauSheet, Opinion, SheetPoint } from './sheet.ts';

type Element = (typeof elements)[number];
const columns = Array.from({ length: 12 }, () => 1);
const column = 257 / 12; // millimetres, A4 across
const spans = [1, 2, 3, 1, 1, 2, 1, 1] as const;
const printed: ReadonlySet<Element> = new Set(['power', 'money', 'goods', 'works']); // 权钱物工 stand on every form
const fewestOfEach = 2;
const rowHeight = 9;
const boxHeight = 36;
const size = cells.letters;

/** 单位廉政风险和防控承诺表. */
export function bureauParts(form: BureauSheet, language: Language): Part[] {
  const words = said(documentWords, language).bureau;
  const day = form.filedOn === null ? words.noDay(form.year) : cells.dayOf(form.filedOn, language);
  return [
    {
      page: { across: true },
      blocks: [
        { kind: 'title', text: words.title },
        { kind: 'ends', left: words.bureau(form.bureau), right: day, size },
        { kind: 'grid', grid: { columns, size, goesOn: true, rows: headOf(form, language) } },
        { kind: 'grid', grid: { columns, size, goesOn: true, runs: 0, rows: pointsOf(form, language) } },
        { kind: 'grid', grid: { columns, size, rows: opinionsOf(form, language) } },
      ],
    },
  ];
}

function headOf({ bureau, head, committee, counted }: BureauSheet, language: Language): GridRow[] {
  const words = said(documentWords, language).bureau;
  const { labelCell, textCell } = cells;
  const members = committee.map(({ name }) => name).join(said(documentWords, language).comma);
  return [
    {
      height: rowHeight,
      cells: [
        labelCell(words.name, 2),
        textCell(bureau, 4),
        labelCell(words.head, 2),
        textCell(head, 1),
        labelCell(words.committee),
        textCell(members, 2),
      ],
    },
    { height: rowHeight, cells: [labelCell(words.facts, 2), textCell(words.counted(counted), 10)] },
  ];
}

function pointsOf({ points }: BureauSheet, language: Language): GridRow[] {
  const { heads } = said(documentWords, language).bureau;
  const titles = [heads.element, heads.keyArea, heads.description, heads.sources, heads.selfLevel, heads.measures, heads.leader, heads.department];
  const head: GridRow = { head: true, cells: titles.map((text, at) => ({ text, span: spans[at]!, size: cells.labelSize(text) })) };
  const groups = elements.filter((element) => printed.has(element) || points.some((it) => it.element === element));
  return [head, ...groups.flatMap((element) => groupOf(element, points, language))];
}

function groupOf(element: Element, points: readonly SheetPoint[], language: Language): GridRow[] {
  const names = said(risks, language);
  const { comma } = said(documentWords, language);
  const { labelCell, textCell } = cells;
  const group = labelCell(names.elements[element]);
  const rows = points
    .filter((it) => it.element === element)
    .map((it) =>
      cells.pointRow(
        [
          group,
          labelCell(it.keyArea === null ? '' : names.keyAreas[it.keyArea], 2),
          textCell(it.description, 3),
          labelCell(it.sources.join(comma)),
          labelCell(cells.levelOf(it.selfLevel, language)),
          textCell(cells.numbered(it.measures), 2),
          labelCell(it.leader),
          labelCell(it.department),
        ],
        spans.map((span) => span * column),
        rowHeight,
      ),
    );
  const empty = cells.emptyRows(fewestOfEach - rows.length, spans.slice(1), rowHeight);
  return [...rows, ...empty.map((row) => ({ ...row, cells: [group, ...row.cells] }))];
}

function opinionsOf(form: BureauSheet, language: Language): GridRow[] {
  const words = said(documentWords, language).bureau;
  const { labelCell, linesCell, textCell } = cells;
  const members = form.committee.map(({ name, title, signed }) => ({
    text: words.member({ name, title, signed: signed?.name ?? '' }),
    drawing: signed?.drawing ?? null,
  }));
  const decided = form.evaluation === null ? [] : [cells.levelsOf(form.evaluation.levels, language)];
  return [
    { height: 24, whole: false, cells: [labelCell(words.meeting, 2), linesCell(meetingOf(form, language), 10)] },
    { height: 24, whole: false, cells: [labelCell(words.promise, 2), textCell(form.promise, 10)] },
    { height: 16, whole: false, cells: [labelCell(words.signatures, 2), { lines: members, span: 10 }] },
    {
      height: boxHeight,
      cells: [
        labelCell(words.evaluation, 2),
        opinionBox(form.evaluation, decided, language),
        labelCell(words.commission, 2),
        opinionBox(form.commission, [], language),
      ],
    },
  ];
}

function meetingOf({ meeting }: BureauSheet, language: Language): string[] {
  const words = said(documentWords, language).bureau;
  const { comma, labelled } = said(documentWords, language);
  const told = (label: string, text: string) => labelled({ label, text });
  return [
    told(words.at, meeting.at === null ? '' : cells.dayOf(meeting.at, language)),
    told(words.present, meeting.present.join(comma)),
    ...(meeting.absent.length === 0 ? [] : [told(words.absent, meeting.absent.join(comma))]),
    `${told(words.chair, meeting.chair)}    ${told(words.recorder, meeting.recorder)}`,
    told(words.conclusion, meeting.conclusion),
  ];
}

const opinionBox = (opinion: Opinion | null, first: readonly string[], language: Language): GridCell =>
  cells.boxCell({
    texts: [...first, ...(opinion === null ? [] : [opinion.text])].filter((it) => it !== ''),
    signature: cells.signatureOf(opinion, language, true),
    span: 4,
    width: column * 4,
    height: boxHeight,
  });
