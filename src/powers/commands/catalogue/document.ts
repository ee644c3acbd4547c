import type { Tx } from '#platform/db.ts';
import type { GridRow } from '#platform/documents/grid.ts';
import { type Block, type Part, wordDocument } from '#platform/documents/word.ts';
import type { Download } from '#platform/endpoint.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { type Language, said } from '#platform/words.ts';
import { type Annex, annexColumns } from '../../catalogue/annex.ts';
import type { PowerFilter } from '../../store/power.ts';
import { catalogueWords } from '../../words/catalogue.ts';
import { type Annexes, annexesFor } from './exporting.ts';

const across = { across: true, margins: [18, 15, 16, 15] } as const;
const letters = 9; // points, as eleven columns go on a page

/** 岗位职权目录 as a Word document: contents, then each department's annex on pages of its own. */
export async function catalogueDocument(tx: Tx, actor: Actor, filter: PowerFilter, language: Language, { today }: Moment): Promise<Download> {
  const found = await annexesFor(tx, actor, filter, language, 'docx');
  const words = said(catalogueWords, language);
  const title = found.bureau === '' ? words.fileName : words.bookTitle({ bureau: found.bureau });
  const front: Part = { page: across, blocks: frontOf(found, title, language, today) };
  const parts =
    found.annexes.length === 0
      ? [front]
      : [front, { page: across, blocks: found.annexes.flatMap((annex, at) => annexBlocks(annex, at > 0, language)) }];
  return wordDocument(title, title, parts);
}

function frontOf({ annexes, count, unpublished }: Annexes, title: string, language: Language, today: string): Block[] {
  const words = said(catalogueWords, language);
  const [year, month, day] = today.split('-').map(Number);
  const date = language === 'en' ? today : `${year}年${month}月${day}日`;
  return [
    { kind: 'title', text: title },
    { kind: 'text', text: words.asOf({ day: date }), align: 'center', after: 2 },
    {
      kind: 'text',
      text: count === 0 ? words.emptyBook : words.counted({ count, departments: annexes.length, unpublished }),
      align: 'center',
      after: 12,
    },
    ...(count === 0 ? [] : [{ kind: 'contents', title: words.contents } as const]),
  ];
}

function annexBlocks({ title, above, rows, note }: Annex, newPage: boolean, language: Language): Block[] {
  const { heads } = said(catalogueWords, language);
  const head: GridRow = { head: true, cells: annexColumns.map(({ key }) => heads[key]) };
  const body = rows.map(({ serial, written }): GridRow => ({
    cells: annexColumns.map(({ key, centred }) => ({
      text: key === 'serial' ? serial : written[key],
      align: centred ? ('center' as const) : ('left' as const),
    })),
  }));
  return [
    { kind: 'heading', text: title, newPage },
    { kind: 'ends', left: above[0], right: above[1], size: 11 },
    {
      kind: 'grid',
      grid: {
        columns: annexColumns.map(({ width }) => width),
        rows: [head, ...body],
        size: letters,
        runs: annexColumns.findIndex(({ key }) => key === 'category'),
      },
    },
    { kind: 'text', text: note, size: letters, before: 3 },
  ];
}
