import { useSuspenseQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { instant, useLanguage, useSaid } from '#platform/web/language.tsx';
import { me, useAcknowledge } from './session.ts';
import { words } from './words.ts';

/** A way in that others made for one's account is said on every page until one has read it. */
export function Notices() {
  const said = useSaid(words).notice;
  const language = useLanguage();
  const { data } = useSuspenseQuery(me);
  const acknowledge = useAcknowledge();
  return data?.notices.map(({ id, at, askedBy, confirmedBy }) => {
    const who = [askedBy, confirmedBy].filter((name) => name !== null).join(said.and) || said.somebody;
    return (
      <section key={id} className="qf-sheet qf-notice" role="alert">
        <p>{said.says({ at: instant(at, language), who })}</p>
        <Button size="small" loading={acknowledge.isPending} onClick={() => acknowledge.mutate({ params: { id } })}>
          {said.deed}
        </Button>
      </section>
    );
  });
}
