import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { useMe } from '#platform/web/me.tsx';
import { finishMeasure, type MeasureRow } from '../contract/measure.ts';
import { measureMachine } from '../measure.ts';
import { words } from '../words.ts';
import { measureWords } from '../words/measure.ts';

type Props = Readonly<{ measure: Pick<MeasureRow, 'id' | 'status' | 'responsibleId'>; tends: boolean; number?: number }>;

/** Reports a measure done: offered to the person responsible, and to those who tend the point. */
export function FinishMeasure({ measure, tends, number }: Props) {
  const said = useSaid(words);
  const own = useSaid(measureWords);
  const { personId } = useMe();
  if (!measureMachine[measure.status].finish || (!tends && measure.responsibleId !== personId)) return null;
  return (
    <Deed
      endpoint={finishMeasure}
      sent={{ params: { id: measure.id }, body: number === undefined ? {} : { number } }}
      label={said.deeds.finishMeasure}
      small
      fields={[{ name: 'evidence', label: said.columns.evidence, kind: 'area', required: true, help: own.evidenceHelp }]}
    />
  );
}
