import type { Serve } from '#platform/http.ts';
import { administration } from './routes/administration.ts';
import { session } from './routes/session.ts';
import { structure } from './routes/structure.ts';

export function organization(serve: Serve): void {
  session(serve);
  structure(serve);
  administration(serve);
}
