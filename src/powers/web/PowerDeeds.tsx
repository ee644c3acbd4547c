import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { Deed } from '#platform/web/Deed.tsx';
import type { Field } from '#platform/web/fields.tsx';
import { useSaid } from '#platform/web/language.tsx';
import type { Power } from '../contract/power.ts';
import * as contract from '../contract/version.ts';
import { words } from '../words.ts';
import { words as draftWords } from '../words/draft.ts';
import { words as reviewWords } from '../words/review.ts';
import { ChangePower } from './catalogue/ChangePower.tsx';
import { nextText } from './review/nextText.ts';

/** What the reader may do with the version shown: the server says which deeds are open, by the same table that it decides by. */
export function PowerDeeds({ power }: Readonly<{ power: Power }>) {
  const said = useSaid(words);
  const draft = useSaid(draftWords);
  const review = useSaid(reviewWords);
  const go = useNavigate();
  const { id, state, deeds, revision } = power.version;
  const sent = { params: { id }, body: { revision } };
  const reason: Field[] = [{ name: 'reason', label: said.columns.reason, kind: 'area', required: true }];
  const open = (deed: Power['version']['deeds'][number]) => deeds.includes(deed);
  return (
    <>
      {open('repeal') && (
        <Deed endpoint={contract.repealVersion} sent={sent} label={said.deeds.repeal} fields={reason}>
          <p className="qf-quiet">{said.repealNote}</p>
        </Deed>
      )}
      {power.mayDraft && <ChangePower power={power} />}
      {open('withdraw') && <Deed endpoint={contract.withdrawVersion} sent={sent} label={said.deeds.withdraw} />}
      {power.mayDraft && <Button onClick={() => void go(`/powers/${power.id}/draft`)}>{state === 'draft' ? draft.revise : draft.link}</Button>}
      {power.mayDraft && <Button onClick={() => void go(`/powers/${power.id}/flowchart`)}>{said.deeds.draw}</Button>}
      {open('submit') && (
        <Deed endpoint={contract.submitVersion} sent={sent} label={said.deeds.submit} primary confirm={nextText('submit', power.version, review)} />
      )}
      {open('return') && (
        <Button type="primary" onClick={() => void go(`/powers/${power.id}/review?version=${id}`)}>
          {review.review.open}
        </Button>
      )}
    </>
  );
}
