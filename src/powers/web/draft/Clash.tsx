import { Button } from 'antd';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Field, Said } from '../../difference.ts';
import { words } from '../../words.ts';
import { words as draftWords } from '../../words/draft.ts';
import { FieldChanges } from '../review/FieldChanges.tsx';
import type { Clash as Both } from './keeper.ts';

type Props = Readonly<{ clash: Both; said: Said; named: (said: Said) => Said; onChoose: (field: Field, whose: 'mine' | 'theirs') => void }>;

/** Two people wrote at the same fields: both side by side, what differs marked, and a choice for each. */
export function Clash({ clash: { theirs, places }, said, named, onChoose }: Props) {
  const { columns } = useSaid(words);
  const { clash } = useSaid(draftWords);
  const choice = (field: Field) => (
    <>
      <Button size="small" aria-label={`${columns[field]}：${clash.takeMine}`} onClick={() => onChoose(field, 'mine')}>
        {clash.takeMine}
      </Button>{' '}
      <Button size="small" aria-label={`${columns[field]}：${clash.takeTheirs}`} onClick={() => onChoose(field, 'theirs')}>
        {clash.takeTheirs}
      </Button>
    </>
  );
  return (
    <Sheet title={clash.title} className="qf-merge">
      <p className="qf-returned-reason" role="alert">
        {clash.note({ by: theirs.by, at: theirs.at ? stamp(theirs.at) : '' })}
      </p>
      <FieldChanges
        before={named(theirs.value)}
        after={named(said)}
        heads={{ before: clash.theirs({ by: theirs.by }), after: clash.mine }}
        changed={places}
        below={choice}
      />
    </Sheet>
  );
}
