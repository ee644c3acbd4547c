export { refusals } from './words/refusals.ts';
import { wordBook } from '#platform/words.ts';
import { cases } from './words/cases.ts';
import { columns } from './words/columns.ts';
import { findings } from './words/findings.ts';
import { home } from './words/home.ts';
import { imports } from './words/imports.ts';
import { inquiries } from './words/inquiries.ts';

export const words = wordBook({
  group: ['监督与预警', 'Supervision and warnings'],
  pages: { cases: ['办件', 'Cases'], findings: ['异常', 'Findings'], inquiries: ['督办', 'Inquiries'], imports: ['事件导入', 'Event imports'] },
  columns,
  states: { ...inquiries.inquiryStates, ...imports.importStates },
  ...cases,
  ...findings,
  ...inquiries,
  ...imports,
  ...home,
});
