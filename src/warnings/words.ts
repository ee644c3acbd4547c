import { wordBook } from '#platform/words.ts';
import { columns } from './words/columns.ts';
import { pageWords } from './words/pages.ts';
import { processWords } from './words/process.ts';
import { homeWords } from './words/home.ts';

export { refusals } from './words/refusals.ts';

/** Everything that this module says. */
export const words = wordBook({ ...pageWords, ...processWords, ...homeWords, columns });
