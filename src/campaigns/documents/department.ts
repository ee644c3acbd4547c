import { type GridCell, type GridRow, type Part } from '#platform/documents/parts.ts';
import { type Language, said } from '#platform/words.ts';
import { words as risks } from '#risks/words.ts';
import { documentWords } from '../words/documents.ts';
import * as cells from './cells.ts';
import type { DepartmentSheet, Opinion } from './sheet.ts';

const columns = Array.from({ length: 12 }, () => 1);
const column = 257 / 12; // millimetres, A4 across
const spans = [1, 2, 3, 1, 1, 1, 2, 1] as const;
const fewestPoints = 8;
const rowHeight = 9;
const size = cells.letters;
const page = { across: true } as const;

/** 科室、单位廉政风险和防控承诺表, with everybody's signatures on a page of their own. */
export function departmentParts(form: DepartmentSheet, language: Language): Part[] {
  const words = said(documentWords, language).department;
  return [
    {
      page,
      blocks: [
        { kind: 'title', text: words.title },
        { kind: 'ends', left: words.filler(form.department), right: words.filled(cells.dayOf(form.filedOn, language)), size },
        { kind: 'grid', grid: { columns, size, goesOn: true, rows: headOf(form, language) } },
        { kind: 'grid', grid: { columns, size, goesOn: true, rows: pointsOf(form, language) } },
        { kind: 'grid', grid: { columns, size, rows: opinionsOf(form, language) } },
      ],
    },
    {
      page,
      blocks: [
        { kind: 'title', text: words.signatures },
        { kind: 'grid', grid: signaturesOf(form, language) },
      ],
    },
  ];
}

function headOf(form: DepartmentSheet, language: Language): GridRow[] {
  const words = said(documentWords, language).department;
  const { comma } = said(documentWords, language);
  const { labelCell, textCell } = cells;
  const taking = form.participants.filter((it) => it.attended).map((it) => it.name);
  const powers = form.powers.map(({ code, name }) => `${code} ${name}`).join('\n');
  const first = [
    [labelCell(words.name, 2), textCell(form.department, 4)],
    [labelCell(words.head), textCell(form.head, 2)],
    [labelCell(words.headcount), textCell(String(form.headcount), 2)],
  ];
  const held = form.heldAt === null ? cells.dayOf(null, language) : cells.dayOf(form.heldAt, language);
  return [
    { height: rowHeight, cells: first.flat() },
    { height: 16, whole: false, cells: [labelCell(words.functions, 2), textCell(form.functions, 10)] },
    { height: 16, whole: false, cells: [labelCell(words.powers, 2), textCell(powers, 10)] },
    { height: rowHeight, cells: [labelCell(words.participants, 2), textCell(taking.join(comma), 7), labelCell(words.heldAt), textCell(held, 2)] },
  ];
}

function pointsOf({ points }: DepartmentSheet, language: Language): GridRow[] {
  const { heads } = said(documentWords, language).department;
  const { comma } = said(documentWords, language);
  const { elements } = said(risks, language);
  const { labelCell, textCell } = cells;
  const titles = [heads.serial, heads.power, heads.description, heads.positions, heads.element, heads.selfLevel, heads.measures, heads.responsible];
  const rows = points.map((it, at) => {
    const row: GridCell[] = [
      labelCell(String(at + 1)),
      textCell(it.power, 2),
      textCell(it.description, 3),
      textCell(it.positions.join(comma), 1),
      labelCell(it.element === null ? '' : elements[it.element]),
      labelCell(cells.levelOf(it.selfLevel, language)),
      textCell(cells.numbered(it.measures), 2),
      labelCell(it.responsible),
    ];
    return cells.pointRow(
      row,
      spans.map((span) => span * column),
      rowHeight,
    );
  });
  const head: GridRow = { head: true, cells: titles.map((text, at) => ({ text, span: spans[at]!, size: cells.labelSize(text) })) };
  return [head, ...rows, ...cells.emptyRows(fewestPoints - rows.length, spans, rowHeight)];
}

function opinionsOf(form: DepartmentSheet, language: Language): GridRow[] {
  const { comma, department: words, until } = said(documentWords, language);
  const institutions = form.institutions.map(({ title, action, dueOn }) =>
    [title, action, dueOn === null ? '' : until(cells.dayOf(dueOn, language))].filter((it) => it !== '').join(comma),
  );
  const promise = cells.boxCell({
    texts: [form.promise],
    signature: [cells.signedLine(words.promised, form.signed, language)],
    span: 10,
    width: column * 10,
    height: 26,
  });
  const decided = form.evaluation === null ? [] : [cells.levelsOf(form.evaluation.levels, language)];
  return [
    { height: 16, whole: false, cells: [cells.labelCell(words.institutions, 2), cells.textCell(cells.numbered(institutions), 10)] },
    { height: 26, whole: false, cells: [cells.labelCell(words.promise, 2), promise] },
    {
      height: boxHeight,
      cells: [
        cells.labelCell(words.review, 2),
        opinionBox(form.review, [], language),
        cells.labelCell(words.evaluation, 2),
        opinionBox(form.evaluation, decided, language),
      ],
    },
  ];
}

const boxHeight = 40;

const opinionBox = (opinion: Opinion | null, first: readonly string[], language: Language): GridCell =>
  cells.boxCell({
    texts: [...first, ...(opinion === null ? [] : [opinion.text])].filter((it) => it !== ''),
    signature: cells.signatureOf(opinion, language),
    span: 4,
    width: column * 4,
    height: boxHeight,
  });

const fewestSignatures = 12; // rows, as far as a page holds them

function signaturesOf({ participants }: DepartmentSheet, language: Language) {
  const words = said(documentWords, language).department;
  const rows = Math.max(fewestSignatures, Math.ceil(participants.length / 2));
  const cellsOf = (at: number) => [cells.labelCell(participants[at]?.name ?? ''), cells.signedCell(participants[at]?.signed)];
  const body = Array.from({ length: rows }, (_, at): GridRow => ({ height: 9.5, cells: [...cellsOf(at), ...cellsOf(at + rows)] }));
  const head: GridRow = { head: true, cells: [words.person, words.signed, words.person, words.signed] };
  return { columns: [20, 30, 20, 30], size, rows: [head, ...body] };
}
