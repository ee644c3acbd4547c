import { Select } from 'antd';
import { useId, useState } from 'react';
import type { LimitUnit } from '#engine/flow.ts';
import { useSaid } from '#platform/web/language.tsx';
import { units } from '../../limits.ts';
import { words } from '../../words/editor.ts';
import type { Limit } from './rules.ts';
import { Typed } from './typed.tsx';

type Props = Readonly<{ limit: Limit | null; onChange: (limit: Limit) => void }>;

const figureOf = (text: string): number | null => (text === '' ? null : Number(text));

/** Statutory and promised figure with their unit; at once has no figure. */
export function LimitFields({ limit, onChange }: Props) {
  const said = useSaid(words).panel;
  const id = useId();
  const [chosen, setChosen] = useState<LimitUnit>('workingDay'); // while no figure is given, the limit is none and keeps no unit
  const { statutory = null, promised = null, unit = chosen, from = null, to = null } = limit ?? {};
  const change = (part: Partial<Limit>) => onChange({ statutory, promised, unit, from, to, ...part });
  const choose = (next: LimitUnit) => {
    setChosen(next);
    change({ unit: next });
  };
  const longer = statutory !== null && promised !== null && promised > statutory;
  return (
    <>
      <div className="qf-editor-limit">
        {unit !== 'immediate' && (
          <>
            <Typed
              label={said.statutory}
              kind="figure"
              value={statutory?.toString() ?? ''}
              onCommit={(text) => change({ statutory: figureOf(text) })}
            />
            <Typed label={said.promised} kind="figure" value={promised?.toString() ?? ''} onCommit={(text) => change({ promised: figureOf(text) })} />
          </>
        )}
        <div className="qf-field">
          <label htmlFor={id}>{said.unit}</label>
          <Select id={id} value={unit} options={units.map((value) => ({ value, label: said.units[value] }))} onChange={choose} />
        </div>
      </div>
      {longer && <p className="qf-editor-remark">{said.longer}</p>}
    </>
  );
}
