import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { call } from '#platform/web/call.ts';
import { foundAt, keptAt } from '#platform/web/draft/kept.ts';
import { useKeeper } from '#platform/web/draft/useKeeper.ts';
import { getPower, type Power } from '../../contract/power.ts';
import { draftVersion } from '../../contract/version.ts';
import { type DraftDesk, DraftKeeper, type DraftState, type OfDraft, type Theirs } from './keeper.ts';
import { saidOf } from './values.ts';

const theirsOf = ({ version }: Power): Theirs => ({
  value: saidOf(version),
  revision: version.state === 'draft' ? version.revision : null,
  by: version.saved?.by ?? '',
  at: version.saved?.at ?? null,
});

const keyOf = (id: string) => `qingfeng.draft.${id}`;

const deskOf = (id: string, client: QueryClient): DraftDesk => ({
  send: async (changes, revision) => {
    const made = await call(draftVersion, { params: { id }, body: { ...changes, revision } as never });
    void client.invalidateQueries({ queryKey: ['powers', ':id'] });
    return { revision: made.revision, at: new Date().toISOString() };
  },
  latest: async () => theirsOf(await call(getPower, { params: { id }, query: { version: 'newest' } })),
  ...keptAt<OfDraft>(keyOf(id)),
});

/** The draft of a power while this page is open. */
export function useDraft(power: Power): readonly [DraftState, DraftKeeper] {
  const client = useQueryClient();
  return useKeeper<OfDraft, Power>(
    power,
    theirsOf,
    () => new DraftKeeper(deskOf(power.id, client), theirsOf(power), foundAt<OfDraft>(keyOf(power.id))),
  );
}
