import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { addMeasure, cancelMeasure, changeMeasure, type Measure, remindMeasures, reopenMeasure, startMeasure } from '../contract/measure.ts';
import { words } from '../words.ts';
import { measureWords } from '../words/measure.ts';
import { useChoices } from './AddRiskPoint.tsx';
import { FinishMeasure } from './FinishMeasure.tsx';
import { measureChangeFields, newMeasureFields, type Proposed } from './measureFields.ts';

/** `proposed`: what the form holds at first, where it is known what is missing. */
export function AddMeasure({ pointId, label, proposed, small }: Readonly<{ pointId: string; label?: string; proposed?: Proposed; small?: boolean }>) {
  const said = useSaid(words);
  const own = useSaid(measureWords);
  const choices = useChoices();
  return (
    <Deed
      endpoint={addMeasure}
      sent={{ params: { id: pointId } }}
      label={label ?? said.deeds.addMeasure}
      small={small}
      fields={newMeasureFields({ said, own, choices }, proposed)}
    />
  );
}

/** The deeds of the measure as a whole; those of each time stand at the time. */
export function MeasureDeeds({ measure }: Readonly<{ measure: Measure }>) {
  const said = useSaid(words);
  const own = useSaid(measureWords);
  const choices = useChoices();
  const open = (deed: Measure['deeds'][number]) => measure.deeds.includes(deed);
  const sent = { params: { id: measure.id } };
  return (
    <>
      {open('change') && measure.responsibleId && (
        <Deed endpoint={remindMeasures} sent={{ body: { ids: [measure.id], due: measure.overdue ? 'overdue' : 'soon' } }} label={own.remindOne} />
      )}
      {open('change') && (
        <Deed endpoint={changeMeasure} sent={sent} label={said.deeds.changeMeasure} fields={measureChangeFields({ said, own, choices }, measure)} />
      )}
      {open('cancel') && (
        <Deed
          endpoint={cancelMeasure}
          sent={sent}
          label={said.deeds.cancelMeasure}
          fields={[{ name: 'reason', label: own.reason, kind: 'area', required: true, help: own.cancelNote }]}
        />
      )}
    </>
  );
}

type AtTime = Readonly<{ measure: Measure; time: Measure['times'][number] }>;

/** What the actor may do to one time of a measure. */
export function TimeDeeds({ measure, time }: AtTime) {
  const said = useSaid(words);
  const own = useSaid(measureWords);
  const sent = { params: { id: measure.id }, body: { number: time.number } };
  const open = (deed: Measure['deeds'][number]) => time.deeds.includes(deed);
  return (
    <span className="qf-measure-deeds">
      {open('start') && <Deed endpoint={startMeasure} sent={sent} label={said.deeds.startMeasure} small />}
      {open('finish') && <FinishMeasure measure={{ ...measure, status: time.status }} tends number={time.number} />}
      {open('reopen') && (
        <Deed
          endpoint={reopenMeasure}
          sent={sent}
          label={said.deeds.reopenMeasure}
          small
          fields={[{ name: 'reason', label: own.reason, kind: 'area', required: true }]}
        />
      )}
    </span>
  );
}
