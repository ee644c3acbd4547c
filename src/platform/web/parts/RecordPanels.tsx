import { type ComponentType, lazy, type LazyExoticComponent, Suspense } from 'react';
import type { RecordKind } from '../../loop.ts';
import { useJoined } from '../joined.tsx';
import { useMe } from '../me.tsx';
import type { RecordPanel } from '../panel.ts';

type Panel = ComponentType<Readonly<{ id: string }>>;
const loaded = new WeakMap<RecordPanel, LazyExoticComponent<Panel>>();

function panelOf(panel: RecordPanel): LazyExoticComponent<Panel> {
  const found = loaded.get(panel) ?? lazy(panel.load);
  loaded.set(panel, found);
  return found;
}

/** What the modules above say of a record, on its own page, to those who may read it. */
export function RecordPanels({ kind, id }: Readonly<{ kind: RecordKind; id: string }>) {
  const { recordPanels } = useJoined();
  const { permissions } = useMe();
  return recordPanels
    .filter((panel) => panel.kind === kind && permissions.has(panel.needs))
    .map((panel) => {
      const Shown = panelOf(panel);
      return (
        <Suspense key={panel.key} fallback={null}>
          <Shown id={id} />
        </Suspense>
      );
    });
}
