import { Button } from 'antd';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { call } from '#platform/web/call.ts';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { useQueryClient } from '@tanstack/react-query';
import type { Output } from '#platform/endpoint.ts';
import { editFlowchart } from '../../contract/flowchart.ts';
import { words } from '../../words/editor.ts';
import { useDesk, useSaveState } from './desk.tsx';
import type { LocalDrawing } from './localDrawings.ts';
import { readDraft } from './useMakeDesk.ts';

const lookMs = 20_000;

type Seen = Output<typeof editFlowchart.returns>;

/** Who else has the draft open, and which state of it the server has; asked every twenty seconds while the page is open. */
function useSeen(): Seen | null {
  const { saver } = useDesk();
  const client = useQueryClient();
  const versionId = useSyncExternalStore(saver.subscribe, () => saver.versionId);
  const [seen, setSeen] = useState<Seen | null>(null);
  useEffect(() => {
    if (versionId === null) return;
    const look = () =>
      client
        .getMutationCache()
        .build(client, { mutationFn: () => call(editFlowchart, { params: { id: versionId } }), networkMode: 'always' })
        .execute(undefined)
        .then(setSeen, () => setSeen(null)); // the next look tells
    void look();
    const timer = setInterval(() => void look(), lookMs);
    return () => clearInterval(timer);
  }, [client, versionId]);
  return seen;
}

export function Notice({ children, deed }: Readonly<{ children: ReactNode; deed?: ReactNode }>) {
  return (
    <output className="qf-editor-notice">
      <span>{children}</span>
      {deed}
    </output>
  );
}

/** Somebody else is at it, or has been. */
export function OthersNotice() {
  const said = useSaid(words);
  const { saver, take, power } = useDesk();
  const state = useSaveState();
  const seen = useSeen();
  if (!seen) return null;
  const newer = state.kind === 'saved' && seen.revision > saver.revision && seen.saved;
  const load = async () => take(await readDraft(power.id, saver.versionId));
  return (
    <>
      {seen.others.length > 0 && <Notice>{said.others({ names: seen.others.join('、') })}</Notice>}
      {newer && (
        <Notice
          deed={
            <Button size="small" onClick={() => void load()}>
              {said.loadNewer}
            </Button>
          }
        >
          {said.newer({ by: newer.by, at: stamp(newer.at) })}
        </Notice>
      )}
    </>
  );
}

/** No draft is open yet: what a change will do. */
export function NextVersionNotice() {
  const said = useSaid(words);
  const { power, saver, begun } = useDesk();
  const versionId = useSyncExternalStore(saver.subscribe, () => saver.versionId);
  return versionId === null && begun ? <Notice>{said.nextVersion({ number: power.version.number })}</Notice> : null;
}

type LocalProps = Readonly<{ found: LocalDrawing; onSettled: () => void }>;

/** What was drawn here before and did not reach the server. */
export function LocalNotice({ found, onSettled }: LocalProps) {
  const said = useSaid(words).local;
  const { local, saver, show } = useDesk();
  const goOn = async () => {
    const { refusal } = await show(found.xml);
    if (refusal) return;
    saver.resume(found.revision);
    onSettled();
  };
  const leave = () => {
    local.putAside(found);
    local.drop();
    onSettled();
  };
  return (
    <Notice
      deed={
        <>
          <Button size="small" type="primary" onClick={() => void goOn()}>
            {said.use}
          </Button>
          <Button size="small" onClick={leave}>
            {said.leave}
          </Button>
        </>
      }
    >
      {said.found({ at: stamp(found.at) })}
    </Notice>
  );
}
