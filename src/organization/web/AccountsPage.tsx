import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { ListPage, type RowOf } from '#platform/web/ListPage.tsx';
import { useMe } from '#platform/web/me.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { accountStates } from '../account.ts';
import { createAccount, disableAccount, enableAccount, listAccounts, requestReset } from '../contract/administration.ts';
import { words } from '../words.ts';

const stageOf = { none: 'waiting', waiting: 'doing', active: 'done', locked: 'stopped', disabled: 'stopped' } as const;

/** 账号: who can sign in. No content is shown here. */
export default function AccountsPage() {
  const said = useSaid(words);
  const { columns } = said;
  return (
    <ListPage
      endpoint={listAccounts}
      words={{ title: said.pages.accounts, path: [said.system], empty: said.empty.accounts }}
      columns={[
        { key: 'name', title: columns.name, width: 120, sort: 'name' },
        { key: 'number', title: columns.number, width: 100, sort: 'number' },
        { key: 'department', title: columns.department, width: 160 },
        { key: 'account', title: columns.account, sort: 'account' },
        {
          key: 'state',
          title: columns.state,
          width: 160,
          render: (row) => <StatusChip stage={stageOf[row.state]}>{said.accountStates[row.state]}</StatusChip>,
        },
        { key: 'deeds', title: '', width: 240, render: (row) => <AccountDeeds row={row} /> },
      ]}
      filters={[{ key: 'state', label: columns.state, options: accountStates.map((value) => ({ value, label: said.accountStates[value] })) }]}
    />
  );
}

function AccountDeeds({ row }: Readonly<{ row: RowOf<typeof listAccounts> }>) {
  const said = useSaid(words);
  const { personId } = useMe();
  const { deeds, columns } = said;
  if (row.accountId === null)
    return (
      <Deed
        endpoint={createAccount}
        sent={{ body: { personId: row.id } }}
        small
        label={deeds.createAccount}
        title={row.name}
        fields={[{ name: 'name', label: columns.account, kind: 'text', required: true, help: said.newAccountHelp }]}
      />
    );
  if (row.id === personId) return null;
  const sent = { params: { id: row.accountId } };
  if (row.state === 'disabled') return <Deed endpoint={enableAccount} sent={sent} small label={deeds.enableAccount} />;
  return (
    <>
      {row.asked ? <span className="qf-quiet">{said.asked}</span> : <Deed endpoint={requestReset} sent={sent} small label={deeds.requestReset} />}{' '}
      <Deed endpoint={disableAccount} sent={sent} small label={deeds.disableAccount} />
    </>
  );
}
