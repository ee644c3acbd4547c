import { useNavigate } from 'react-router';
import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { ListPage } from '#platform/web/ListPage.tsx';
import { May, useMe } from '#platform/web/me.tsx';
import { addPerson, listPeople } from '../contract/structure.ts';
import { ranks } from '../structure.ts';
import { words } from '../words.ts';
import { useDepartments } from './choices.ts';

/** 人员. */
export default function PeoplePage() {
  const said = useSaid(words);
  const { columns } = said;
  return (
    <ListPage
      endpoint={listPeople}
      words={{ title: said.pages.people, path: [said.group], empty: said.empty.people }}
      rowHref={({ id }) => `/people/${id}`}
      columns={[
        { key: 'name', title: columns.name, width: 120, sort: 'name' },
        { key: 'number', title: columns.number, width: 100, sort: 'number' },
        { key: 'rank', title: columns.rank, width: 140, sort: 'rank', render: ({ rank }) => said.ranks[rank] },
        { key: 'department', title: columns.department, width: 160, sort: 'department' },
        { key: 'positions', title: columns.positions },
        { key: 'title', title: columns.title, width: 160 },
        { key: 'bureau', title: columns.bureau, width: 160 },
      ]}
      filters={[
        { key: 'rank', label: columns.rank, options: ranks.map((value) => ({ value, label: said.ranks[value] })) },
        { key: 'departmentId', label: columns.department, options: useFilterOptions() },
      ]}
      deeds={
        <May call={addPerson}>
          <AddPerson />
        </May>
      }
    />
  );
}

function useFilterOptions() {
  return useDepartments(useMe().bureau.id).map(({ value, label }) => ({ value: String(value), label }));
}

function AddPerson() {
  const said = useSaid(words);
  const go = useNavigate();
  const departments = useDepartments(useMe().bureau.id);
  const { columns } = said;
  return (
    <Deed
      endpoint={addPerson}
      label={said.deeds.addPerson}
      primary
      fields={[
        { name: 'number', label: columns.number, kind: 'text', required: true },
        { name: 'name', label: columns.name, kind: 'text', required: true },
        { name: 'rank', label: columns.rank, kind: 'select', required: true, options: ranks.map((value) => ({ value, label: said.ranks[value] })) },
        { name: 'departmentId', label: columns.department, kind: 'select', options: departments },
        { name: 'title', label: columns.title, kind: 'text' },
        { name: 'phone', label: columns.phone, kind: 'text' },
      ]}
      after={({ id }) => go(`/people/${id}`)}
    />
  );
}
