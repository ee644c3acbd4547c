import type { Tx } from '#platform/db.ts';
import { type Block, type Part, wordDocument } from '#platform/documents/word.ts';
import type { GridRow } from '#platform/documents/grid.ts';
import type { Download } from '#platform/endpoint.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { type Language, said } from '#platform/words.ts';
import type { Filter } from '../filter.ts';
import { levels } from '../level.ts';
import { type BookRow, bookFor, bureauOf } from '../store/book.ts';
import { countOf, counted } from '../store/count.ts';
import { registerWords } from '../words/register.ts';
import { words } from '../words.ts';

const most = 3000; // rows; more are no document that anybody opens
const page = { across: true, margins: [15, 12, 14, 12] } as const;
const letters = 8.5; // points, as eleven columns go on a page
const widths = [10, 8, 8, 6, 24, 7, 5, 5, 15, 6, 6]; // percent

/**
 * 廉政风险点登记册 as the office keeps it on paper: of what is filtered, by department, which runs down.
 *
 * @throws Refusal `risks/book/invalid` where it is more than a document can hold
 */
export async function registerBook(tx: Tx, actor: Actor, filter: Filter, language: Language, { today }: Moment): Promise<Download> {
  const total = countOf(await counted(tx, actor, filter));
  if (total > most) throw new Refusal('risks/book/invalid', { total, most });
  const rows = await bookFor(tx, actor, filter, most);
  const { title } = said(registerWords, language).book;
  const part: Part = { page, blocks: blocksOf(rows, { title, bureau: await bureauOf(tx, actor), filter, language, today }) };
  return wordDocument(title, title, [part]);
}

type Of = Readonly<{ title: string; bureau: string | null; filter: Filter; language: Language; today: string }>;

function blocksOf(rows: readonly BookRow[], { title, bureau, filter, language, today }: Of): Block[] {
  const book = said(registerWords, language).book;
  const [year, month, day] = today.split('-').map(Number) as [number, number, number];
  const date = language === 'en' ? today : `${year}年${month}月${day}日`;
  const counts = Object.fromEntries(levels.map((level) => [level, rows.filter((row) => row.level === level).length]));
  const head: GridRow = { head: true, cells: Object.values(book.columns) };
  return [
    { kind: 'title', text: title },
    { kind: 'ends', left: book.bureau({ bureau: bureau ?? '' }), right: filter.year === undefined ? '' : book.year({ year: filter.year }), size: 11 },
    { kind: 'grid', grid: { columns: widths, rows: [head, ...rows.map((row) => rowOf(row, bureau === null, language))], size: letters, runs: 1 } },
    {
      kind: 'text',
      text: book.totals({
        total: rows.length,
        one: counts[1],
        two: counts[2],
        three: counts[3],
        waiting: rows.filter(({ level }) => level === null).length,
      }),
      size: 10.5,
      before: 4,
      after: 6,
    },
    { kind: 'ends', left: book.signers, right: book.filledOn({ date }), size: 10.5 },
  ];
}

function rowOf(row: BookRow, many: boolean, language: Language): GridRow {
  const { keyAreas, levels: names } = said(words, language);
  const levelOf = (level: number | null) => (level === null ? '' : names[level as 1 | 2 | 3]);
  const measures = row.measures.map((text, at) => (row.measures.length > 1 ? `${at + 1}. ${text}` : text));
  const centred = (text: string | null) => ({ text: text ?? '', align: 'center' as const });
  return {
    cells: [
      centred(row.number ?? said(words, language).states[row.state]),
      centred(many ? `${row.bureau} ${row.department}` : row.department),
      centred(row.position),
      centred(row.person),
      row.description,
      centred(row.keyArea && keyAreas[row.keyArea]),
      centred(levelOf(row.selfLevel)),
      centred(levelOf(row.level)),
      { lines: measures.length === 0 ? [{ text: '' }] : measures.map((text) => ({ text })) },
      centred(row.responsible),
      centred(row.registeredOn),
    ],
  };
}
