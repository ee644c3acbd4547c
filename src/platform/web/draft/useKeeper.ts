import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Keeper, Kind, State, Theirs } from './keeper.ts';

/** The keeper of a record's draft while this page is open: it meets what the page is told of the record, and is left with the page. */
export function useKeeper<K extends Kind, Record>(
  record: Record,
  theirsOf: (record: Record) => Theirs<K>,
  begin: () => Keeper<K>,
): readonly [State<K>, Keeper<K>] {
  const [keeper] = useState(begin);
  useEffect(() => keeper.meet(theirsOf(record)), [keeper, record, theirsOf]);
  useEffect(() => () => keeper.leave(), [keeper]);
  return [useSyncExternalStore(keeper.subscribe, keeper.state), keeper];
}
