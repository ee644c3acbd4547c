import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { useMe } from '#platform/web/me.tsx';
import { finishMeasure, type MeasureRow } from '../contract/measure.ts';
import { words } from '../words.ts';

/** Reports a measure done: offered to the person responsible, and to those who tend the point. */
export function FinishMeasure({ measure, tends }: Readonly<{ measure: MeasureRow; tends: boolean }>) {
  const said = useSaid(words);
  const { personId } = useMe();
  if (measure.status === 'done' || (!tends && measure.responsibleId !== personId)) return null;
  return (
    <Deed
      endpoint={finishMeasure}
      sent={{ params: { id: measure.id } }}
      label={said.deeds.finishMeasure}
      small
      fields={[{ name: 'evidence', label: said.columns.evidence, kind: 'area', required: true }]}
    />
  );
}
