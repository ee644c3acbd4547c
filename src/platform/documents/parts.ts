import type { Grid } from './grid.ts';
import type { Align } from './text.ts';

/** What a document is made of, from top to bottom. Sizes in points. */
export type Block =
  | Readonly<{ kind: 'title' | 'heading' | 'subheading'; text: string; newPage?: boolean }>
  | Readonly<{ kind: 'text'; text: string; align?: Align; size?: number; bold?: boolean; indent?: boolean; before?: number; after?: number }>
  | Readonly<{ kind: 'ends'; left: string; right: string; size?: number }> // a line with a text at each end
  | Readonly<{ kind: 'grid'; grid: Grid }>
  | Readonly<{ kind: 'contents'; title: string }> // of the headings, with their pages
  | Readonly<{ kind: 'newPage' }>;
/** Pages of A4 or A3, upright or across; margins in millimetres: top, right, bottom, left. */
export type PageKind = Readonly<{ paper?: 'A4' | 'A3'; across?: boolean; margins?: readonly [number, number, number, number] }>;
export type Part = Readonly<{ page?: PageKind; blocks: readonly Block[]; footer?: 'pages' | 'none' }>;
