import { Button } from 'antd';
import type { UIEvent } from 'react';
import { useSaid } from '#platform/web/language.tsx';
import { FlowDiagram, type FlowView, type StepMark } from '#platform/web/parts/FlowDiagram.tsx';
import type { ElementChange } from '../../contract/review.ts';
import { words } from '../../words/review.ts';
import { ElementList, numbered } from './ElementList.tsx';
import { useTogether } from './together.ts';

type Props = Readonly<{
  before: string | null;
  after: string | null;
  elements: readonly ElementChange[] | null;
  chosen: string | null;
  onChoose: (id: string) => void;
  /** Nodes of the later drawing that somebody asks to be changed. */
  asked?: readonly string[];
}>;

const none: readonly string[] = [];

/** Two drawings one above the other that move together, what differs marked in both and told in a list; a first drawing stands alone. */
export function DrawingChanges({ before, after, elements, chosen, onChoose, asked = none }: Props) {
  const said = useSaid(words);
  const together = useTogether();
  const changes = elements ?? [];
  const marks = marksOf(changes);
  const requests = asked.map((id): StepMark => ({ id, mark: 'asked' }));
  const shared = { chosen, onStep: onChoose, onDrawn: together.join };
  const differs = before !== null && changes.length > 0;
  return (
    <>
      <div className="qf-drawings" onScrollCapture={scrollTogether}>
        {differs && <Drawing title={said.compare.from} xml={before} steps={marks} {...shared} />}
        <Drawing title={differs ? said.compare.to : null} xml={after} steps={[...(differs ? marks : []), ...requests]} {...shared} />
      </div>
      {differs && <Legend onFit={together.fit} />}
      {elements === null && <p className="qf-note qf-quiet">{said.compare.unreadable}</p>}
      {before !== null && elements?.length === 0 && <p className="qf-note qf-quiet">{said.compare.sameDrawing}</p>}
      {differs && <ElementList elements={changes} chosen={chosen} onChoose={onChoose} />}
    </>
  );
}

/** Drawings too wide for the sheet scroll in it, and then both of them. */
function scrollTogether({ currentTarget, target }: UIEvent<HTMLElement>) {
  const { scrollLeft } = target as HTMLElement;
  for (const frame of currentTarget.querySelectorAll('.qf-flow-frame')) if (frame.scrollLeft !== scrollLeft) frame.scrollLeft = scrollLeft;
}

/** The same numbers as in the list; each drawing shows those that it has. */
function marksOf(changes: readonly ElementChange[]): StepMark[] {
  const told = numbered(changes).map(({ id, how, number }) => ({ id, mark: how, findings: [number] }));
  return [...told, ...changes.filter(({ how }) => how === 'moved').map(({ id }) => ({ id, mark: 'moved' as const }))];
}

type DrawingProps = Readonly<{
  title: string | null;
  xml: string | null;
  steps: readonly StepMark[];
  chosen: string | null;
  onStep: (id: string) => void;
  onDrawn: (view: FlowView) => () => void;
}>;

function Drawing({ title, xml, ...shown }: DrawingProps) {
  const said = useSaid(words).compare;
  return (
    <div className="qf-drawing">
      {title && <h3>{title}</h3>}
      {xml === null ? <p className="qf-empty">{said.noDrawing}</p> : <FlowDiagram xml={xml} {...shown} />}
    </div>
  );
}

function Legend({ onFit }: Readonly<{ onFit: () => void }>) {
  const said = useSaid(words);
  return (
    <ul className="qf-legend">
      {Object.entries(said.how).map(([how, name]) => (
        <li key={how}>
          <i data-mark={how} />
          {name}
        </li>
      ))}
      <li>
        <Button size="small" type="link" onClick={onFit}>
          {said.compare.fit}
        </Button>
      </li>
    </ul>
  );
}
