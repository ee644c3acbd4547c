import type { GridRow, Part } from '#platform/documents/parts.ts';
import { type Language, said } from '#platform/words.ts';
import { sittingWords } from '../words/sitting.ts';
import { dayOf, labelCell, letters, levelOf, linesOf, room, textCell } from './cells.ts';

type Member = Readonly<{ name: string; title: string | null; attended: boolean }>;

/** What was decided of a point: the last time, where the group came back to it. */
export type Decided = Readonly<{
  department: string;
  person: string | null;
  description: string;
  proposal: number | null;
  selfLevel: number | null;
  reviewerLevel: number | null;
  level: number;
  opinion: string | null;
  counted: number;
  recused: readonly string[];
  number: string | null; // in the register
}>;
export type Changed = Readonly<{ deed: 'merge' | 'split' | 'return'; department: string; description: string; into: string | null; reason: string }>;

export type Minutes = Readonly<{
  bureau: string;
  year: number;
  number: string;
  heldOn: string;
  place: string;
  chair: string;
  members: readonly Member[];
  opinion: string;
  decided: readonly Decided[];
  changed: readonly Changed[];
}>;

const page = { across: true } as const;
const size = 10.5;

/** 评估会纪要: who came, what was decided of each point with who was counted and who withdrew, and the group's opinion. */
export function minutesParts(minutes: Minutes, language: Language): Part[] {
  const words = said(sittingWords, language).minutes;
  const { decided, changed } = minutes;
  return [
    {
      page,
      blocks: [
        { kind: 'title', text: words.title(minutes.year) },
        { kind: 'ends', left: `${words.bureau}:${minutes.bureau}`, right: `${words.number}:${minutes.number}`, size: letters },
        { kind: 'grid', grid: { columns: [12, 38, 12, 38], size: letters, rows: headOf(minutes, language) } },
        { kind: 'subheading', text: words.decided },
        { kind: 'text', text: words.totals(totalsOf(decided)) },
        { kind: 'grid', grid: { columns: [5, 14, 30, 7, 7, 7, 7, 14, 9], size, rows: decidedOf(decided, language) } },
        ...(changed.length === 0
          ? []
          : ([
              { kind: 'subheading', text: words.changes },
              { kind: 'grid', grid: { columns: [5, 9, 16, 30, 20, 20], size, rows: changedOf(changed, language) } },
            ] as const)),
        { kind: 'text', text: `${words.signature}${room(24)}${words.recorder}${room(24)}`, before: 12 },
      ],
    },
  ];
}

function headOf({ heldOn, place, chair, members, opinion, decided }: Minutes, language: Language): GridRow[] {
  const words = said(sittingWords, language).minutes;
  const names = (those: readonly Member[]) => those.map(({ name, title }) => (title === null ? name : `${name}(${title})`)).join('、') || '—';
  const recused = [...new Set(decided.flatMap((it) => it.recused))].join('、') || '—';
  const wide = (label: string, text: string): GridRow => ({
    height: 9,
    whole: linesOf(text, 220) < 20,
    cells: [labelCell(label), textCell(text, 3)],
  });
  return [
    { height: 9, cells: [labelCell(words.heldOn), textCell(dayOf(heldOn, language), 1), labelCell(words.place), textCell(place, 1)] },
    wide(words.chair, chair),
    wide(words.present, names(members.filter((it) => it.attended))),
    wide(words.absent, names(members.filter((it) => !it.attended))),
    wide(words.recused, recused),
    wide(words.opinion, opinion),
  ];
}

const totalsOf = (decided: readonly Decided[]) => {
  const of = (level: number) => decided.filter((it) => it.level === level).length;
  return { all: decided.length, one: of(1), two: of(2), three: of(3) };
};

function decidedOf(decided: readonly Decided[], language: Language): GridRow[] {
  const words = said(sittingWords, language);
  const { columns, minutes } = words;
  const heads = [minutes.serial, columns.department, columns.description, columns.proposal, columns.selfLevel, columns.reviewerLevel, columns.level];
  const level = (of: number | null) => labelCell(levelOf(of, language));
  const rows = decided.map((it, at): GridRow => {
    const recused = it.recused.length === 0 ? [] : [words.explained.recused(it.recused.join('、')), minutes.counted(it.counted)];
    const why = [...(it.opinion === null ? [] : [it.opinion]), ...recused].join('\n');
    const whose = it.person === null ? it.department : `${it.department}\n${it.person}`;
    return {
      height: 8,
      whole: linesOf(it.description, 76) < 24,
      cells: [
        labelCell(String(at + 1)),
        textCell(whose, 1),
        textCell(it.description, 1),
        ...[it.proposal, it.selfLevel, it.reviewerLevel, it.level].map(level),
        textCell(why, 1),
        labelCell(it.number ?? ''),
      ],
    };
  });
  return [{ head: true, cells: [...heads, columns.why, minutes.registered] }, ...rows];
}

function changedOf(changed: readonly Changed[], language: Language): GridRow[] {
  const { columns, minutes } = said(sittingWords, language);
  const rows = changed.map((it, at): GridRow => ({
    cells: [labelCell(String(at + 1)), labelCell(minutes.deeds[it.deed]), it.department, it.description, it.into ?? '', it.reason],
  }));
  const heads = [minutes.serial, minutes.what, columns.department, columns.description, columns.into, columns.reason];
  return [{ head: true, cells: heads }, ...rows];
}
