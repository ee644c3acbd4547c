import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { query, type Reply } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Facts } from '#platform/web/parts/Facts.tsx';
import { History } from '#platform/web/parts/History.tsx';
import { LoopStrip } from '#platform/web/parts/LoopStrip.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { readDepartment } from '../contract/structure.ts';
import { words } from '../words.ts';
import { DepartmentDeeds } from './DepartmentDeeds.tsx';

/** One department: its positions and who holds them, its people, who oversees it. */
export default function DepartmentPage() {
  const said = useSaid(words);
  const { id = '' } = useParams();
  const { data: it } = useSuspenseQuery(query(readDepartment, { params: { id } }));
  const { columns } = said;
  return (
    <>
      <PageHead
        path={[said.group, { label: said.pages.departments, to: '/departments' }]}
        title={it.name}
        note={said.departmentKinds[it.kind]}
        deeds={<DepartmentDeeds it={it} />}
      >
        <Facts
          items={[
            [columns.head, it.head],
            [columns.leader, it.leader],
            [columns.people, it.people],
            [columns.function, it.function && said.functions[it.function]],
            [columns.weighty, said.answers[it.weighty ? 'yes' : 'no']],
            [columns.parent, it.parentId && <Link to={`/departments/${it.parentId}`}>{it.parent}</Link>],
            [
              said.ledger,
              <Link key="ledger" to={`/ledger/department/${id}`}>
                {it.name}
              </Link>,
            ],
          ]}
        />
      </PageHead>
      <LoopStrip kind="department" id={id} />
      <div className="qf-stack">
        <Positions positions={it.positions} />
        <Members members={it.members} />
        <Oversight oversight={it.oversight} />
        <History kind="department" id={id} />
      </div>
    </>
  );
}

type Department = Reply<typeof readDepartment>;

function Positions({ positions }: Pick<Department, 'positions'>) {
  const said = useSaid(words);
  const { columns } = said;
  return (
    <Sheet title={said.sheets.positions}>
      <Rows
        label={said.sheets.positions}
        rows={positions}
        empty={<EmptyList says={said.empty.positions} />}
        columns={[
          { key: 'name', title: columns.position, width: 200 },
          { key: 'duties', title: columns.duties },
          { key: 'keyPosition', title: columns.keyPosition, width: 100, render: ({ keyPosition }) => said.answers[keyPosition ? 'yes' : 'no'] },
          { key: 'holders', title: columns.holders, width: 200, render: ({ holders }) => <Names people={holders} /> },
        ]}
      />
    </Sheet>
  );
}

function Names({ people }: Readonly<{ people: ReadonlyArray<Readonly<{ id: string; name: string }>> }>) {
  const { comma } = useSaid(words);
  if (people.length === 0) return '—';
  return people.map(({ id, name }, at) => (
    <span key={id}>
      {at > 0 && comma}
      <Link to={`/people/${id}`}>{name}</Link>
    </span>
  ));
}

function Members({ members }: Pick<Department, 'members'>) {
  const said = useSaid(words);
  const { columns } = said;
  return (
    <Sheet title={said.sheets.members}>
      <Rows
        label={said.sheets.members}
        rows={members}
        rowHref={({ id }) => `/people/${id}`}
        empty={<EmptyList says={said.empty.members} />}
        columns={[
          { key: 'name', title: columns.name, width: 120 },
          { key: 'rank', title: columns.rank, width: 140, render: ({ rank }) => said.ranks[rank] },
          { key: 'title', title: columns.title, width: 160 },
          { key: 'positions', title: columns.positions },
        ]}
      />
    </Sheet>
  );
}

function Oversight({ oversight }: Pick<Department, 'oversight'>) {
  const said = useSaid(words);
  const { columns } = said;
  return (
    <Sheet title={said.sheets.oversight}>
      <Rows
        label={said.sheets.oversight}
        rows={oversight}
        rowHref={({ personId }) => `/people/${personId}`}
        empty={<EmptyList says={said.empty.oversight} />}
        columns={[
          { key: 'name', title: columns.leader },
          { key: 'validFrom', title: columns.validFrom, width: 110 },
          { key: 'validTo', title: columns.validTo, width: 110 },
        ]}
      />
    </Sheet>
  );
}
