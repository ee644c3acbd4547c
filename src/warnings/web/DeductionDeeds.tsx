import { Deed } from '#platform/web/Deed.tsx';
import type { Field } from '#platform/web/fields.tsx';
import { useSaid } from '#platform/web/language.tsx';
import {
  appealDeduction,
  confirmDeduction,
  type Deduction,
  decideDeduction,
  judgeAppeal,
  notifyDeduction,
  stateDefence,
  waiveDefence,
} from '../contract/deductions.ts';
import { words } from '../words.ts';

const area = (name: string, label: string, help?: string): Field[] => [{ name, label, kind: 'area', required: true, help }];

/** What the state table allows this reader now; the server made the list with the same table. */
export function DeductionDeeds({ it }: Readonly<{ it: Deduction }>) {
  const { deeds, fields, confirmations } = useSaid(words);
  const may = new Set(it.may);
  const sent = { params: { id: it.id } };
  const judged = (outcome: string) => ({ ...sent, body: { outcome } });
  const opinion = area('opinion', fields.opinion);
  const judgement = area('judgement', fields.judgement);
  return (
    <>
      {may.has('notify') && <Deed endpoint={notifyDeduction} sent={sent} label={deeds.notify} primary />}
      {may.has('waive') && <Deed endpoint={waiveDefence} sent={sent} label={deeds.waive} confirm={confirmations.waive} />}
      {may.has('state') && (
        <Deed endpoint={stateDefence} sent={sent} label={deeds.state} primary fields={area('statement', fields.statement, fields.statementHelp)} />
      )}
      {may.has('dismiss') && <Deed endpoint={decideDeduction} sent={judged('dismiss')} label={deeds.dismiss} fields={opinion} />}
      {may.has('decide') && <Deed endpoint={decideDeduction} sent={judged('deduct')} label={deeds.decide} primary fields={opinion} />}
      {may.has('refuse') && <Deed endpoint={confirmDeduction} sent={judged('refuse')} label={deeds.refuse} confirm={confirmations.refuse} />}
      {may.has('confirm') && (
        <Deed endpoint={confirmDeduction} sent={judged('confirm')} label={deeds.confirm} primary confirm={confirmations.confirm} />
      )}
      {may.has('appeal') && <Deed endpoint={appealDeduction} sent={sent} label={deeds.appeal} fields={area('grounds', fields.grounds)} />}
      {may.has('uphold') && <Deed endpoint={judgeAppeal} sent={judged('uphold')} label={deeds.uphold} fields={judgement} />}
      {may.has('reverse') && <Deed endpoint={judgeAppeal} sent={judged('reverse')} label={deeds.reverse} primary fields={judgement} />}
    </>
  );
}
