import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { query, type Reply } from '#platform/web/call.ts';
import { Deed } from '#platform/web/Deed.tsx';
import type { Field, Option } from '#platform/web/fields.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { useMay, useMe } from '#platform/web/me.tsx';
import { giveSuggestion, suggestionChoices } from '../contract.ts';
import { namedTos } from '../suggestion.ts';
import { words } from '../words.ts';

export type Choices = Reply<typeof suggestionChoices>;
const nothing: Choices = { sources: [], departments: [], powers: [], steps: [], people: [], channels: { body: null, phone: '', site: '' } };

/** What the forms of this module offer; asked for by those alone who may use them. */
export function useChoices(): Choices {
  const may = useMay(suggestionChoices);
  return useQuery({ ...query(suggestionChoices, {}), enabled: may }).data ?? nothing;
}

/** 互相查, 领导点, 组织评: the asker's roles say as what. */
export function GiveSuggestion() {
  const said = useSaid(words);
  const go = useNavigate();
  const choices = useChoices();
  const fields = useFields(choices);
  return (
    <Deed endpoint={giveSuggestion} label={said.deeds.give} primary fields={fields} after={({ id }) => go(`/suggestions/${id}`)}>
      <p className="qf-quiet">{said.give.intro(choices.channels)}</p>
    </Deed>
  );
}

function useFields(choices: Choices): Field[] {
  const said = useSaid(words);
  const { personId } = useMe();
  const { columns, give } = said;
  const others = choices.people.filter(({ id }) => id !== personId);
  return [
    { name: 'text', label: columns.text, kind: 'area', required: true, help: give.textHelp },
    {
      name: 'source',
      label: columns.source,
      kind: 'select',
      required: true,
      options: choices.sources.map((value) => ({ value, label: said.sources[value] })),
      initial: choices.sources[0],
    },
    { name: 'about', label: columns.about, kind: 'select', options: useAbouts(choices), help: give.aboutHelp },
    {
      name: 'personId',
      label: columns.aboutPerson,
      kind: 'select',
      options: others.map(({ id, name, department }) => ({ value: id, label: `${name} ${department}` })),
      help: give.personHelp,
    },
    {
      name: 'namedTo',
      label: columns.namedTo,
      kind: 'select',
      required: true,
      options: namedTos.map((value) => ({ value, label: said.namedTos[value] })),
      initial: 'handlers',
      help: give.namedHelp,
    },
  ];
}

function useAbouts({ departments, powers, steps }: Choices): Option[] {
  const { aboutOf } = useSaid(words);
  return [
    ...powers.map(({ id, name }) => ({ value: `power:${id}`, label: aboutOf.power(name) })),
    ...departments.map(({ id, name }) => ({ value: `department:${id}`, label: aboutOf.department(name) })),
    ...steps.map(({ versionId, node, power, name }) => ({ value: `step:${versionId}:${node}`, label: aboutOf.step(`${power}，${name}`) })),
  ];
}
