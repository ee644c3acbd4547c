import { Button, Dropdown } from 'antd';
import { MoreOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { DeedForm } from '#platform/web/DeedForm.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { returnPoint, type SittingPoint } from '../../contract/sitting.ts';
import { sittingWords as words } from '../../words/sitting.ts';
import { Split } from './Split.tsx';

type Props = Readonly<{ sitting: string; point: SittingPoint }>;

/** What else may be done to a point: split it, send its form back. */
export function PointDeeds({ sitting, point }: Props) {
  const said = useSaid(words);
  const [open, setOpen] = useState<'split' | 'return' | null>(null);
  const offered = (['split', 'return'] as const).filter((deed) => point.deeds.includes(deed));
  if (offered.length === 0) return null;
  const sent = { params: { id: sitting, point: point.id } };
  const close = () => setOpen(null);
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items: offered.map((key) => ({ key, label: said.deeds[key], onClick: () => setOpen(key) })) }}>
        <Button size="small" type="text" icon={<MoreOutlined />} aria-label={`${said.deeds.split}、${said.deeds.return}：${point.description}`} />
      </Dropdown>
      {open === 'split' && <Split sent={sent} description={point.description} onClose={close} />}
      {open === 'return' && (
        <DeedForm
          endpoint={returnPoint}
          sent={sent}
          label={said.deeds.return}
          fields={[{ name: 'reason', label: said.columns.reason, kind: 'area', required: true, help: said.explained.return }]}
          onClose={close}
        >
          <p className="qf-quiet">{point.description}</p>
        </DeedForm>
      )}
    </>
  );
}
