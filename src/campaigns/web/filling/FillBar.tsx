import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { SaveState } from '#platform/web/draft/SaveState.tsx';
import { useSaid } from '#platform/web/language.tsx';
import type { Fault } from '../../faults.ts';
import { submitForm } from '../../contract/form.ts';
import { words as campaigns } from '../../words.ts';
import { words } from '../../words/filling.ts';
import { words as review } from '../../words/reviewing.ts';
import { LinkButton } from '../LinkButton.tsx';
import type { FormKeeper, FormState } from './keeper.ts';
import { SignSheet } from './SignSheet.tsx';
import type { Begun } from './useForm.ts';

type Props = Readonly<{
  form: Begun;
  state: FormState;
  keeper: FormKeeper;
  faults: readonly Fault[];
  /** Shows the faults at their fields, and goes to the first. */
  onFaults: () => void;
  /** What the server found wrong that the page could not know. */
  onFound: (faults: readonly Fault[]) => void;
  shown: boolean;
}>;

/** How the form stands to the server, what is left to correct, and the deed that hands it in. */
export function FillBar({ form, state, keeper, faults, onFaults, onFound, shown }: Props) {
  const said = useSaid(words);
  const go = useNavigate();
  const [signing, setSigning] = useState<number | null>(null);
  const [held, setHeld] = useState(false);
  const may = form.deeds.includes('submit');
  const hand = async () => {
    if (faults.length > 0) return onFaults();
    const revision = await keeper.save();
    setHeld(revision === null);
    setSigning(revision);
  };
  return (
    <div className="qf-sheet qf-fill-bar">
      {held && <p role="alert">{said.bar.held}</p>}
      <p>
        {shown && faults.length > 0 && (
          <button type="button" className="qf-link qf-errors" onClick={onFaults}>
            {said.bar.errors({ count: faults.length })}
          </button>
        )}
        <SaveState state={state} />
        <LinkButton to={`/forms/${form.id}/paper`}>{said.bar.paper}</LinkButton>
        {!may && form.tier === 'bureau' && <small>{said.bar.committee}</small>}
        {may && (
          <Button type="primary" onClick={() => void hand()}>
            {said.bar.submit}
          </Button>
        )}
      </p>
      {signing !== null && (
        <SignSheet
          endpoint={submitForm}
          formId={form.id}
          revision={signing}
          label={said.sign.title}
          promise={state.value.promise}
          next={<Next form={form} />}
          onClose={() => setSigning(null)}
          onFaults={(found) => {
            if (found.length === 0) return;
            setSigning(null);
            onFound(found);
          }}
          after={() => void go(`/forms/${form.id}`, { replace: true })}
        />
      )}
    </div>
  );
}

/** With whom it will lie. */
function Next({ form }: Readonly<{ form: Begun }>) {
  const said = useSaid(campaigns);
  const { bar } = useSaid(words);
  const { whom } = useSaid(review);
  const [first] = form.chain;
  const next = first ?? ({ deed: form.tier === 'bureau' ? 'adopt' : 'evaluate', seat: 'office', person: null, delegate: null } as const);
  return (
    <p className="qf-next">
      {bar.next({ deed: said.deeds[next.deed], to: whom({ seat: said.seats[next.seat], person: next.delegate ?? next.person }) })}
    </p>
  );
}
