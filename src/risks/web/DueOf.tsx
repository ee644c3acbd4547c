import { useSaid } from '#platform/web/language.tsx';
import { Deadline } from '#platform/web/parts/Deadline.tsx';
import type { MeasureRow } from '../contract/measure.ts';
import { words } from '../words.ts';

/** A deadline while the measure is open; once it is done, only the day that was set. */
export function DueOf({ measure }: Readonly<{ measure: MeasureRow }>) {
  const said = useSaid(words);
  if (measure.status === 'done') return measure.dueOn ?? '—';
  return <Deadline due={measure.dueOn} rule={said.rules.measureDue} />;
}
