import { Button, Checkbox } from 'antd';
import { useCall } from '#platform/web/call.ts';
import { Refusal } from '#platform/web/DeedForm.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { type Form, saveParticipants } from '../../contract/form.ts';
import { words } from '../../words/filling.ts';

/** 参加排查人员: who of the department took part, and who has signed. Kept at each tick. */
export function Participants({ form }: Readonly<{ form: Form }>) {
  const said = useSaid(words);
  const save = useCall(saveParticipants);
  const { participants } = form;
  const headcount = form.facts.tier === 'department' ? form.facts.headcount : participants.length;
  const attended = participants.filter((it) => it.attended).length;
  const set = (of: (it: Form['participants'][number]) => boolean) =>
    save.mutate({ params: { id: form.id }, body: { participants: participants.map((it) => ({ personId: it.id, attended: of(it) })) } });
  return (
    <Sheet
      title={said.sections.participants}
      note={said.hints.participants({ attended, headcount })}
      link={
        attended < participants.length && (
          <Button size="small" onClick={() => set(() => true)}>
            {said.participants.all}
          </Button>
        )
      }
    >
      <ul className="qf-participants">
        {participants.map((person) => (
          <li key={person.id}>
            <Checkbox
              checked={person.attended}
              disabled={save.isPending}
              onChange={({ target }) => set((it) => (it.id === person.id ? target.checked : it.attended))}
            >
              {person.name}
            </Checkbox>
            <span className="qf-status" data-stage={person.signed ? 'done' : 'waiting'}>
              {person.signed ? said.participants.signed : said.participants.unsigned}
            </span>
          </li>
        ))}
      </ul>
      {save.isError && <Refusal error={save.error} />}
      {attended < headcount && <p className="qf-note qf-quiet">{said.hints.fewer}</p>}
    </Sheet>
  );
}
