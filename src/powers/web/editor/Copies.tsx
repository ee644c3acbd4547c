import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { call, Refused } from '#platform/web/call.ts';
import { Refusal } from '#platform/web/DeedForm.tsx';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { listDraftCopies } from '../../contract/flowchart.ts';
import { words } from '../../words/editor.ts';
import { useDesk } from './desk.tsx';
import { downloadBpmn } from './exports.ts';
import type { Why } from './opening.ts';

/** Drawings that gave way to others, on the server and in this browser, to be brought back. */
export function Copies() {
  const said = useSaid(words).copies;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{said.menu}</Button>
      <Drawer open={open} title={said.title} onClose={() => setOpen(false)} size={420} mask={false} destroyOnHidden rootClassName="qf-deed">
        {open && <CopyList onBack={() => setOpen(false)} />}
      </Drawer>
    </>
  );
}

type Kept = Readonly<{ id: string; at: string; by: string; xml: string }>;

function CopyList({ onBack }: Readonly<{ onBack: () => void }>) {
  const said = useSaid(words).copies;
  const { power, local, saver, put } = useDesk();
  const [refusal, setRefusal] = useState<Why | null>(null);
  const { data: there = [] } = useQuery({
    queryKey: ['copies', saver.versionId, saver.revision],
    queryFn: () => (saver.versionId === null ? [] : call(listDraftCopies, { params: { id: saver.versionId } })),
    gcTime: 0,
  });
  const here = local.aside().map(({ xml, at }, place): Kept => ({ id: `here ${place}`, at, by: said.here, xml }));
  const all = [...here, ...there.map(({ id, at, by, flowchart }): Kept => ({ id, at, by, xml: flowchart }))].toSorted((a, b) =>
    a.at < b.at ? 1 : -1,
  );
  const restore = async ({ xml }: Kept) => {
    const { refusal: why } = await put(xml);
    setRefusal(why);
    if (!why) onBack();
  };
  if (all.length === 0) return <EmptyList says={said.empty} />;
  return (
    <>
      <p className="qf-quiet">{said.note}</p>
      {refusal && <Refusal error={new Refused(0, refusal.code, refusal.facts)} />}
      <ol className="qf-editor-copies">
        {all.map((copy) => (
          <li key={copy.id}>
            <span>
              <time dateTime={copy.at}>{stamp(copy.at)}</time> {copy.by}
            </span>
            <Button size="small" onClick={() => void restore(copy)}>
              {said.restore}
            </Button>
            <Button size="small" type="link" onClick={() => downloadBpmn(`${power.code} ${power.name} ${stamp(copy.at)}`, copy.xml)}>
              {said.download}
            </Button>
          </li>
        ))}
      </ol>
    </>
  );
}
