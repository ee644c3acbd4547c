import { ExpandOutlined, MinusOutlined, PlusOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Dropdown, Popconfirm, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useSaid } from '#platform/web/language.tsx';
import { words } from '../../words/editor.ts';
import { useDesk, useDrawing } from './desk.tsx';
import { downloadBpmn, downloadPng, downloadSvg, print } from './exports.ts';

/** What is done to the drawing as a whole. */
export function Toolbar() {
  const said = useSaid(words).tools;
  const { judge, put } = useDesk();
  const { drawing } = useDrawing();
  const [stack, canvas] = [drawing.get('commandStack'), drawing.get('canvas')];
  const zoom = (by: number) => canvas.zoom(canvas.zoom() * by, 'auto');
  return (
    <div className="qf-editor-tools" role="toolbar" aria-label={said.bar}>
      <Tool label={said.undo} icon={<UndoOutlined />} off={!stack.canUndo()} onClick={() => stack.undo()} />
      <Tool label={said.redo} icon={<RedoOutlined />} off={!stack.canRedo()} onClick={() => stack.redo()} />
      <Tool label={said.smaller} icon={<MinusOutlined />} onClick={() => zoom(0.8)} />
      <Tool label={said.larger} icon={<PlusOutlined />} onClick={() => zoom(1.25)} />
      <Tool label={said.fit} icon={<ExpandOutlined />} onClick={() => drawing.fit()} />
      <Popconfirm
        title={said.layOutNote}
        okText={said.layOut}
        icon={null}
        showCancel={false}
        onConfirm={async () => put(await judge.layOut(await drawing.xml()))}
      >
        <Button size="small">{said.layOut}</Button>
      </Popconfirm>
    </div>
  );
}

type ToolProps = Readonly<{ label: string; icon: ReactNode; off?: boolean; onClick: () => void }>;

function Tool({ label, icon, off = false, onClick }: ToolProps) {
  return (
    <Tooltip title={label}>
      <Button size="small" type="text" icon={icon} aria-label={label} disabled={off} onClick={onClick} />
    </Tooltip>
  );
}

/** The flowchart as a file or on paper. */
export function ExportMenu() {
  const said = useSaid(words).files;
  const { power, drawing } = useDesk();
  const name = `${power.code} ${power.name}`;
  const deeds = {
    bpmn: async () => downloadBpmn(name, await drawing.xml()),
    svg: async () => downloadSvg(name, await drawing.svg()),
    png: async () => downloadPng(name, await drawing.svg()),
    a4: async () => print(name, await drawing.svg(), 'A4'),
    a3: async () => print(name, await drawing.svg(), 'A3'),
  };
  const items = (Object.keys(deeds) as Array<keyof typeof deeds>).map((key) => ({ key, label: said[key], onClick: () => void deeds[key]() }));
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button>{said.menu}</Button>
    </Dropdown>
  );
}
