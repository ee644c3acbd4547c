import { useSuspenseQuery } from '@tanstack/react-query';
import { largestPage } from '#platform/list.ts';
import { query } from '#platform/web/call.ts';
import { Deed } from '#platform/web/Deed.tsx';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { ListPage } from '#platform/web/ListPage.tsx';
import { useMe } from '#platform/web/me.tsx';
import { grantDuty, listAccounts, listGrants, revokeDuty } from '../contract/administration.ts';
import { duties } from '../duties.ts';
import { words } from '../words.ts';
import { useYesNo } from './choices.ts';
import { ResetsSheet } from './ResetsSheet.tsx';

/** 授权: what does not follow from the organization, and the ways in that a second person confirms. */
export default function GrantsPage() {
  const said = useSaid(words);
  const me = useMe();
  const { columns } = said;
  const options = duties.map((value) => ({ value, label: said.duties[value] }));
  return (
    <ListPage
      endpoint={listGrants}
      words={{ title: said.pages.grants, path: [said.system], empty: said.empty.grants }}
      columns={[
        { key: 'person', title: columns.person, width: 140, sort: 'person' },
        { key: 'duty', title: columns.duty, sort: 'duty', render: ({ duty }) => said.duties[duty] },
        { key: 'grantedBy', title: columns.grantedBy, width: 120, render: ({ grantedBy }) => grantedBy ?? said.installation },
        { key: 'grantedAt', title: columns.grantedAt, width: 150, sort: 'at', render: ({ grantedAt }) => stamp(grantedAt) },
        { key: 'revokedBy', title: columns.revokedBy, width: 120 },
        { key: 'revokedAt', title: columns.revokedAt, width: 150, render: ({ revokedAt }) => (revokedAt ? stamp(revokedAt) : '—') },
        {
          key: 'deeds',
          title: '',
          width: 90,
          render: ({ id, personId, revokedAt }) =>
            revokedAt === null &&
            personId !== me.personId && <Deed endpoint={revokeDuty} sent={{ params: { id } }} small label={said.deeds.revokeDuty} confirm />,
        },
      ]}
      filters={[
        { key: 'duty', label: columns.duty, options },
        { key: 'inForce', label: columns.inForce, options: useYesNo().map(({ value, label }) => ({ value: String(value), label })) },
      ]}
      deeds={<GrantDuty options={options} />}
    >
      <ResetsSheet />
    </ListPage>
  );
}

function GrantDuty({ options }: Readonly<{ options: ReadonlyArray<{ value: string; label: string }> }>) {
  const said = useSaid(words);
  const { data } = useSuspenseQuery(query(listAccounts, { query: { limit: largestPage } }));
  const people = data.rows.map(({ id, name, department }) => ({ value: id, label: [name, department].filter(Boolean).join(' · ') }));
  return (
    <Deed
      endpoint={grantDuty}
      label={said.deeds.grantDuty}
      primary
      fields={[
        { name: 'personId', label: said.columns.person, kind: 'select', required: true, options: people },
        { name: 'duty', label: said.columns.duty, kind: 'select', required: true, options },
      ]}
    />
  );
}
