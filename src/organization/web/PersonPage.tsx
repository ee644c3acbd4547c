import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { query, type Reply } from '#platform/web/call.ts';
import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { useMe } from '#platform/web/me.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Facts } from '#platform/web/parts/Facts.tsx';
import { History } from '#platform/web/parts/History.tsx';
import { LoopStrip } from '#platform/web/parts/LoopStrip.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { endHolding, readPerson } from '../contract/structure.ts';
import { words } from '../words.ts';

/** One person: where they stand, what they have held and overseen, and by the strip what the loop knows of them. */
export default function PersonPage() {
  const said = useSaid(words);
  const { id = '' } = useParams();
  const { data: it } = useSuspenseQuery(query(readPerson, { params: { id } }));
  const { columns } = said;
  return (
    <>
      <PageHead path={[said.group, { label: said.pages.people, to: '/people' }]} title={it.name} note={it.number}>
        <Facts
          items={[
            [columns.rank, said.ranks[it.rank]],
            [columns.department, it.departmentId && <Link to={`/departments/${it.departmentId}`}>{it.department}</Link>],
            [columns.title, it.title],
            [columns.phone, it.phone],
            [columns.bureau, it.bureau],
            [
              said.ledger,
              <Link key="ledger" to={`/ledger/person/${id}`}>
                {it.name}
              </Link>,
            ],
          ]}
        />
      </PageHead>
      <LoopStrip kind="person" id={id} />
      <div className="qf-stack">
        <Holdings holdings={it.holdings} />
        {it.oversight.length > 0 && <Overseen oversight={it.oversight} />}
        <History kind="person" id={id} />
      </div>
    </>
  );
}

type Person = Reply<typeof readPerson>;

function Holdings({ holdings }: Pick<Person, 'holdings'>) {
  const said = useSaid(words);
  const { today } = useMe();
  const { columns } = said;
  return (
    <Sheet title={said.sheets.holdings}>
      <Rows
        label={said.sheets.holdings}
        rows={holdings}
        empty={<EmptyList says={said.empty.holdings} />}
        columns={[
          { key: 'position', title: columns.position, width: 200 },
          {
            key: 'department',
            title: columns.department,
            width: 160,
            render: (row) => <Link to={`/departments/${row.departmentId}`}>{row.department}</Link>,
          },
          { key: 'duties', title: columns.duties },
          { key: 'keyPosition', title: columns.keyPosition, width: 100, render: ({ keyPosition }) => said.answers[keyPosition ? 'yes' : 'no'] },
          { key: 'validFrom', title: columns.validFrom, width: 110 },
          { key: 'validTo', title: columns.validTo, width: 110 },
          {
            key: 'deeds',
            title: '',
            width: 90,
            render: (row) =>
              row.validTo === null && (
                <Deed
                  endpoint={endHolding}
                  sent={{ params: { id: row.id } }}
                  small
                  label={said.deeds.endHolding}
                  fields={[{ name: 'validTo', label: columns.validTo, kind: 'day', required: true, initial: today }]}
                />
              ),
          },
        ]}
      />
    </Sheet>
  );
}

function Overseen({ oversight }: Pick<Person, 'oversight'>) {
  const said = useSaid(words);
  const { columns } = said;
  return (
    <Sheet title={said.sheets.overseen}>
      <Rows
        label={said.sheets.overseen}
        rows={oversight}
        rowHref={({ departmentId }) => `/departments/${departmentId}`}
        columns={[
          { key: 'department', title: columns.department },
          { key: 'validFrom', title: columns.validFrom, width: 110 },
          { key: 'validTo', title: columns.validTo, width: 110 },
        ]}
      />
    </Sheet>
  );
}
