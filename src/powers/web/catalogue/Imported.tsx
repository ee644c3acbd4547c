import { Button } from 'antd';
import { Link } from 'react-router';
import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Output } from '#platform/endpoint.ts';
import { importCatalogue } from '../../contract/catalogue.ts';
import { catalogueWords } from '../../words/catalogue-page.ts';
import { Counts } from './Counts.tsx';
import type { Choices } from './choices.ts';
import { RefusedSheet } from './RefusedSheet.tsx';

type Props = Readonly<{ done: Output<typeof importCatalogue.returns>; file: File; choices: Choices; onAnother: () => void }>;

/** What came in, what stayed out, and where to go on. */
export function Imported({ done, file, choices, onAnother }: Props) {
  const said = useSaid(catalogueWords);
  return (
    <>
      <Sheet title={said.done} note={file.name}>
        <Counts counts={done.counts} />
        {done.positions > 0 && <p className="qf-import-waiting">{said.added({ count: done.positions })}</p>}
        <div className="qf-import-end">
          <Link to="/powers?state=draft">{said.toDrafts}</Link>
          <Button onClick={onAnother}>{said.another}</Button>
        </div>
      </Sheet>
      {done.refused.length > 0 && <RefusedSheet notes={done.refused} file={file} choices={choices} />}
    </>
  );
}
