import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { query } from '#platform/web/call.ts';
import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { useMay, useMe } from '#platform/web/me.tsx';
import { getScheme, listSubjects, proposeDeduction } from '../contract/deductions.ts';
import { accountKinds, type AccountKind } from '../scheme.ts';
import { words } from '../words.ts';

/** The office proposes without an inquiry, too; the one who proposes does not decide. */
export function ProposeDeduction() {
  const may = useMay(proposeDeduction);
  return may && accountKinds.toReversed().map((kind) => <Proposal key={kind} kind={kind} />);
}

function Proposal({ kind }: Readonly<{ kind: AccountKind }>) {
  const said = useSaid(words);
  const { today } = useMe();
  const go = useNavigate();
  const subjects = useQuery(query(listSubjects, {})).data;
  const scheme = useQuery(query(getScheme, {})).data;
  const people = subjects?.people.map(({ id, name, department }) => ({ value: id, label: `${name} ${department}` })) ?? [];
  const departments = subjects?.departments.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const items = scheme?.items.filter(({ appliesTo }) => appliesTo === kind) ?? [];
  const subject =
    kind === 'person'
      ? ({ name: 'personId', label: said.fields.person, kind: 'select', options: people, required: true } as const)
      : ({ name: 'departmentId', label: said.fields.departmentAccount, kind: 'select', options: departments, required: true } as const);
  return (
    <Deed
      endpoint={proposeDeduction}
      sent={{ body: { appliesTo: kind } }}
      label={kind === 'person' ? said.deeds.propose : said.deeds.proposeDepartment}
      primary={kind === 'person'}
      fields={[
        subject,
        {
          name: 'item',
          label: said.fields.item,
          kind: 'select',
          required: true,
          options: items.map(({ item, behaviour, points }) => ({ value: item, label: `${item} ${behaviour}（${(points / 10).toFixed(1)}）` })),
          help: scheme?.inferred ? said.inferred : undefined,
        },
        { name: 'behaviourOn', label: said.fields.behaviourOn, kind: 'day', required: true, initial: today },
        { name: 'facts', label: said.fields.facts, kind: 'area', required: true },
      ]}
      after={({ id }) => go(`/deductions/${id}`)}
    />
  );
}
