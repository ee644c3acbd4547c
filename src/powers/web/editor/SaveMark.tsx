import { Button } from 'antd';
import { useSentence } from '#platform/web/joined.tsx';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { type Stage, StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { words } from '../../words/editor.ts';
import { useDesk, useSaveState } from './desk.tsx';
import type { SaveState } from './saver.ts';

const stageOf: Readonly<Record<SaveState['kind'], Stage>> = {
  saved: 'done',
  unsaved: 'waiting',
  saving: 'doing',
  failed: 'stopped',
  conflict: 'stopped',
};

/** Whether what is drawn is on the server. */
export function SaveMark() {
  const said = useSaid(words).save;
  const state = useSaveState();
  const text = state.kind === 'saved' ? (state.at ? said.saved({ at: stamp(state.at).slice(11) }) : said.same) : said[state.kind];
  return (
    <output className="qf-editor-saved" data-state={state.kind}>
      <StatusChip stage={stageOf[state.kind]}>{text}</StatusChip>
    </output>
  );
}

/** Why it was not saved, that nothing is lost, and the way to try again. */
export function SaveTrouble() {
  const said = useSaid(words).save;
  const sentence = useSentence();
  const { saver } = useDesk();
  const state = useSaveState();
  if (state.kind !== 'failed') return null;
  return (
    <p role="alert" className="qf-editor-notice">
      <span>
        {sentence(state.error)} {said.kept}
      </span>
      <Button size="small" onClick={() => void saver.save()}>
        {said.again}
      </Button>
    </p>
  );
}
