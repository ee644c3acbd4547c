import { Button } from 'antd';
import { Link } from 'react-router';
import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Imported as Done } from '../../contract/importing.ts';
import { importWords } from '../../words/importing.ts';
import { Counted, Refused, Unlisted } from './Refused.tsx';

/** What came in, what stayed out, and where to go on. */
export function Imported({ done, onAnother }: Readonly<{ done: Done; onAnother: () => void }>) {
  const said = useSaid(importWords);
  return (
    <>
      <Sheet title={said.done}>
        <Counted counts={done.counts} />
        <div className="qf-institution-import-end">
          <Link to="/institutions">{said.toLibrary}</Link>
          <Button onClick={onAnother}>{said.another}</Button>
        </div>
      </Sheet>
      <Refused rows={done.refused} />
      <Unlisted paths={done.unlisted} />
    </>
  );
}
