import { type Language, said } from '#platform/words.ts';
import { catalogueWords } from '../words/catalogue.ts';
import type { Existing } from './entry.ts';
import type { Positions } from './positions.ts';
import { writtenOf, type Written } from './written.ts';

/** The powers of one department as annex 1 lays them out. `runs`: rows of one category, which are one cell. */
export type Annex = Readonly<{
  department: string;
  title: string;
  above: readonly [filler: string, head: string];
  rows: ReadonlyArray<Readonly<{ serial: string; written: Written }>>;
  runs: ReadonlyArray<Readonly<{ from: number; to: number }>>;
  note: string;
}>;

type Around = Readonly<{ department: string; head: string | undefined; positions: Positions; language: Language }>;

/** @param powers of one department, those of a category beside one another */
export function annexOf(powers: readonly Existing[], { department, head, positions, language }: Around): Annex {
  const words = said(catalogueWords, language);
  const rows = powers.map((power, at) => ({ serial: String(at + 1), written: writtenOf(power, positions, language) }));
  return {
    department,
    title: words.title({ department }),
    above: [words.filler({ department }), words.head({ person: head ?? '' })],
    rows,
    runs: runsOf(rows.map(({ written }) => written.category)),
    note: words.note,
  };
}

function runsOf(texts: readonly string[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const [at, text] of texts.entries()) {
    if (at > 0 && text === texts[at - 1]) runs.at(-1)!.to = at;
    else runs.push({ from: at, to: at });
  }
  return runs;
}

/** The columns of annex 1, each with its share of the width. */
export const annexColumns = [
  { key: 'serial', width: 4, centred: true },
  { key: 'code', width: 9, centred: true },
  { key: 'category', width: 7, centred: true },
  { key: 'name', width: 14, centred: false },
  { key: 'basis', width: 17, centred: false },
  { key: 'procedure', width: 14, centred: false },
  { key: 'statutory', width: 6, centred: true },
  { key: 'promised', width: 6, centred: true },
  { key: 'responsibility', width: 13, centred: false },
  { key: 'positions', width: 10, centred: false },
  { key: 'open', width: 4, centred: true },
] as const;
