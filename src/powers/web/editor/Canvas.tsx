import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { useSaid } from '#platform/web/language.tsx';
import { words } from '../../words/editor.ts';
import { useDesk } from './desk.tsx';

/** Where the flowchart is drawn. */
export function Canvas() {
  const { drawing } = useDesk();
  const host = useRef<HTMLDivElement>(null);
  const said = useSaid(words);
  useNamedStep(drawing);
  useEffect(() => {
    const room = host.current!;
    drawing.attachTo(room);
    let seen = room.clientWidth > 0;
    const watch = new ResizeObserver(() => {
      drawing.get('canvas').resized();
      if (!seen && room.clientWidth > 0) drawing.fit(); // it was hidden until now
      seen = room.clientWidth > 0;
    });
    watch.observe(room);
    return () => {
      watch.disconnect();
      drawing.detach();
    };
  }, [drawing]);
  return <div ref={host} className="qf-editor-canvas" role="application" aria-label={said.canvas} />;
}

/** The step that the address names, such as one that a check-up leads to, is chosen when the drawing is first shown. */
function useNamedStep(drawing: ReturnType<typeof useDesk>['drawing']): void {
  const [search] = useSearchParams();
  const node = search.get('node');
  useEffect(() => {
    if (node === null) return;
    const stop = drawing.onShow(() => {
      stop();
      drawing.choose(node);
    });
    return stop;
  }, [drawing, node]);
}
