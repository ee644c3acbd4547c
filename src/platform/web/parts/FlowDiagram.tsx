import { lazy, Suspense } from 'react';
import { useSaid } from '../language.tsx';
import { words } from '../words.ts';
import './flow.css';

/** What is said of a node or arrow: what a case made of it, what differs from another drawing, what somebody asks for. */
export type StepMark = Readonly<{
  id: string;
  mark: 'taken' | 'current' | 'skipped' | 'added' | 'removed' | 'moved' | 'changed' | 'asked';
  over?: string | undefined;
  skipped?: string | undefined;
  findings?: readonly number[] | undefined;
}>;
export type ExtraStep = Readonly<{ before: string; label: string; word: string }>;

export type Box = Readonly<{ x: number; y: number; width: number; height: number }>;

/** A flowchart once it is drawn, in the file's units: all of it, what of it is in sight; for what shows several together. */
export type FlowView = Readonly<{
  whole: () => Box;
  see: (box: Box) => void;
  seen: () => Box;
  hear: (what: 'looked' | 'resized', heard: () => void) => void;
}>;

/**
 * A flowchart, and what one case made of it. `steps`: marks of nodes; `path`: ids of the arrows taken; `assumed`: those that the
 * alignment assumes; `extra`: steps outside the flow, each hung before a node; `chosen`: the node whose particulars stand beside it.
 */
export type FlowProps = Readonly<{
  xml: string;
  steps?: readonly StepMark[];
  path?: readonly string[];
  assumed?: readonly string[];
  extra?: readonly ExtraStep[];
  chosen?: string | null;
  onStep?: (id: string) => void;
  onDrawn?: (view: FlowView) => (() => void) | void;
}>;

const FlowCanvas = lazy(() => import('./FlowCanvas.tsx'));

/** The flowchart; bpmn-js is fetched only when one is shown. */
export function FlowDiagram(props: FlowProps) {
  const said = useSaid(words).flow;
  return (
    <figure className="qf-flow-frame" aria-label={said.label}>
      <Suspense fallback={<p className="qf-flow qf-quiet">{said.loading}</p>}>
        <FlowCanvas {...props} />
      </Suspense>
    </figure>
  );
}

/** What the marks on the diagram mean. */
export function FlowLegend() {
  const { legend } = useSaid(words).flow;
  return (
    <ul className="qf-legend">
      {Object.entries(legend).map(([mark, name]) => (
        <li key={mark}>
          <i data-mark={mark} />
          {name}
        </li>
      ))}
    </ul>
  );
}
