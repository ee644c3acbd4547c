import { useNavigate } from 'react-router';
import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { ListPage } from '#platform/web/ListPage.tsx';
import { May, useMe } from '#platform/web/me.tsx';
import { addDepartment, listDepartments } from '../contract/structure.ts';
import { departmentKinds, functions } from '../structure.ts';
import { words } from '../words.ts';
import { useDepartments, useYesNo } from './choices.ts';

/** 科室、单位. */
export default function DepartmentsPage() {
  const said = useSaid(words);
  const { columns } = said;
  return (
    <ListPage
      endpoint={listDepartments}
      words={{ title: said.pages.departments, path: [said.group], empty: said.empty.departments }}
      rowHref={({ id }) => `/departments/${id}`}
      columns={[
        { key: 'name', title: columns.department, sort: 'name' },
        { key: 'kind', title: columns.departmentKind, width: 110, sort: 'kind', render: ({ kind }) => said.departmentKinds[kind] },
        { key: 'function', title: columns.function, width: 120, render: (row) => (row.function ? said.functions[row.function] : '—') },
        { key: 'parent', title: columns.parent, width: 140 },
        { key: 'head', title: columns.head, width: 110 },
        { key: 'leader', title: columns.leader, width: 110 },
        { key: 'people', title: columns.people, width: 80, align: 'right' },
        { key: 'bureau', title: columns.bureau, width: 160 },
      ]}
      filters={[
        { key: 'kind', label: columns.departmentKind, options: departmentKinds.map((value) => ({ value, label: said.departmentKinds[value] })) },
      ]}
      deeds={
        <May call={addDepartment}>
          <AddDepartment />
        </May>
      }
    />
  );
}

function AddDepartment() {
  const said = useSaid(words);
  const go = useNavigate();
  const departments = useDepartments(useMe().bureau.id);
  const yesNo = useYesNo();
  const { columns } = said;
  const kinds = departmentKinds.map((value) => ({ value, label: said.departmentKinds[value] }));
  return (
    <Deed
      endpoint={addDepartment}
      label={said.deeds.addDepartment}
      primary
      fields={[
        { name: 'name', label: columns.department, kind: 'text', required: true },
        { name: 'kind', label: columns.departmentKind, kind: 'select', required: true, options: kinds },
        { name: 'function', label: columns.function, kind: 'select', options: functions.map((value) => ({ value, label: said.functions[value] })) },
        { name: 'parentId', label: columns.parent, kind: 'select', options: departments },
        { name: 'weighty', label: columns.weighty, kind: 'select', options: yesNo },
      ]}
      after={({ id }) => go(`/departments/${id}`)}
    />
  );
}
