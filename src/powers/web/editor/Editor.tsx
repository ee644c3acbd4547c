import { Button, Drawer } from 'antd';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { Link } from 'react-router';
import { Refused } from '#platform/web/call.ts';
import { Refusal } from '#platform/web/DeedForm.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Power } from '../../contract/power.ts';
import { words as powerWords } from '../../words.ts';
import { words } from '../../words/editor.ts';
import { ReturnedSheet } from '../review/ReturnedSheet.tsx';
import '../review/review.css';
import { Canvas } from './Canvas.tsx';
import { Copies } from './Copies.tsx';
import { DeskContext, useDesk, useSaveState } from './desk.tsx';
import { Diagnosis } from './Diagnosis.tsx';
import { downloadBpmn } from './exports.ts';
import { Leaving } from './Leaving.tsx';
import type { LocalDrawing } from './localDrawings.ts';
import { MergeSheet } from './MergeSheet.tsx';
import { LocalNotice, NextVersionNotice, Notice, OthersNotice } from './Notices.tsx';
import type { Why } from './opening.ts';
import { Panel } from './Panel.tsx';
import { SaveMark, SaveTrouble } from './SaveMark.tsx';
import { StartSheet } from './StartSheet.tsx';
import { ExportMenu, Toolbar } from './Toolbar.tsx';
import { useMakeDesk } from './useMakeDesk.ts';
import './editor.css';

/** The flowchart of a power's draft on its canvas, with what is asked of each step beside it and what is wrong with it below. */
export function Editor({ power }: Readonly<{ power: Power }>) {
  const desk = useMakeDesk(power);
  const { unopened, laidOut } = useFirstShow(desk, power.version.flowchart);
  const [found, setFound] = useState<LocalDrawing | null>(() => foundIn(desk.local, power));
  return (
    <DeskContext value={desk}>
      <Head />
      {found && <LocalNotice found={found} onSettled={() => setFound(null)} />}
      <SaveTrouble />
      <OthersNotice />
      <NextVersionNotice />
      {laidOut && <LaidOut />}
      {unopened && <Unopened why={unopened} />}
      <Workplace empty={power.version.flowchart === null || unopened !== null} />
      <Leaving />
    </DeskContext>
  );
}

type Made = ReturnType<typeof useMakeDesk>;

/** What this browser has that the server has not. */
function foundIn(local: Made['local'], { version }: Power): LocalDrawing | null {
  const kept = local.unsaved();
  return kept && kept.xml !== version.flowchart ? kept : null;
}

/** Draws what the server has, once. */
function useFirstShow({ show }: Made, xml: string | null) {
  const [state, setState] = useState<Readonly<{ unopened: Why | null; laidOut: boolean }>>({ unopened: null, laidOut: false });
  const first = useEffectEvent(show);
  useEffect(() => {
    if (xml !== null) void first(xml).then(({ refusal, laidOut }) => setState({ unopened: refusal, laidOut }));
  }, [xml]);
  return state;
}

function Head() {
  const said = useSaid(words);
  const names = useSaid(powerWords);
  const { power, begun } = useDesk();
  const [starting, setStarting] = useState(false);
  const to = `/powers/${power.id}?version=${power.version.id}`;
  return (
    <PageHead
      path={[names.group, { label: names.pages.powers, to: '/powers' }, { label: power.name, to }]}
      title={said.title}
      note={power.name}
      marks={<SaveMark />}
      deeds={
        <>
          {begun && <Button onClick={() => setStarting(true)}>{said.start.menu}</Button>}
          <Copies />
          {begun && <ExportMenu />}
          <Link to={to} className="ant-btn ant-btn-default">
            {said.back}
          </Link>
          <Drawer
            open={starting}
            title={said.start.again}
            onClose={() => setStarting(false)}
            size={420}
            mask={false}
            destroyOnHidden
            rootClassName="qf-deed"
          >
            <p className="qf-quiet">{said.start.aside}</p>
            <StartSheet onBegun={() => setStarting(false)} />
          </Drawer>
        </>
      }
    />
  );
}

/** The canvas stays where it is, so that nothing drawn is lost; a choice to make first lies over it. */
function Workplace({ empty }: Readonly<{ empty: boolean }>) {
  const said = useSaid(words);
  const { begun } = useDesk();
  const { kind } = useSaveState();
  const first: ReactNode =
    kind === 'conflict' ? (
      <MergeSheet />
    ) : empty && !begun ? (
      <Sheet title={said.start.title}>
        <StartSheet onBegun={() => undefined} />
      </Sheet>
    ) : null;
  return (
    <>
      {first}
      <div className="qf-editor" hidden={first !== null}>
        <div className="qf-editor-main">
          <Sheet className="qf-editor-sheet">
            <Toolbar />
            <Canvas />
          </Sheet>
          <Diagnosis />
          <Returned />
          <p className="qf-quiet qf-editor-keys">{said.tools.keys}</p>
        </div>
        <Panel />
      </div>
    </>
  );
}

/** What the last return asks of the drawing; a click shows the place. */
function Returned() {
  const { power, drawing } = useDesk();
  const { id, returned } = power.version;
  const remarks = returned?.remarks.filter(({ node, place }) => node !== null || place === 'flowchart') ?? [];
  if (!returned || remarks.length === 0) return null;
  return (
    <ReturnedSheet powerId={power.id} version={{ id, returned: { ...returned, remarks } }} onPlace={({ node }) => node && drawing.choose(node)} />
  );
}

function LaidOut() {
  return <Notice>{useSaid(words).start.laidOut}</Notice>;
}

/** What is on the server and cannot be opened here: why, and the file. */
function Unopened({ why }: Readonly<{ why: Why }>) {
  const said = useSaid(words).refused;
  const { power } = useDesk();
  return (
    <div className="qf-editor-unopened">
      <Refusal error={new Refused(0, why.code, why.facts)} />
      <Button size="small" onClick={() => downloadBpmn(`${power.code} ${power.name}`, power.version.flowchart ?? '')}>
        {said.download}
      </Button>
    </div>
  );
}
