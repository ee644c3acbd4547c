import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import { useEffect, useRef } from 'react';
import { useSaid } from '#platform/web/language.tsx';
import { words } from '../../words/editor.ts';
import { useDesk } from './desk.tsx';

/** Where the flowchart is drawn. */
export function Canvas() {
  const { drawing } = useDesk();
  const host = useRef<HTMLDivElement>(null);
  const said = useSaid(words);
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
