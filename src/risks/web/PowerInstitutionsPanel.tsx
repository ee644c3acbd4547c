import { useQuery } from '@tanstack/react-query';
import { words as institutionWords } from '#institutions/words.ts';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { powerInstitutions } from '../contract/coverage.ts';
import { coverageWords } from '../words/coverage.ts';

/** On the page of a power: the institutions that govern it as a whole. */
export default function PowerInstitutionsPanel({ id }: Readonly<{ id: string }>) {
  const { scope: said } = useSaid(coverageWords);
  const { columns, statuses } = useSaid(institutionWords);
  const { data } = useQuery(query(powerInstitutions, { params: { id } }));
  if (!data) return null;
  return (
    <Sheet title={said.institutions}>
      <Rows
        label={said.institutions}
        rows={data.institutions}
        rowHref={(institution) => `/institutions/${institution.id}`}
        empty={<EmptyList says={said.noInstitutions} />}
        columns={[
          { key: 'title', title: columns.title },
          { key: 'documentNumber', title: columns.documentNumber, width: 190 },
          { key: 'status', title: columns.state, width: 96, render: ({ status }) => statuses[status] },
        ]}
      />
    </Sheet>
  );
}
