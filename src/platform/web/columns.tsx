import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useState } from 'react';
import { useSaid } from './language.tsx';
import type { Column } from './parts/Rows.tsx';
import { words } from './words.ts';

export type Choice<R> = Readonly<{ all: ReadonlyArray<Column<R>>; shown: ReadonlyArray<Column<R>>; choose: (keys: readonly string[]) => void }>;

const storageKey = (path: string) => `qingfeng.columns.${path}`;

function keptHidden(path: string): readonly string[] | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey(path)) ?? 'null');
    return Array.isArray(kept) ? kept.map(String) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null; // whatever another version kept there
    throw error;
  }
}

const spareOf = <R,>(all: ReadonlyArray<Column<R>>) => all.filter(({ spare }) => spare).map(({ key }) => key);

/** Which columns of a list this browser shows. What is kept is what is hidden, so that a new column appears by itself. */
export function useColumns<R>(path: string, all: ReadonlyArray<Column<R>>): Choice<R> {
  const [hidden, setHidden] = useState(() => keptHidden(path) ?? spareOf(all));
  const shown = all.filter(({ key }, index) => index === 0 || !hidden.includes(key));
  const choose = (keys: readonly string[]) => {
    const next = all.map(({ key }) => key).filter((key) => !keys.includes(key));
    localStorage.setItem(storageKey(path), JSON.stringify(next));
    setHidden(next);
  };
  return { all, shown, choose };
}

/** 列: which columns are shown. The first one stays, for it opens the record. */
export function ColumnChoice<R>({ choice: { all, shown, choose } }: Readonly<{ choice: Choice<R> }>) {
  const said = useSaid(words).list;
  const options = all.filter(({ title }) => title !== '').map(({ key, title }, index) => ({ value: key, label: title, disabled: index === 0 }));
  const value = shown.map(({ key }) => key);
  const untitled = all.filter(({ title }) => title === '').map(({ key }) => key);
  const boxes = (
    <Checkbox.Group className="qf-choice" options={options} value={value} onChange={(keys) => choose([...keys.map(String), ...untitled])} />
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={boxes}>
      <Button type="text" icon={<SettingOutlined />}>
        {said.columns} {shown.length} / {all.length}
      </Button>
    </Popover>
  );
}
