import { Input } from 'antd';
import { type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from 'react';

const restMs = 600;

type Props = Readonly<{
  label: ReactNode;
  value: string;
  onCommit: (value: string) => void;
  kind?: 'line' | 'area' | 'figure';
  hint?: string;
  suffix?: ReactNode;
}>;

/** A field whose text goes into the drawing when the hand rests, so that one thing typed is one thing undone. */
export function Typed({ label, value, onCommit, kind = 'line', hint, suffix }: Props) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const latest = useRef({ typed, value, onCommit });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = { typed, value, onCommit };
  });
  const commit = () => {
    clearTimeout(timer.current);
    const now = latest.current;
    if (now.typed !== null && now.typed !== now.value) now.onCommit(now.typed);
  };
  const leave = useEffectEvent(commit);
  useEffect(() => () => leave(), []); // another element is chosen before the hand rests
  const change = (text: string) => {
    setTyped(text);
    latest.current = { ...latest.current, typed: text };
    clearTimeout(timer.current);
    timer.current = setTimeout(commit, restMs);
  };
  const shared = {
    id,
    value: typed ?? value,
    placeholder: hint,
    onBlur: () => {
      commit();
      setTyped(null);
    },
    onPressEnter: () => kind !== 'area' && commit(),
  };
  return (
    <div className="qf-field">
      <label htmlFor={id}>{label}</label>
      {kind === 'area' ? (
        <Input.TextArea {...shared} autoSize={{ minRows: 3, maxRows: 10 }} onChange={({ target }) => change(target.value)} />
      ) : (
        <Input
          {...shared}
          {...(kind === 'figure' ? { inputMode: 'numeric' as const, maxLength: 4 } : { maxLength: 200 })}
          suffix={suffix}
          onChange={({ target }) => change(kind === 'figure' ? target.value.replaceAll(/\D/g, '') : target.value)}
        />
      )}
    </div>
  );
}
