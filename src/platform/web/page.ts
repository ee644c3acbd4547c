import type { ComponentType } from 'react';
import type { Permission } from '../permissions.ts';
import type { WordBook } from '../words.ts';

/** The groups of the side navigation, in the order of the loop. */
export const groups = ['home', 'powers', 'risks', 'supervision', 'decisions', 'inspections', 'public', 'organization', 'system'] as const;
export type Group = (typeof groups)[number];

/** A page of the app: its address, the right that opens it, and how to fetch it. Without `menu` it is reached by links only. */
export type Page = Readonly<{
  path: `/${string}`;
  needs: Permission;
  load: () => Promise<{ default: ComponentType }>;
  menu?: Readonly<{ group: Group; label: WordBook[string] }>;
  /** Whose group is open while the page is, where no menu entry has its address. */
  under?: `/${string}`;
}>;
