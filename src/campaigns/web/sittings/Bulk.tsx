import { Button } from 'antd';
import { useState } from 'react';
import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { agreePoints, type Sitting, type SittingPoint } from '../../contract/sitting.ts';
import { wantsOpinion } from '../../sitting.ts';
import { sittingWords as words } from '../../words/sitting.ts';
import { Merge } from './Merge.tsx';

type Props = Readonly<{
  sitting: Sitting;
  rows: readonly SittingPoint[];
  chosen: ReadonlySet<string>;
  choose: (ids: readonly string[], on: boolean) => void;
}>;

/** Many points at once: all on which everybody agrees, or those chosen. */
export function Bulk({ sitting: { id, figures }, rows, chosen, choose }: Props) {
  const said = useSaid(words);
  const [done, setDone] = useState('');
  const own = rows.filter((it) => chosen.has(it.id));
  const open = rows.filter(({ deeds }) => deeds.includes('evaluate')).map((it) => it.id);
  const clear = () => choose([...chosen], false);
  const settled = (reply: { evaluated: number; left: number }) => {
    setDone(said.done.agreed(reply));
    clear();
  };
  const differing = own.some((it) => it.proposal !== null && wantsOpinion(it.proposal, it));
  const why = { name: 'opinion', label: said.columns.why, kind: 'area', help: said.explained.chosen, required: differing } as const;
  return (
    <fieldset className="qf-sitting-bulk" aria-label={said.deeds.agree}>
      <span hidden={figures.agreeing === 0}>
        <Deed
          endpoint={agreePoints}
          sent={{ params: { id }, body: { ids: null } }}
          label={said.deeds.agreeAll(figures.agreeing)}
          primary
          confirm={said.explained.agree}
          after={settled}
        />
      </span>
      <Button type="text" disabled={open.length === 0} onClick={() => choose(open, true)}>
        {said.chosen.page}
      </Button>
      {own.length > 0 && (
        <>
          <b>{said.chosen.count(own.length)}</b>
          <Deed
            endpoint={agreePoints}
            sent={{ params: { id }, body: { ids: own.map((it) => it.id) } }}
            label={said.deeds.agreeChosen(own.length)}
            fields={[why]}
            after={settled}
          />
          <Merge key={own.map((it) => it.id).join()} id={id} points={own} after={clear} />
          <Button type="text" onClick={clear}>
            {said.chosen.clear}
          </Button>
        </>
      )}
      {done && <output>{done}</output>}
      <small>{said.keys}</small>
    </fieldset>
  );
}
