import { useSaid } from '../language.tsx';
import { words } from '../words.ts';
import './points.css';
import { WarningBadge, type WarningLevel } from './WarningBadge.tsx';

type Props = Readonly<{ tenths: number; pending: number; thresholds: ReadonlyArray<readonly [WarningLevel, number]> }>;

const full = 120;
const at = (tenths: number) => `${Math.min(100, Math.max(0, (tenths / full) * 100))}%`;

/** Tenths of a point as points: 35 is 3.5. */
export const points = (tenths: number): string => (tenths / 10).toFixed(1);

/** Twelve points as a ruler: what stands in the ledger is solid, what is proposed is hatched, each level begins at its mark. */
export function PointsScale({ tenths, pending, thresholds }: Props) {
  const said = useSaid(words).points;
  const room = Math.max(0, full - tenths);
  return (
    <figure className="qf-points" aria-label={said.scale({ done: points(tenths), pending: points(pending) })}>
      <div className="qf-points-bar">
        <i style={{ width: at(tenths) }} />
        {pending > 0 && room > 0 && <i data-pending style={{ left: at(tenths), width: at(Math.min(pending, room)) }} />}
        {Array.from({ length: 11 }, (_, index) => (
          <s key={index} style={{ left: at((index + 1) * 10) }} />
        ))}
        {thresholds.map(([level, from]) => (
          <b key={level} style={{ left: at(from) }} />
        ))}
      </div>
      <div className="qf-points-marks">
        <span style={{ left: 0 }}>0</span>
        {thresholds.map(([level, from]) => (
          <span key={level} style={{ left: at(from) }}>
            <WarningBadge level={level} /> {said.from(from / 10)}
          </span>
        ))}
      </div>
    </figure>
  );
}
