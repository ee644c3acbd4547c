import { useSaid } from '#platform/web/language.tsx';
import type { CaseRow } from '../contract/shapes.ts';
import { words } from '../words.ts';

const fillOf = { green: 'D', yellow: 'B', red: 'A' } as const;

/** When a case falls due and how its clock stands, said as well as shown; a provisional clock says so. */
export function LightWord({ dueOn, light, provisional }: Pick<CaseRow, 'dueOn' | 'light' | 'provisional'>) {
  const said = useSaid(words);
  if (dueOn === null || light === null) return '—';
  return (
    <>
      {dueOn}{' '}
      <span className="qf-badge" data-fill={fillOf[light]} title={said.lightWords[light]}>
        {said.lights[light]}
      </span>{' '}
      {provisional && (
        <small className="qf-quiet" title={said.provisionalNote}>
          {said.provisional}
        </small>
      )}
    </>
  );
}
