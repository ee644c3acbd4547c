import { FileWordOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { address } from '#platform/web/call.ts';
import { Deed } from '#platform/web/Deed.tsx';
import { useLanguage, useSaid } from '#platform/web/language.tsx';
import { closeSitting, downloadMinutes, registerPoints, type Sitting } from '../../contract/sitting.ts';
import { sittingWords as words } from '../../words/sitting.ts';

/** What ends a sitting: its close, the register, its minutes. A deed that is over is only hidden, so that what it came to is still told. */
export function SittingDeeds({ sitting }: Readonly<{ sitting: Sitting }>) {
  const said = useSaid(words);
  const language = useLanguage();
  const [done, setDone] = useState('');
  const { id, deeds, opinion } = sitting;
  const sent = { params: { id } };
  return (
    <>
      {done && <output className="qf-quiet">{done}</output>}
      <Button icon={<FileWordOutlined />} href={address(downloadMinutes, sent, { language })} download>
        {said.deeds.minutes}
      </Button>
      <span hidden={!deeds.includes('close')}>
        <Deed
          endpoint={closeSitting}
          sent={sent}
          label={said.deeds.close}
          primary={sitting.figures.waiting === 0}
          fields={[{ name: 'opinion', label: said.columns.opinion, kind: 'area', required: true, initial: opinion, help: said.explained.closes }]}
          after={({ forms }) => setDone(said.done.closed(forms))}
        />
      </span>
      <span hidden={!deeds.includes('register') || sitting.figures.evaluated === 0}>
        <Deed
          endpoint={registerPoints}
          sent={sent}
          label={said.deeds.register}
          primary
          confirm={said.explained.registers}
          after={(reply) => setDone(said.done.registered(reply))}
        />
      </span>
    </>
  );
}
