import { calendar } from '#calendar/routes.ts';
import { campaigns } from '#campaigns/routes.ts';
import { institutions } from '#institutions/routes.ts';
import { organization } from '#organization/routes.ts';
import type { Serve } from '#platform/http.ts';
import { powers } from '#powers/routes.ts';
import { risks } from '#risks/routes.ts';
import { suggestions } from '#suggestions/routes.ts';
import { supervision } from '#supervision/routes.ts';
import { warnings } from '#warnings/routes.ts';

/** The modules whose endpoints the server answers, in the order of the floors. */
export const modules: ReadonlyArray<(serve: Serve) => void> = [
  organization,
  calendar,
  institutions,
  powers,
  risks,
  campaigns,
  warnings,
  supervision,
  suggestions,
];
