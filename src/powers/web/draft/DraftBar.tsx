import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCall } from '#platform/web/call.ts';
import { Refusal } from '#platform/web/DeedForm.tsx';
import { SaveState } from '#platform/web/draft/SaveState.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { useMay } from '#platform/web/me.tsx';
import type { Power } from '../../contract/power.ts';
import { submitVersion } from '../../contract/version.ts';
import { words } from '../../words.ts';
import { words as draftWords } from '../../words/draft.ts';
import { words as reviewWords } from '../../words/review.ts';
import { nextText } from '../review/nextText.ts';
import type { DraftKeeper, DraftState } from './keeper.ts';

type Props = Readonly<{ power: Power; state: DraftState; keeper: DraftKeeper }>;
const ignored = () => undefined; // the mutation shows why

/** How the draft stands to the server, and the deed that hands it in: what is handed in is what was saved last. */
export function DraftBar({ power, state, keeper }: Props) {
  const said = useSaid(words);
  const draft = useSaid(draftWords);
  const review = useSaid(reviewWords);
  const go = useNavigate();
  const submit = useCall(submitVersion);
  const may = useMay(submitVersion);
  const [held, setHeld] = useState(false);
  const { version } = power;
  const open = may && version.ways.some(({ deed }) => deed === 'submit');
  const hand = async () => {
    const revision = await keeper.save();
    setHeld(revision === null);
    if (revision === null) return;
    // not by onSuccess: the form is gone by then, for what is under review is not drafted
    await submit.mutateAsync({ params: { id: version.id }, body: { revision } }).then(() => go(`/powers/${power.id}?version=${version.id}`), ignored);
  };
  return (
    <div className="qf-sheet qf-draft-bar">
      {submit.isError && <Refusal error={submit.error} />}
      {held && <p role="alert">{draft.submitHeld}</p>}
      <p>
        <SaveState state={state} />
        {open && <span className="qf-quiet">{nextText('submit', version, review)}</span>}
        {open && (
          <Button type="primary" loading={submit.isPending} onClick={() => void hand()}>
            {said.deeds.submit}
          </Button>
        )}
      </p>
    </div>
  );
}
