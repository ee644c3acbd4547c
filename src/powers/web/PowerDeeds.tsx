import { Deed } from '#platform/web/Deed.tsx';
import type { Field } from '#platform/web/fields.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { useMe } from '#platform/web/me.tsx';
import type { Power } from '../contract/power.ts';
import * as contract from '../contract/version.ts';
import { words } from '../words.ts';
import { DraftDeed } from './DraftDeed.tsx';
import { UploadFlowchart } from './UploadFlowchart.tsx';

/** What the reader may do with the version shown: the server says which deeds are open, by the same table that it decides by. */
export function PowerDeeds({ power }: Readonly<{ power: Power }>) {
  const said = useSaid(words);
  const { today } = useMe();
  const { id, state, deeds, revision } = power.version;
  const sent = { params: { id }, body: { revision } };
  const reason: Field[] = [{ name: 'reason', label: said.columns.reason, kind: 'area', required: true }];
  const returning = state === 'bureauReviewed' ? contract.legalReturnVersion : contract.returnVersion;
  const open = (deed: Power['version']['deeds'][number]) => deeds.includes(deed);
  return (
    <>
      {power.mayDraft && <DraftDeed power={power} />}
      {power.mayDraft && <UploadFlowchart powerId={power.id} />}
      {open('repeal') && (
        <Deed endpoint={contract.repealVersion} sent={sent} label={said.deeds.repeal} fields={reason}>
          <p className="qf-quiet">{said.repealNote}</p>
        </Deed>
      )}
      {open('return') && (
        <Deed endpoint={returning} sent={sent} label={said.deeds.return} fields={reason}>
          <p className="qf-quiet">{said.returnNote}</p>
        </Deed>
      )}
      {open('withdraw') && <Deed endpoint={contract.withdrawVersion} sent={sent} label={said.deeds.withdraw} />}
      {open('submit') && <Deed endpoint={contract.submitVersion} sent={sent} label={said.deeds.submit} primary />}
      {open('review') && <Deed endpoint={contract.reviewVersion} sent={sent} label={said.deeds.review} primary />}
      {open('legalReview') && <Deed endpoint={contract.legalReviewVersion} sent={sent} label={said.deeds.legalReview} primary />}
      {open('publish') && (
        <Deed
          endpoint={contract.publishVersion}
          sent={sent}
          label={said.deeds.publish}
          primary
          fields={[{ name: 'validFrom', label: said.columns.validFrom, kind: 'day', required: true, initial: today, help: said.publishNote }]}
        />
      )}
    </>
  );
}
