import { type KeyboardEvent, useId, useRef } from 'react';
import { useSaid } from '#platform/web/language.tsx';
import { LevelMark } from '#platform/web/parts/LevelMark.tsx';
import { words as kit } from '#platform/web/words.ts';
import { type Matrix, proposedLevel } from '#risks/level.ts';
import { words } from '../../words/filling.ts';
import './matrix.css';

const scale = [1, 2, 3, 4, 5] as const;

export type Rated = Readonly<{ likelihood: number | null; harm: number | null }>;
type Props = Readonly<{ rated: Rated; matrix: Matrix; onChoose: (likelihood: number, harm: number) => void }>;

const steps: Readonly<Record<string, readonly [likelihood: number, harm: number]>> = {
  ArrowUp: [1, 0],
  ArrowDown: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};
const within = (grade: number) => Math.min(5, Math.max(1, grade));

/**
 * How often and how gravely, chosen as one cell of the matrix: one group of radios in which the arrows go up and down, left and right.
 * Each cell is as grave as the level that it proposes; the thick line is where the level changes.
 */
export function MatrixPicker({ rated, matrix, onChoose }: Props) {
  const said = useSaid(words).matrix;
  const { heat } = useSaid(kit);
  const name = useId();
  const group = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault(); // else the browser goes on to the next radio of its own order
    const [likelihood, harm] = [within((rated.likelihood ?? 1) + step[0]), within((rated.harm ?? 1) + step[1])];
    onChoose(likelihood, harm);
    group.current?.querySelector<HTMLInputElement>(`[value="${likelihood} ${harm}"]`)?.focus();
  };
  return (
    <div className="qf-matrix">
      <div ref={group} role="radiogroup" tabIndex={-1} aria-label={said.label} className="qf-matrix-cells" onKeyDown={move}>
        {scale.toReversed().map((likelihood) => (
          <MatrixRow key={likelihood} name={name} likelihood={likelihood} rated={rated} matrix={matrix} onChoose={onChoose} />
        ))}
        <span aria-hidden />
        {scale.map((harm) => (
          <span key={harm} aria-hidden className="qf-matrix-axis">
            {harm}
          </span>
        ))}
      </div>
      <p aria-hidden className="qf-matrix-words">
        <span>
          {said.up} {heat.likelihood}
        </span>
        <span>
          {heat.harm} {said.right}
        </span>
      </p>
      <Proposal rated={rated} matrix={matrix} />
    </div>
  );
}

function MatrixRow({ name, likelihood, rated, matrix, onChoose }: Props & Readonly<{ name: string; likelihood: number }>) {
  const said = useSaid(words).matrix;
  const { riskLevel } = useSaid(kit);
  return (
    <>
      <span aria-hidden className="qf-matrix-axis">
        {likelihood}
      </span>
      {scale.map((harm) => {
        const level = proposedLevel(likelihood, harm, matrix);
        const chosen = rated.likelihood === likelihood && rated.harm === harm;
        const edges = [
          harm < 5 && proposedLevel(likelihood, harm + 1, matrix) !== level && 'right',
          likelihood > 1 && proposedLevel(likelihood - 1, harm, matrix) !== level && 'bottom',
        ];
        const entry = rated.likelihood === null && likelihood === 1 && harm === 1; // one stop of the tab key, also before a choice
        return (
          <label key={harm} data-level={level} data-edge={edges.filter(Boolean).join(' ')} data-chosen={chosen || undefined}>
            <input
              type="radio"
              name={name}
              value={`${likelihood} ${harm}`}
              checked={chosen}
              tabIndex={chosen || entry ? 0 : -1}
              aria-label={said.cell({ likelihood, harm, level: riskLevel[level] })}
              onChange={() => onChoose(likelihood, harm)}
            />
            <span aria-hidden>{chosen ? riskLevel[level] : likelihood * harm}</span>
          </label>
        );
      })}
    </>
  );
}

/** What the matrix makes of the choice, said as it is made. */
export function Proposal({ rated: { likelihood, harm }, matrix }: Readonly<{ rated: Rated; matrix: Matrix }>) {
  const said = useSaid(words).matrix;
  return (
    <output className="qf-matrix-proposal">
      {likelihood === null || harm === null ? (
        said.none
      ) : (
        <>
          {said.proposes({ likelihood, harm })} <LevelMark level={proposedLevel(likelihood, harm, matrix)} />
        </>
      )}
    </output>
  );
}
