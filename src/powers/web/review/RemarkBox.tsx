import { Button, Input } from 'antd';
import { useState } from 'react';
import { useSaid } from '#platform/web/language.tsx';
import { words } from '../../words/review.ts';

type Props = Readonly<{ place: string; reason: string | undefined; onChange: (reason: string | null) => void }>;

const focus = (control: Readonly<{ focus: () => void }> | null) => control?.focus();

/** What is asked to be changed at one place, kept as it is typed. `place` is its name for people. */
export function RemarkBox({ place, reason, onChange }: Props) {
  const said = useSaid(words).review;
  const [writing, setWriting] = useState(false);
  const drop = () => {
    onChange(null);
    setWriting(false);
  };
  if (!writing && !reason)
    return (
      <Button size="small" type="link" aria-label={`${said.remark}：${place}`} onClick={() => setWriting(true)}>
        {said.remark}
      </Button>
    );
  if (!writing)
    return (
      <p className="qf-remark">
        <q>{reason}</q>
        <Button size="small" type="link" aria-label={`${said.edit} ${place}`} onClick={() => setWriting(true)}>
          {said.edit}
        </Button>
        <Button size="small" type="link" aria-label={`${said.drop} ${place}`} onClick={drop}>
          {said.drop}
        </Button>
      </p>
    );
  return (
    <div className="qf-remark-box">
      <Input.TextArea
        ref={focus}
        aria-label={said.remarkOn({ place })}
        placeholder={said.remarkHint}
        value={reason ?? ''}
        maxLength={1000}
        autoSize={{ minRows: 2, maxRows: 8 }}
        onChange={({ target }) => onChange(target.value)}
      />
      <Button size="small" type="primary" onClick={() => setWriting(false)}>
        {said.keep}
      </Button>
      <Button size="small" onClick={drop}>
        {said.drop}
      </Button>
    </div>
  );
}
