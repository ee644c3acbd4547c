import * as campaigns from '#campaigns/store/loop.ts';
import * as institutions from '#institutions/store/loop.ts';
import { checkups as organizationCheckups } from '#organization/store/checkup.ts';
import * as organization from '#organization/store/loop.ts';
import type { Checkups, Figures, Links, Search, Started, Todos } from '#platform/loop.ts';
import type { Permission } from '#platform/permissions.ts';
import { checkups as powersCheckups } from '#powers/store/checkup.ts';
import * as powers from '#powers/store/loop.ts';
import { checkups as risksCheckups } from '#risks/store/checkup.ts';
import * as risks from '#risks/store/loop.ts';
import * as suggestions from '#suggestions/store/loop.ts';
import * as supervision from '#supervision/store/loop.ts';
import * as warningsHome from '#warnings/store/home.ts';
import * as warnings from '#warnings/store/links.ts';

/** What looks across the modules, written out: each module declares its own, and here they meet. */
export const links: readonly Links[] = [
  ...organization.links,
  ...institutions.links,
  ...powers.links,
  ...risks.links,
  ...campaigns.links,
  ...warnings.links,
  ...supervision.links,
  ...suggestions.links,
];

export const todos: readonly Todos[] = [
  institutions.todos,
  powers.todos,
  risks.todos,
  campaigns.todos,
  warningsHome.todos,
  supervision.todos,
  suggestions.todos,
  organization.todos,
];

export const started: readonly Started[] = [powers.started, campaigns.started, warningsHome.started, supervision.started, suggestions.started];

export const figures: readonly Figures[] = [
  institutions.figures,
  risks.figures,
  campaigns.figures,
  warningsHome.figures,
  supervision.figures,
  suggestions.figures,
];

export const searches: ReadonlyArray<Readonly<{ needs: Permission; search: Search }>> = [
  { needs: 'powers.read', search: powers.search },
  { needs: 'risks.read', search: risks.search },
  { needs: 'campaigns.read', search: campaigns.search },
  { needs: 'supervision.read', search: supervision.search },
  { needs: 'suggestions.read', search: suggestions.search },
  { needs: 'warnings.read', search: warnings.search },
  { needs: 'institutions.read', search: institutions.search },
  { needs: 'organization.read', search: organization.search },
];

/** In the order in which their gaps are told. */
export const checkups: readonly Checkups[] = [powersCheckups, risksCheckups, organizationCheckups];
