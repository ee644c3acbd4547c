import { useSuspenseQuery } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { Link, useParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { FlowDiagram } from '#platform/web/parts/FlowDiagram.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { getPower, type Power } from '../../contract/power.ts';
import { words as powerWords } from '../../words.ts';
import { words } from '../../words/editor.ts';
import { Editor } from './Editor.tsx';

const narrow = window.matchMedia('(max-width: 760px)');
const hear = (listener: () => void) => {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
};

/** 编辑流程图: of the draft, where one is open, else of the newest version, which becomes the pattern of the next. */
export default function EditorPage() {
  const said = useSaid(words);
  const names = useSaid(powerWords);
  const { id = '' } = useParams();
  const isNarrow = useSyncExternalStore(hear, () => narrow.matches);
  const { data: first } = useSuspenseQuery(query(getPower, { params: { id }, query: {} }));
  const newest = first.versions[0]?.id ?? first.version.id;
  const { data } = useSuspenseQuery(query(getPower, { params: { id }, query: { version: newest } }));
  const [power] = useState(data); // what others read anew meanwhile must not take the drawing away
  if (!power.mayDraft) {
    const why = power.version.state === 'draft' || power.version.state === 'published' ? said.forbidden : null;
    return <ReadOnly power={power} note={why ?? said.notYours({ state: names.states[power.version.state] })} />;
  }
  return isNarrow ? <ReadOnly power={power} note={said.phone} /> : <Editor power={power} />;
}

/** The flowchart to look at, and why it is not edited here. */
function ReadOnly({ power, note }: Readonly<{ power: Power; note: string }>) {
  const said = useSaid(words);
  const names = useSaid(powerWords);
  const { flowchart } = power.version;
  return (
    <>
      <PageHead path={[names.group, { label: names.pages.powers, to: '/powers' }]} title={said.title} note={power.name} />
      <Sheet title={names.flowchart}>
        <p className="qf-note">{note}</p>
        {flowchart === null ? <EmptyList says={names.noFlowchart} /> : <FlowDiagram xml={flowchart} />}
        <p className="qf-note">
          <Link to={`/powers/${power.id}`}>{said.back}</Link>
        </p>
      </Sheet>
    </>
  );
}
