/** What the app joins of this module (src/app/joins.ts). */
export { links, search } from './links.ts';
export { figures, started, todos } from './home.ts';
