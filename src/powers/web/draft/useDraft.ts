import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { call } from '#platform/web/call.ts';
import { getPower, type Power } from '../../contract/power.ts';
import { draftVersion } from '../../contract/version.ts';
import { type DraftDesk, DraftKeeper, type DraftState, type Theirs } from './keeper.ts';
import { forget, keep, keptOf } from './kept.ts';
import { saidOf } from './values.ts';

const theirsOf = ({ version }: Power): Theirs => ({
  said: saidOf(version),
  revision: version.state === 'draft' ? version.revision : null,
  by: version.saved?.by ?? '',
  at: version.saved?.at ?? null,
});

const deskOf = (id: string, client: QueryClient): DraftDesk => ({
  send: async (changes, revision) => {
    const made = await call(draftVersion, { params: { id }, body: { ...changes, revision } as never });
    void client.invalidateQueries({ queryKey: ['powers', ':id'] });
    return { revision: made.revision, at: new Date().toISOString() };
  },
  latest: async () => theirsOf(await call(getPower, { params: { id }, query: { version: 'newest' } })),
  keep: (kept) => keep(id, kept),
  drop: () => forget(id),
});

/** The draft of a power while this page is open. */
export function useDraft(power: Power): readonly [DraftState, DraftKeeper] {
  const client = useQueryClient();
  const [keeper] = useState(() => new DraftKeeper(deskOf(power.id, client), theirsOf(power), keptOf(power.id)));
  useEffect(() => keeper.meet(theirsOf(power)), [keeper, power]);
  useEffect(() => () => keeper.leave(), [keeper]);
  return [useSyncExternalStore(keeper.subscribe, keeper.state), keeper];
}
