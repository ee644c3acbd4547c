import { Button } from 'antd';
import { Link } from 'react-router';
import type { Output } from '#platform/endpoint.ts';
import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { Counts } from '#platform/web/sheets/Counts.tsx';
import type { importRegister } from '../../contract/importing.ts';
import { importPageWords } from '../../words/importing-page.ts';

type Props = Readonly<{ done: Output<typeof importRegister.returns>; fileName: string; onAnother: () => void }>;

/** What was registered, and where to go on. */
export function Imported({ done: { counts, numbers }, fileName, onAnother }: Props) {
  const said = useSaid(importPageWords);
  return (
    <Sheet title={said.done} note={fileName}>
      <Counts counts={(['accepted', 'already', 'refused', 'aside'] as const).map((kind) => ({ label: said.counts[kind], count: counts[kind] }))} />
      <p className="qf-import-waiting">{said.numbers(numbers)}</p>
      <div className="qf-import-end">
        <Link to="/risks?sort=number">{said.toRegister}</Link>
        <Button onClick={onAnother}>{said.another}</Button>
      </div>
    </Sheet>
  );
}
