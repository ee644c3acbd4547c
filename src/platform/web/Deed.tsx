import { Button, Modal, Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Endpoint, Sent } from '../endpoint.ts';
import { type Reply, useCall } from './call.ts';
import { DeedForm } from './DeedForm.tsx';
import type { Field } from './fields.tsx';
import { useSentence } from './joined.tsx';
import { useSaid } from './language.tsx';
import { useMay } from './me.tsx';
import { words } from './words.ts';

/** The fixed parts of what is sent: params, query, and what of the body the form does not ask. */
export type Fixed = Readonly<{ params?: Readonly<Record<string, unknown>>; query?: Readonly<Record<string, unknown>>; body?: object }>;

export type DeedProps<E extends Endpoint> = Readonly<{
  endpoint: E;
  sent?: Fixed | undefined;
  label: string;
  primary?: boolean | undefined;
  small?: boolean | undefined;
  title?: string | undefined;
  fields?: readonly Field[] | undefined;
  /** The form is open when the page comes: an address that leads to it. */
  opened?: boolean | undefined;
  /** What the deed leads to; it is asked for once more before it is done. For what cannot be taken back. */
  confirm?: ReactNode;
  /** Shown above the fields: what is known already. */
  children?: ReactNode;
  after?: ((reply: Reply<E>) => void) | undefined;
}>;

/** A button that is a deed. Without fields it acts at once; with fields it opens a docked form. Absent for who may not do it. */
export function Deed<E extends Endpoint>(props: DeedProps<E>) {
  const [open, setOpen] = useState(props.opened ?? false);
  const may = useMay(props.endpoint);
  if (!may) return null;
  if (!props.fields) return <Immediate {...props} />;
  return (
    <>
      <DeedButton {...props} onClick={() => setOpen(true)} />
      {open && <DeedForm {...props} fields={props.fields} onClose={() => setOpen(false)} />}
    </>
  );
}

type ButtonProps = Readonly<{ label: string; primary?: boolean | undefined; small?: boolean | undefined; loading?: boolean; onClick: () => void }>;

function DeedButton({ label, primary, small, loading = false, onClick }: ButtonProps) {
  return (
    <Button type={primary ? 'primary' : 'default'} size={small ? 'small' : 'middle'} loading={loading} onClick={onClick}>
      {label}
    </Button>
  );
}

/** Acts on the click; asks once more where the deed is final; says a refusal beside the button. */
function Immediate<E extends Endpoint>(props: DeedProps<E>) {
  const { endpoint, sent = {}, label, title, confirm, after } = props;
  const deed = useCall(endpoint);
  const said = useSaid(words).deed;
  const sentence = useSentence();
  const [asking, setAsking] = useState(false);
  const act = () => {
    setAsking(false);
    deed.mutate({ body: {}, ...sent } as unknown as Sent<E>, { onSuccess: (reply) => after?.(reply) });
  };
  return (
    <>
      <Popover
        open={deed.isError}
        trigger="click"
        placement="bottomRight"
        title={said.refused}
        content={
          <p role="alert" className="qf-popover">
            {deed.isError && sentence(deed.error)}
          </p>
        }
        onOpenChange={(shown) => !shown && deed.reset()}
      >
        <span>
          <DeedButton {...props} loading={deed.isPending} onClick={confirm ? () => setAsking(true) : act} />
        </span>
      </Popover>
      {confirm && (
        <Modal open={asking} title={title ?? label} okText={label} cancelText={said.cancel} onOk={act} onCancel={() => setAsking(false)}>
          <p>{confirm === true ? said.final : confirm}</p>
        </Modal>
      )}
    </>
  );
}
