import * as draft from '#platform/web/draft/keeper.ts';
import type { Content } from '../../content.ts';
import { type Cell, cellOf, merged, withCell } from './merge.ts';

/** A form of a round; it has a revision from its beginning. */
export type OfForm = Readonly<{ value: Content; place: Cell; sent: Content; revision: number }>;

export type Theirs = draft.Theirs<OfForm>;
export type Kept = draft.Kept<OfForm>;
export type Clash = draft.Clash<OfForm>;
export type FormState = draft.State<OfForm>;
export type FormDesk = draft.Desk<OfForm>;

const rules: draft.Rules<OfForm> = {
  same: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  merged: (base, mine, theirs) => {
    const { content, conflicts } = merged(base, mine, theirs);
    return { value: content, conflicts };
  },
  taking: (content, cell, theirs) => withCell(content, cell, cellOf(theirs, cell)),
  held: () => [],
  savable: (content) => content,
  sent: (_, content) => content,
  outOfDate: 'campaigns/out-of-date',
  refused: () => undefined,
};

/** A form while it is filled in, saved whole. What was kept of another tier is not taken up. */
export class FormKeeper extends draft.Keeper<OfForm> {
  constructor(desk: FormDesk, theirs: Theirs, kept: Kept | null) {
    super(rules, desk, theirs, kept?.value.tier === theirs.value.tier ? kept : null);
  }
}
