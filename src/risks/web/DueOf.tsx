import { useSaid } from '#platform/web/language.tsx';
import { Deadline } from '#platform/web/parts/Deadline.tsx';
import type { MeasureStatus } from '../measure.ts';
import { words } from '../words.ts';

type Props = Readonly<{ measure: Readonly<{ dueOn: string | null; status: MeasureStatus }> }>;

/** A deadline while the measure is open; once it is done or given up, only the day that was set. */
export function DueOf({ measure: { dueOn, status } }: Props) {
  const said = useSaid(words);
  if (status === 'done' || status === 'cancelled') return dueOn ?? '—';
  return <Deadline due={dueOn} rule={said.rules.measureDue} />;
}
