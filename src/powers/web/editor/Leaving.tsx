import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useSaid } from '#platform/web/language.tsx';
import { words } from '../../words/editor.ts';
import { useDesk } from './desk.tsx';

/** Leaving with unsaved work asks: the browser where the page is closed, this where a link leads to another. */
export function Leaving() {
  const said = useSaid(words).leaving;
  const go = useNavigate();
  const { saver } = useDesk();
  const [to, setTo] = useState<string | null>(null);
  useEffect(() => {
    const closing = (event: BeforeUnloadEvent) => saver.pending && event.preventDefault();
    const following = (event: MouseEvent) => {
      const link = (event.target as Element).closest?.('a[href]');
      if (!saver.pending || !(link instanceof HTMLAnchorElement) || !leads(link, event)) return;
      event.preventDefault();
      event.stopPropagation();
      setTo(link.pathname + link.search);
    };
    addEventListener('beforeunload', closing);
    document.addEventListener('click', following, { capture: true });
    return () => {
      removeEventListener('beforeunload', closing);
      document.removeEventListener('click', following, { capture: true });
    };
  }, [saver]);
  const leave = async (saving: boolean) => {
    if (saving) await saver.save();
    if (saving && saver.pending) return setTo(null); // the page says why it was not saved
    await go(to!);
  };
  return (
    <Modal
      open={to !== null}
      title={said.title}
      onCancel={() => setTo(null)}
      footer={[
        <Button key="stay" onClick={() => setTo(null)}>
          {said.stay}
        </Button>,
        <Button key="go" onClick={() => void leave(false)}>
          {said.go}
        </Button>,
        <Button key="save" type="primary" onClick={() => void leave(true)}>
          {said.save}
        </Button>,
      ]}
    >
      <p>{said.note}</p>
    </Modal>
  );
}

/** Whether a click on the link leaves this page within this window. */
const leads = (link: HTMLAnchorElement, { ctrlKey, metaKey, shiftKey, button }: MouseEvent): boolean =>
  link.origin === location.origin &&
  link.pathname !== location.pathname &&
  !link.download &&
  link.target !== '_blank' &&
  !(ctrlKey || metaKey || shiftKey || button !== 0);
