import { Button } from 'antd';
import { type PointerEvent, useRef, useState } from 'react';
import { drawnField } from '#platform/drawing.ts';
import { useSaid } from '#platform/web/language.tsx';
import { bounds } from '../../content.ts';
import { words } from '../../words/filling.ts';
import { drawnOn, pathOf, type Point } from './stroke.ts';
import './signature.css';

type Props = Readonly<{ drawing: string; onDraw: (drawing: string) => void }>;

/** A place to sign with finger, pen or mouse. Nobody has to: the typed name signs by itself, and that is said beside it. */
export function SignaturePad({ drawing, onDraw }: Props) {
  const said = useSaid(words).sign;
  const [strokes, setStrokes] = useState<ReadonlyArray<readonly Point[]>>([]);
  const drawingNow = useRef(false);
  const [full, setFull] = useState(false);
  const take = (next: ReadonlyArray<readonly Point[]>) => {
    const path = pathOf(next);
    setFull(path.length > bounds.drawing);
    if (path.length > bounds.drawing) return;
    setStrokes(next);
    onDraw(path);
  };
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drawingNow.current = true;
    take([...strokes, [placeOf(event)]]);
  };
  const go = (event: PointerEvent<SVGSVGElement>) => {
    if (!drawingNow.current) return;
    take([...strokes.slice(0, -1), drawnOn(strokes.at(-1) ?? [], placeOf(event))]);
  };
  const end = () => {
    drawingNow.current = false;
  };
  return (
    <div className="qf-pad">
      <svg
        role="img"
        aria-label={drawing ? said.drawn : said.empty}
        viewBox={`0 0 ${drawnField.width} ${drawnField.height}`}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <line x1="16" y1="96" x2="304" y2="96" />
        <path d={drawing} />
      </svg>
      <p>
        <small>{full ? said.full : said.hint}</small>
        <Button type="link" size="small" disabled={drawing === ''} onClick={() => take([])}>
          {said.clear}
        </Button>
      </p>
    </div>
  );
}

/** Where the pointer is, in the units of the pad. */
function placeOf({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): Point {
  const box = currentTarget.getBoundingClientRect();
  return { x: ((clientX - box.left) / box.width) * drawnField.width, y: ((clientY - box.top) / box.height) * drawnField.height };
}

/** A signature as it was drawn; nothing where only the name was typed. */
export function Drawn({ drawing, name }: Readonly<{ drawing: string | null; name: string }>) {
  const said = useSaid(words).sign;
  if (!drawing) return null;
  return (
    <svg className="qf-drawn" role="img" aria-label={said.drawnBy({ name })} viewBox={`0 0 ${drawnField.width} ${drawnField.height}`}>
      <path d={drawing} />
    </svg>
  );
}
