import { Deed } from '#platform/web/Deed.tsx';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { Deadline } from '#platform/web/parts/Deadline.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { type Disposition, settleStep, type Step } from '../contract/dispositions.ts';
import { words } from '../words.ts';

/** The steps of a disposition, each with the deed that settles it for who may. */
export function Steps({ it }: Readonly<{ it: Disposition }>) {
  const said = useSaid(words);
  const { columns, responsible } = said;
  const rule = said.rules.step({ openedOn: stamp(it.openedAt).slice(0, 10) });
  const who = (step: Step) => {
    const key = responsible[step.responsible as keyof typeof responsible] ?? step.responsible;
    return step.person ? said.byWhom({ person: step.person, role: key }) : key;
  };
  return (
    <Sheet title={said.sheets.steps}>
      <Rows
        rows={it.all}
        rowKey={({ place }) => String(place)}
        columns={[
          { key: 'place', title: '', width: 36 },
          {
            key: 'text',
            title: columns.text,
            render: ({ text, evidence, evidenceAsked }) => <Evidence text={text} says={evidence ?? evidenceAsked} />,
          },
          { key: 'responsible', title: columns.responsible, width: 210, render: who },
          {
            key: 'dueOn',
            title: columns.dueOn,
            width: 120,
            render: ({ dueOn, doneAt }) => (doneAt === null && it.state === 'open' ? <Deadline due={dueOn} rule={rule} /> : dueOn),
          },
          { key: 'state', title: columns.state, width: 200, render: (step) => <Done step={step} open={it.state === 'open'} id={it.id} /> },
        ]}
      />
    </Sheet>
  );
}

function Evidence({ text, says }: Readonly<{ text: string; says: string }>) {
  const { evidenceOf } = useSaid(words);
  return (
    <>
      {text}
      <br />
      <span className="qf-quiet">{evidenceOf({ says })}</span>
    </>
  );
}

function Done({ step, open, id }: Readonly<{ step: Step; open: boolean; id: string }>) {
  const said = useSaid(words);
  if (step.doneAt !== null) return <StatusChip stage="done">{`${stamp(step.doneAt).slice(0, 10)} ${step.doneByName ?? ''}`}</StatusChip>;
  if (step.may)
    return (
      <Deed
        endpoint={settleStep}
        sent={{ params: { id, place: step.place } }}
        label={said.deeds.settleStep}
        title={step.text}
        small
        fields={[{ name: 'evidence', label: said.fields.evidence, kind: 'area', required: true, help: step.evidenceAsked }]}
      />
    );
  return <StatusChip stage={open ? 'waiting' : 'stopped'}>{open ? said.waitingStep : said.dispositionStates.withdrawn}</StatusChip>;
}
