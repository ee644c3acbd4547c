import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCall } from '#platform/web/call.ts';
import { Refusal } from '#platform/web/DeedForm.tsx';
import { FieldInput } from '#platform/web/fields.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { useMe } from '#platform/web/me.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Remarks } from '#powers/web/review/useRemarks.ts';
import { adoptForm, assessForm, opineForm, returnForm, reviewForm } from '../../contract/review.ts';
import { words as campaigns } from '../../words.ts';
import { words } from '../../words/reviewing.ts';
import type { Begun } from '../filling/useForm.ts';
import { usePlaceName } from '../placeName.ts';
import type { Levels } from './Reviewing.tsx';

type Props = Readonly<{ form: Begun; written: Remarks; levels: Levels }>;
const ignored = () => undefined; // the mutation shows why
const passing = ['assess', 'review', 'adopt', 'opine'] as const;
type Passing = (typeof passing)[number];
const endpoints = { assess: assessForm, review: reviewForm, adopt: adoptForm, opine: opineForm } as const;

/** What closes a desk: the deed that passes the form on, or the return with its remarks; each says what comes next and with whom. */
export function ReviewBar(props: Props) {
  const said = useSaid(words).review;
  const { deeds } = props.form;
  const deed = passing.find((it) => deeds.includes(it));
  return (
    <Sheet title={said.title} className="qf-desk">
      <StandIn form={props.form} />
      {deed && <Pass deed={deed} {...props} />}
      {deeds.includes('return') && <Return {...props} />}
    </Sheet>
  );
}

/** Whoever acts for somebody who is away is told so. */
function StandIn({ form: { desk } }: Pick<Props, 'form'>) {
  const said = useSaid(words).review;
  const { name } = useMe();
  if (!desk?.person || desk.delegate !== name) return null;
  return <p className="qf-note">{said.standIn({ person: desk.person })}</p>;
}

/** Not by onSuccess: the desk is gone by then, for the form lies elsewhere. */
function useAfter({ form, written }: Props) {
  const go = useNavigate();
  return () => {
    written.forget();
    void go(`/forms/${form.id}`, { replace: true });
  };
}

function Pass({ deed, ...props }: Props & Readonly<{ deed: Passing }>) {
  const { form, written, levels } = props;
  const said = useSaid(words).review;
  const { deeds } = useSaid(campaigns);
  const pass = useCall(endpoints[deed]);
  const after = useAfter(props);
  const [opinion, setOpinion] = useState<string>(said.standard[deed]);
  const [tried, setTried] = useState(false);
  const missing = opinion.trim() === '';
  if (written.remarks.length > 0) return <p className="qf-note qf-quiet">{said.remarksBlock}</p>;
  const rated = deed === 'assess' || deed === 'review' ? { levels } : {};
  const send = () => {
    setTried(true);
    if (!missing)
      void pass.mutateAsync({ params: { id: form.id }, body: { revision: form.revision, opinion, ...rated } as never }).then(after, ignored);
  };
  return (
    <div className="qf-desk-part">
      <FieldInput
        field={{ name: 'opinion', label: said.opinion, kind: 'area', help: said.opinionHint, required: true }}
        value={opinion}
        error={tried && missing ? said.opinionMissing : undefined}
        onChange={(text) => setOpinion(String(text ?? ''))}
      />
      {pass.isError && <Refusal error={pass.error} />}
      <Next form={form} deed={deed} />
      <Button type="primary" loading={pass.isPending} onClick={send}>
        {deeds[deed]}
      </Button>
    </div>
  );
}

/** With whom it lies afterwards. */
function Next({ form, deed }: Readonly<{ form: Begun; deed: Passing }>) {
  const said = useSaid(words);
  const { deeds, seats } = useSaid(campaigns);
  const text = () => {
    if (deed === 'adopt') return said.review.next({ deed: deeds.opine, to: seats.commission });
    const next = deed === 'assess' ? form.chain.find((it) => it.deed === 'review') : undefined;
    if (!next) return said.review.nextPoints;
    return said.review.next({ deed: deeds.review, to: said.whom({ seat: seats[next.seat], person: next.delegate ?? next.person }) });
  };
  return <p className="qf-quiet">{text()}</p>;
}

function Return(props: Props) {
  const { form, written } = props;
  const said = useSaid(words).review;
  const { deeds } = useSaid(campaigns);
  const nameOf = usePlaceName(form.content);
  const giveBack = useCall(returnForm);
  const after = useAfter(props);
  const [tried, setTried] = useState(false);
  const { remarks, whole } = written;
  const missing = whole.trim() === '';
  if (remarks.length === 0) return <p className="qf-note qf-quiet">{said.remarksNone}</p>;
  const send = () => {
    setTried(true);
    if (!missing)
      void giveBack.mutateAsync({ params: { id: form.id }, body: { revision: form.revision, opinion: whole, remarks } }).then(after, ignored);
  };
  return (
    <div className="qf-desk-part">
      <b>
        {said.remarks} {said.count({ count: remarks.length })}
      </b>
      <ul>
        {remarks.map(({ place, reason }) => (
          <li key={place}>
            <b>{nameOf(place)}</b> {reason}
          </li>
        ))}
      </ul>
      <FieldInput
        field={{ name: 'whole', label: said.opinion, kind: 'area', required: true }}
        value={whole}
        error={tried && missing ? said.opinionMissing : undefined}
        onChange={(text) => written.setWhole(String(text ?? ''))}
      />
      {giveBack.isError && <Refusal error={giveBack.error} />}
      <p className="qf-quiet">{said.nextReturn({ to: form.name })}</p>
      <Button type="primary" loading={giveBack.isPending} onClick={send}>
        {deeds.return}
      </Button>
    </div>
  );
}
