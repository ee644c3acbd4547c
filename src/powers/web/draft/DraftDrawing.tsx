import { useState } from 'react';
import { Link } from 'react-router';
import { useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { FlowDiagram, type StepMark } from '#platform/web/parts/FlowDiagram.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Power } from '../../contract/power.ts';
import { nodePlace } from '../../difference.ts';
import { words as draftWords } from '../../words/draft.ts';
import { AskedHere, type Asked, usePlaceName } from '../review/ReturnedSheet.tsx';
import { UploadFlowchart } from '../UploadFlowchart.tsx';

/** The flowchart of the draft, with what the last return asks marked at its nodes and told below; it is drawn in the editor. */
export function DraftDrawing({ power }: Readonly<{ power: Power }>) {
  const said = useSaid(draftWords);
  const [chosen, setChosen] = useState<string | null>(null);
  const { flowchart, diagnosis, returned } = power.version;
  const asked = (returned?.remarks ?? []).filter(({ node, place }) => node !== null || place === 'flowchart');
  const marks = asked.flatMap(({ node, touched }, at): StepMark[] =>
    node === null || touched ? [] : [{ id: node, mark: 'asked', findings: [at + 1] }],
  );
  return (
    <Sheet title={said.drawing} note={diagnosis && said.sound[diagnosis.sound]} link={<UploadFlowchart powerId={power.id} />}>
      <div data-place="flowchart">
        {flowchart === null ? (
          <EmptyList says={said.noDrawing}>
            <EditLink id={power.id} />
          </EmptyList>
        ) : (
          <>
            <FlowDiagram xml={flowchart} steps={marks} chosen={chosen} onStep={setChosen} />
            <p className="qf-note">
              <EditLink id={power.id} />
            </p>
          </>
        )}
        <AskedNodes asked={asked} onChoose={setChosen} />
      </div>
    </Sheet>
  );
}

function EditLink({ id }: Readonly<{ id: string }>) {
  return <Link to={`/powers/${id}/flowchart`}>{useSaid(draftWords).edit}</Link>;
}

/** What is asked of the drawing, by the numbers that stand on it. */
function AskedNodes({ asked, onChoose }: Readonly<{ asked: readonly Asked[]; onChoose: (node: string | null) => void }>) {
  const nameOf = usePlaceName();
  if (asked.length === 0) return null;
  return (
    <ol className="qf-asked-nodes">
      {asked.map((remark, at) => (
        <li key={remark.place} id={nodePlace(remark.node ?? '')}>
          <span className="qf-finding-number">{at + 1}</span>
          <button type="button" className="qf-link" onClick={() => onChoose(remark.node)}>
            {nameOf(remark)}
          </button>
          <AskedHere remarks={[remark]} place={remark.place} />
        </li>
      ))}
    </ol>
  );
}
