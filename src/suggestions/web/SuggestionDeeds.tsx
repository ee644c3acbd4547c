import { Deed } from '#platform/web/Deed.tsx';
import type { Field } from '#platform/web/fields.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { usePointFields } from '#risks/web/AddRiskPoint.tsx';
import { addWord, answerSuggestion, declineSuggestion, dispatchSuggestion, type Suggestion, takeUpSuggestion } from '../contract.ts';
import { words } from '../words.ts';
import { useChoices } from './GiveSuggestion.tsx';

type Props = Readonly<{ it: Suggestion }>;

/** What this reader may do with the suggestion now. */
export function SuggestionDeeds({ it }: Props) {
  const said = useSaid(words);
  const { deeds, columns } = said;
  const open = (deed: Suggestion['deeds'][number]) => it.deeds.includes(deed);
  const sent = { params: { id: it.id } };
  const text = (name: string, label: string, help: string): Field[] => [{ name, label, kind: 'area', required: true, help }];
  return (
    <>
      {open('word') && <Deed endpoint={addWord} sent={sent} label={deeds.word} fields={text('word', columns.word, said.wordHelp)} />}
      {open('decline') && (
        <Deed endpoint={declineSuggestion} sent={sent} label={deeds.decline} fields={text('reason', columns.reason, said.declineHelp)} />
      )}
      {open('answer') && (
        <Deed
          endpoint={answerSuggestion}
          sent={sent}
          label={deeds.answer}
          primary={it.state === 'dispatched'}
          fields={text('answer', columns.answer, said.answerHelp)}
        />
      )}
      {open('dispatch') && <Dispatch it={it} />}
      {open('takeUp') && <TakeUp it={it} />}
    </>
  );
}

function Dispatch({ it }: Props) {
  const said = useSaid(words);
  const { columns } = said;
  const { departments } = useChoices();
  return (
    <Deed
      endpoint={dispatchSuggestion}
      sent={{ params: { id: it.id } }}
      label={said.deeds.dispatch}
      primary={it.state === 'received'}
      fields={[
        {
          name: 'departmentId',
          label: columns.department,
          kind: 'select',
          required: true,
          options: departments.map(({ id, name }) => ({ value: id, label: name })),
          initial: it.departmentId ?? it.proposal?.departmentId,
        },
        { name: 'dueOn', label: columns.dueOn, kind: 'day', required: true, initial: it.proposedDue, help: said.rules.answer },
        { name: 'note', label: columns.note, kind: 'area', help: said.dispatchHelp },
      ]}
    />
  );
}

function TakeUp({ it }: Props) {
  const said = useSaid(words);
  const choices = useChoices();
  const { proposal } = it;
  const tier = proposal?.personId ? 'position' : 'department';
  const point = usePointFields(choices, { ...proposal, description: it.text, tier }).filter(({ name }) => name !== 'foundBy');
  return (
    <Deed
      endpoint={takeUpSuggestion}
      sent={{ params: { id: it.id }, body: { powerId: proposal?.powerId ?? null } }}
      label={said.deeds.takeUp}
      primary={it.state === 'answered'}
      fields={[
        { name: 'reply', label: said.columns.reply, kind: 'area', required: true, initial: said.takeUpReply, help: said.answerHelp },
        ...point,
      ]}
    >
      <p className="qf-quiet">{said.takeUpHelp}</p>
    </Deed>
  );
}
