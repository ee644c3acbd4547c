import { useId } from 'react';
import { useSaid } from '#platform/web/language.tsx';
import { levels } from '#risks/level.ts';
import { words as risks } from '#risks/words.ts';
import { words } from '../../words/filling.ts';

type Props = Readonly<{ label: string; level: number | null; proposal: number | null; onChoose: (level: number) => void }>;

/** 一级 二级 三级, one of them; the one that the matrix proposes says so. */
export function LevelChoice({ label, level, proposal, onChoose }: Props) {
  const said = useSaid(words).matrix;
  const names = useSaid(risks).levels;
  const group = useId();
  return (
    <div role="radiogroup" aria-label={label} className="qf-level-choice">
      {levels.map((one) => (
        <label key={one} data-chosen={level === one || undefined}>
          <input
            type="radio"
            name={group}
            checked={level === one}
            aria-label={one === proposal ? `${names[one]}（${said.proposed}）` : names[one]}
            onChange={() => onChoose(one)}
          />
          <span aria-hidden>
            {names[one]}
            {one === proposal && <small>{said.proposed}</small>}
          </span>
        </label>
      ))}
    </div>
  );
}
