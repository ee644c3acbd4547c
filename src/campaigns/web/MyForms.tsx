import { useSuspenseQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import { query, useCall } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { Deadline } from '#platform/web/parts/Deadline.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { tiers } from '#risks/point.ts';
import { type FormRow, listForms, startForm } from '../contract/form.ts';
import { words as campaigns } from '../words.ts';
import { words } from '../words/reviewing.ts';
import { useDeskText } from './deskText.ts';
import { LinkButton } from './LinkButton.tsx';
import { stageOf } from './stages.ts';

const mostShown = 6;

/** What the reader fills in, newest year first and the own position before all else, each with the one deed that goes on with it; hidden while the list is filtered. */
export function MyForms() {
  const said = useSaid(words).forms;
  const [search] = useSearchParams();
  const { data } = useSuspenseQuery(query(listForms, { query: { mine: 'fill', sort: '-number', limit: mostShown } }));
  if (data.rows.length === 0 || search.size > 0) return null;
  const own = data.rows.toSorted((one, other) => other.year - one.year || tiers.indexOf(one.tier) - tiers.indexOf(other.tier));
  return (
    <Sheet title={said.mine} className="qf-my-forms">
      <ul>
        {own.map((form) => (
          <MyForm key={form.id} form={form} />
        ))}
      </ul>
    </Sheet>
  );
}

function MyForm({ form }: Readonly<{ form: FormRow }>) {
  const said = useSaid(campaigns);
  const { forms } = useSaid(words);
  const textOf = useDeskText();
  const draft = form.state === 'draft';
  const deed = draft ? said.deeds.fill : forms.read;
  return (
    <li>
      <span className="qf-my-form">
        <b>{said.formNames[form.tier]}</b>
        <small>
          {form.number} · {form.name}
          {form.points > 0 && ` · ${forms.points({ count: form.points })}`}
        </small>
      </span>
      <StatusChip stage={form.returned ? 'stopped' : stageOf[form.state]}>{form.returned ? forms.returned : said.states[form.state]}</StatusChip>
      <span>{draft ? <Deadline due={form.dueOn} rule={forms.rule} /> : form.desk && textOf(form.desk)}</span>
      {draft && !form.started ? (
        <Start id={form.id} />
      ) : (
        <LinkButton to={`/forms/${form.id}`} primary={draft} label={`${deed} ${form.number}`}>
          {deed}
        </LinkButton>
      )}
    </li>
  );
}

/** Begins a form and goes to it; where it could not be begun, its page says why. */
function Start({ id }: Readonly<{ id: string }>) {
  const said = useSaid(campaigns);
  const go = useNavigate();
  const start = useCall(startForm);
  const open = () => void go(`/forms/${id}`);
  // not by onSuccess: the row is another by then
  const begin = () => void start.mutateAsync({ params: { id } }).then(open, open);
  return (
    <Button type="primary" loading={start.isPending} onClick={begin}>
      {said.deeds.start}
    </Button>
  );
}
