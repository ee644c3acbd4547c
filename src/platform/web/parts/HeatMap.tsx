import { useSaid } from '../language.tsx';
import { words } from '../words.ts';
import './heat.css';

const scale = [1, 2, 3, 4, 5] as const;
export type Cell = Readonly<{ likelihood: number; harm: number }>;

type Props = Readonly<{
  counts: ReadonlyArray<Cell & Readonly<{ count: number }>>;
  levelOf: (likelihood: number, harm: number) => number;
  chosen: Cell | null;
  onChoose: (cell: Cell | null) => void;
}>;

const depth = (count: number, most: number) => (count === 0 ? 0 : Math.max(1, Math.ceil((count / Math.max(most, 4)) * 4)));

/** Depth of one hue is how many; the thick line is where the proposed level changes. It is a filter, so every cell is a button. */
export function HeatMap(props: Props) {
  const said = useSaid(words).heat;
  return (
    <fieldset className="qf-heat" aria-label={said.label}>
      {scale.toReversed().map((likelihood) => (
        <HeatRow key={likelihood} likelihood={likelihood} {...props} />
      ))}
      <span className="qf-heat-corner">
        {said.likelihood}
        <br />
        {said.harm}
      </span>
      {scale.map((harm) => (
        <span key={harm} className="qf-heat-axis">
          {harm}
        </span>
      ))}
    </fieldset>
  );
}

function HeatRow({ likelihood, counts, levelOf, chosen, onChoose }: Props & Readonly<{ likelihood: number }>) {
  const { heat, riskLevel } = useSaid(words);
  const named = namedCells(levelOf);
  const most = Math.max(0, ...counts.map(({ count }) => count));
  return (
    <>
      <span className="qf-heat-axis">{likelihood}</span>
      {scale.map((harm) => {
        const count = counts.find((cell) => cell.likelihood === likelihood && cell.harm === harm)?.count ?? 0;
        const level = levelOf(likelihood, harm);
        const edge = [
          harm < 5 && levelOf(likelihood, harm + 1) !== level && 'right',
          likelihood > 1 && levelOf(likelihood - 1, harm) !== level && 'bottom',
        ];
        const pressed = chosen?.likelihood === likelihood && chosen.harm === harm;
        return (
          <button
            key={harm}
            type="button"
            data-depth={depth(count, most)}
            data-edge={edge.filter(Boolean).join(' ')}
            data-word={named.has(`${likelihood} ${harm}`) ? riskLevel[level as keyof typeof riskLevel] : undefined}
            aria-pressed={pressed}
            aria-label={heat.cell({ likelihood, harm, count })}
            onClick={() => onChoose(pressed ? null : { likelihood, harm })}
          >
            {count || ''}
          </button>
        );
      })}
    </>
  );
}

/** One cell of each level says its name: the gravest of it. */
function namedCells(levelOf: Props['levelOf']): ReadonlySet<string> {
  const named = new Map<number, string>();
  for (const likelihood of scale.toReversed())
    for (const harm of scale.toReversed()) {
      const level = levelOf(likelihood, harm);
      if (!named.has(level)) named.set(level, `${likelihood} ${harm}`);
    }
  return new Set(named.values());
}
