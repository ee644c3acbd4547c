import { useCallback, useRef } from 'react';
import type { Box, FlowView } from '#platform/web/parts/FlowDiagram.tsx';

const margin = 20;

/** What holds both boxes, with a little room around. */
function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x)) - margin;
  const y = Math.min(...boxes.map((box) => box.y)) - margin;
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x + margin,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y + margin,
  };
}

/** Diagrams that are looked at together: what is moved or zoomed in one is in the others, and at first all of each is seen. */
export function useTogether(): Readonly<{ join: (view: FlowView) => () => void; fit: () => void }> {
  const views = useRef(new Set<FlowView>());
  const following = useRef(false);
  const show = useCallback((box: Box, but: FlowView | null) => {
    following.current = true;
    for (const view of views.current) if (view !== but) view.see(box);
    following.current = false;
  }, []);
  const fit = useCallback(() => {
    const all = [...views.current];
    if (all.length > 0) show(around(all.map((view) => view.whole())), null);
  }, [show]);
  const join = useCallback(
    (view: FlowView) => {
      views.current.add(view);
      view.hear('looked', () => {
        if (!following.current && views.current.has(view)) show(view.seen(), view);
      });
      view.hear('resized', () => requestAnimationFrame(fit));
      fit();
      return () => void views.current.delete(view);
    },
    [fit, show],
  );
  return { join, fit };
}
