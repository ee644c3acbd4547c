import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useSaid } from './language.tsx';
import type { Place } from './ListPages.tsx';
import { words } from './words.ts';

/** A filter of a list: a choice where there are options, a day where `kind` says so, else free words. */
export type Filter = Readonly<{
  key: string;
  label: string;
  options?: ReadonlyArray<Readonly<{ value: string; label: string }>> | undefined;
  kind?: 'day' | 'text' | undefined;
  width?: number | undefined;
}>;

const pauseMs = 300;
const beside = 50; // what a choice holds beside its label: edges and arrow
const dayLabelWidth = 48; // a day field says its name before it, for it has no placeholder

/** About the room that a text takes, px: a Chinese character is as wide as it is high, a letter about half of that. */
const widthOf = (text: string): number => [...text].reduce((sum, it) => sum + (it > '\u2e80' ? 14 : 7.5), 0);

type Props = Readonly<{ filters: readonly Filter[]; place: Place; children?: ReactNode }>;

/** Filters in one row above the list; each change is a new address. */
export function Filters({ filters, place, children }: Props) {
  const said = useSaid(words).list;
  const used = ['q', ...filters.map(({ key }) => key)].some((key) => place.get(key) !== null);
  return (
    <search aria-label={said.filters} className="qf-filters">
      <Typed name="q" label={said.q} hint={said.qHint} place={place} width={208} />
      {filters.map(({ key, label, options, kind, width = 136 }) =>
        options ? (
          <Select
            key={key}
            aria-label={label}
            placeholder={label}
            value={place.get(key) ?? undefined}
            options={[...options]}
            showSearch={{ optionFilterProp: 'label' }}
            allowClear
            style={{ width: Math.max(width, beside + widthOf(label)) }}
            popupMatchSelectWidth={false}
            onChange={(value: string | undefined) => place.set({ [key]: value })}
          />
        ) : (
          <Typed
            key={key}
            name={key}
            label={label}
            hint={label}
            place={place}
            {...(kind === 'day' ? { width: width + dayLabelWidth, type: 'date' } : { width })}
          />
        ),
      )}
      {used && (
        <Button type="link" size="small" onClick={() => place.set({}, true)}>
          {said.clear}
        </Button>
      )}
      <span className="qf-filters-end">{children}</span>
    </search>
  );
}

type TypedProps = Readonly<{ name: string; label: string; hint: string; place: Place; width: number; type?: string }>;

/** Words are looked for once the typing pauses, or at once when the field is left. */
function Typed({ name, label, hint, place, width, type = 'text' }: TypedProps) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [typing, setTyping] = useState<string | null>(null);
  const kept = place.get(name) ?? '';
  useEffect(() => () => clearTimeout(timer.current), []);
  const look = (value: string) => value.trim() !== kept && place.set({ [name]: value.trim() });
  const change = (value: string) => {
    setTyping(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(look, pauseMs, value);
  };
  const leave = () => {
    clearTimeout(timer.current);
    if (typing !== null) look(typing);
    setTyping(null);
  };
  return (
    <Input
      type={type}
      aria-label={label}
      placeholder={hint}
      title={label}
      value={typing ?? kept}
      allowClear
      style={{ width }}
      {...(name === 'q' ? { prefix: <SearchOutlined aria-hidden /> } : type === 'date' ? { prefix: label } : {})}
      onChange={(event) => change(event.target.value)}
      onPressEnter={leave}
      onBlur={leave}
    />
  );
}
