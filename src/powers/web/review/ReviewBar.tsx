import { Button, Input } from 'antd';

import { useState } from 'react';
import { useNavigate } from 'react-router';
import { addDays, type Day } from '#engine/days.ts';
import type { Sent } from '#platform/endpoint.ts';
import { useCall } from '#platform/web/call.ts';
import { Refusal } from '#platform/web/DeedForm.tsx';
import { FieldInput } from '#platform/web/fields.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { useMe } from '#platform/web/me.tsx';
import type { Power } from '../../contract/power.ts';
import * as contract from '../../contract/version.ts';
import { words } from '../../words.ts';
import { words as reviewWords } from '../../words/review.ts';
import { nextText } from './nextText.ts';
import type { Remarks } from './useRemarks.ts';

type Props = Readonly<{ power: Power; written: Remarks }>;
const shortestReason = 5;

/** What closes a review: the return with its reason, or the deed that passes it on, each saying what comes next and with whom. */
export function ReviewBar(props: Props) {
  return (
    <section className="qf-sheet qf-review-bar">
      <Return {...props} />
      <Pass {...props} />
    </section>
  );
}

const ignored = () => undefined; // the mutation shows why

/** Not by onSuccess: the desk is gone by then, for the version lies elsewhere. */
function useAfter({ power, written }: Props) {
  const go = useNavigate();
  return () => {
    written.forget();
    void go(power.version.state === 'bureauReviewed' ? '/powers/legal' : `/powers/${power.id}?version=${power.version.id}`);
  };
}

function Return({ power, written }: Props) {
  const said = useSaid(words);
  const review = useSaid(reviewWords);
  const { id, revision, state } = power.version;
  const giveBack = useCall(state === 'bureauReviewed' ? contract.legalReturnVersion : contract.returnVersion);
  const after = useAfter({ power, written });
  const [tried, setTried] = useState(false);
  const { remarks, whole } = written;
  const short = whole.trim().length < shortestReason;
  const send = () => {
    setTried(true);
    if (!short) void giveBack.mutateAsync({ params: { id }, body: { revision, reason: whole, remarks } }).then(after, ignored);
  };
  return (
    <div>
      <FieldInput
        field={{ name: 'reason', label: review.review.reason, kind: 'area', help: review.review.reasonHint, required: true }}
        value={whole}
        error={tried && short ? review.review.reasonShort : undefined}
        onChange={(text) => written.setWhole(String(text ?? ''))}
      />
      {giveBack.isError && <Refusal error={giveBack.error} />}
      <p className="qf-quiet">{nextText('return', power.version, review)}</p>
      <Button type={remarks.length > 0 ? 'primary' : 'default'} loading={giveBack.isPending} onClick={send}>
        {remarks.length > 0 ? `${said.deeds.return}（${review.review.count({ count: remarks.length })}）` : said.deeds.return}
      </Button>
    </div>
  );
}

/** The first day on which a version can be in force: from today on, after the first day of the one before, and after the last of a repealed one. */
const earliest = ({ versions }: Power, today: string): string =>
  versions
    .map(({ validFrom, validTo }) => (validFrom === null ? today : addDays((validTo ?? validFrom) as Day, 1)))
    .reduce((a, b) => (a > b ? a : b), today);

const passing = { review: contract.reviewVersion, legalReview: contract.legalReviewVersion, publish: contract.publishVersion } as const;

function Pass({ power, written }: Props) {
  const said = useSaid(words);
  const review = useSaid(reviewWords);
  const { today } = useMe();
  const [validFrom, setValidFrom] = useState(() => earliest(power, today));
  const { id, revision, ways } = power.version;
  const deed = (['review', 'legalReview', 'publish'] as const).find((one) => ways.some((way) => way.deed === one)) ?? 'review';
  const pass = useCall(passing[deed]);
  const after = useAfter({ power, written });
  const blocked = written.remarks.length > 0 || written.whole.trim() !== '';
  const body = { revision, ...(deed === 'publish' && { validFrom }) };
  const send = () => void pass.mutateAsync({ params: { id }, body } as Sent<typeof contract.publishVersion>).then(after, ignored);
  return (
    <div>
      {deed === 'publish' && (
        <label className="qf-field">
          {said.columns.validFrom}
          <Input type="date" value={validFrom} onChange={({ target }) => setValidFrom(target.value)} />
          <small>{said.publishNote}</small>
        </label>
      )}
      {pass.isError && <Refusal error={pass.error} />}
      <p className="qf-quiet">{blocked ? review.review.remarksBlock : nextText(deed, power.version, review)}</p>
      {!blocked && (
        <Button type="primary" loading={pass.isPending} onClick={send}>
          {said.deeds[deed]}
        </Button>
      )}
    </div>
  );
}
