import { Button, Drawer, Input } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Refused, useCall } from '#platform/web/call.ts';
import { Refusal } from '#platform/web/DeedForm.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { useMe } from '#platform/web/me.tsx';
import { words as kit } from '#platform/web/words.ts';
import { signForm, submitForm } from '../../contract/form.ts';
import type { Fault } from '../../faults.ts';
import { words } from '../../words/filling.ts';
import { At, MarksContext } from './marks.tsx';
import { SignaturePad } from './SignaturePad.tsx';

type Props = Readonly<{
  endpoint: typeof submitForm | typeof signForm;
  formId: string;
  revision: number;
  label: string;
  promise: string;
  /** What comes after, and with whom. */
  next?: ReactNode;
  onClose: () => void;
  after?: () => void;
  /** What the server found wrong with the form, by its places. */
  onFaults?: (faults: readonly Fault[]) => void;
}>;

/** What was found wrong at places of the form, if that is why it was refused. */
const faultsIn = (cause: unknown): readonly Fault[] =>
  cause instanceof Refused && Array.isArray(cause.facts['faults']) ? (cause.facts['faults'] as Fault[]) : [];

/** One's own name, typed, signs; a drawn signature may stand beside it. What is signed is what was read. */
export function SignSheet({ endpoint, formId, revision, label, promise, next, onClose, after, onFaults }: Props) {
  const said = useSaid(words).sign;
  const { deed: kitSaid } = useSaid(kit);
  const { name: own } = useMe();
  const sign = useCall(endpoint);
  const [name, setName] = useState('');
  const [drawing, setDrawing] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = name.trim() !== own;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong) return;
    // not by onSuccess: the form is another by then, and this sheet gone with it
    const sent = sign.mutateAsync({ params: { id: formId }, body: { revision, name: name.trim(), drawing: drawing || null } });
    void sent.then(
      () => (onClose(), after?.()),
      (cause: unknown) => onFaults?.(faultsIn(cause)), // and the mutation shows why
    );
  };
  const bar = (
    <div className="qf-deed-bar">
      <Button onClick={onClose}>{kitSaid.cancel}</Button>
      <Button type="primary" htmlType="submit" form="sign" loading={sign.isPending}>
        {label}
      </Button>
    </div>
  );
  return (
    <Drawer open title={label} onClose={onClose} size={460} destroyOnHidden footer={bar} rootClassName="qf-deed">
      <MarksContext value={{ faults: tried && wrong ? { name: said.nameWrong(own) } : {}, asked: [] }}>
        <form id="sign" className="qf-form qf-sign" noValidate onSubmit={send}>
          <section aria-label={said.promise}>
            <h3>{said.promise}</h3>
            <blockquote>{promise}</blockquote>
          </section>
          <p className="qf-quiet">{said.says}</p>
          {next}
          {sign.isError && <Refusal error={sign.error} />}
          <At place="name" label={said.name} help={said.nameHelp(own)}>
            {(control) => <Input {...control} autoComplete="off" value={name} maxLength={50} onChange={({ target }) => setName(target.value)} />}
          </At>
          <At place="drawing" label={said.drawing} optional group>
            {() => <SignaturePad drawing={drawing} onDraw={setDrawing} />}
          </At>
        </form>
      </MarksContext>
    </Drawer>
  );
}
