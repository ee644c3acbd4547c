import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { FlowDiagram, type StepMark } from '#platform/web/parts/FlowDiagram.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Power } from '../../contract/power.ts';
import type { ElementChange } from '../../contract/review.ts';
import { words } from '../../words/editor.ts';
import { words as reviewWords } from '../../words/review.ts';
import { ElementList, numbered } from '../review/ElementList.tsx';
import { elementTitle } from '../review/kinds.ts';
import '../review/review.css';
import { parting } from './compared.ts';
import { useDesk } from './desk.tsx';
import { downloadBpmn } from './exports.ts';
import { joined } from './joined.ts';
import { readDraft } from './useMakeDesk.ts';

/** Another has saved since: both drawings, what each changed of the one they began from, and the choice. Whichever is left is put aside. */
export function MergeSheet() {
  const { power, drawing, saver } = useDesk();
  const { data } = useQuery({
    queryKey: ['parting', power.id, saver.revision],
    queryFn: async () => {
      const [theirs, mine] = [await readDraft(power.id, saver.versionId), await drawing.xml()];
      const other = theirs.version.flowchart ?? '';
      return { theirs, mine, parting: parting(saver.base, mine, other), joint: joined(saver.base, mine, other) };
    },
    gcTime: 0,
  });
  return data ? <Choice {...data} /> : null;
}

type ChoiceProps = Readonly<{ theirs: Power; mine: string; parting: ReturnType<typeof parting>; joint: string | null }>;

function Choice({ theirs, mine, parting: { mine: own, theirs: other, both }, joint }: ChoiceProps) {
  const said = useSaid(words).merge;
  const names = useSaid(reviewWords);
  const { drawing, local, power, saver, show, take } = useDesk();
  const [chosen, setChosen] = useState<string | null>(null);
  const { saved, revision } = theirs.version;
  const takeTheirs = async () => {
    local.putAside({ xml: mine, revision: saver.revision, at: new Date().toISOString() });
    await take(theirs);
  };
  const takeBoth = async (xml: string) => {
    local.putAside({ xml: mine, revision: saver.revision, at: new Date().toISOString() });
    if ((await show(xml)).refusal) return;
    drawing.straighten();
    await saver.keepMine(revision);
  };
  const titles = own.filter(({ id }) => both.includes(id)).map((it) => elementTitle(it, names));
  return (
    <Sheet title={said.title} className="qf-editor-merge">
      <div role="alert" className="qf-editor-why">
        <p>{said.why({ by: saved?.by ?? said.colleague, at: saved ? stamp(saved.at) : '' })}</p>
        {titles.length > 0 && <p>{said.both({ names: titles.join('、') })}</p>}
        {!other && <p>{said.unknown}</p>}
        {joint !== null && <p>{said.apart}</p>}
      </div>
      <div className="qf-editor-choice">
        {joint !== null && (
          <Button type="primary" onClick={() => void takeBoth(joint)}>
            {said.join}
          </Button>
        )}
        <Button type={joint === null ? 'primary' : 'default'} onClick={() => void saver.keepMine(revision)}>
          {said.keepMine}
        </Button>
        <Button onClick={() => void takeTheirs()}>{said.takeTheirs}</Button>
        <Button type="link" onClick={() => downloadBpmn(`${power.code} ${power.name}`, mine)}>
          {said.download}
        </Button>
      </div>
      <div className="qf-editor-sides">
        <Side title={said.mine} xml={mine} elements={own} chosen={chosen} onChoose={setChosen} />
        <Side title={said.theirs} xml={theirs.version.flowchart} elements={other} chosen={chosen} onChoose={setChosen} />
      </div>
    </Sheet>
  );
}

type SideProps = Readonly<{
  title: string;
  xml: string | null;
  elements: readonly ElementChange[] | null;
  chosen: string | null;
  onChoose: (id: string) => void;
}>;

/** One of the two drawings, with what it changes in numbers and words. */
function Side({ title, xml, elements, chosen, onChoose }: SideProps) {
  const said = useSaid(words).merge;
  const told = numbered(elements ?? []).map(({ id, how, number }): StepMark => ({ id, mark: how, findings: [number] }));
  const moved = (elements ?? []).filter(({ how }) => how === 'moved').map(({ id }): StepMark => ({ id, mark: 'moved' }));
  return (
    <section>
      <h3>{title}</h3>
      {elements?.length === 0 && <p className="qf-quiet">{said.none}</p>}
      {elements && elements.length > 0 && <ElementList elements={elements} chosen={chosen} onChoose={onChoose} />}
      {xml !== null && <FlowDiagram xml={xml} steps={[...told, ...moved]} chosen={chosen} onStep={onChoose} />}
    </section>
  );
}
