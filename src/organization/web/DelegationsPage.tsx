import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { ListPage } from '#platform/web/ListPage.tsx';
import { useMe } from '#platform/web/me.tsx';
import { type Stage, StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { delegate, type DelegationRow, listDelegations, revokeDelegation } from '../contract/delegations.ts';
import { words } from '../words.ts';
import { usePeople } from './choices.ts';

const states = ['coming', 'inForce', 'over', 'revoked'] as const;
const stageOf: Readonly<Record<DelegationRow['state'], Stage>> = { coming: 'waiting', inForce: 'doing', over: 'done', revoked: 'stopped' };

/** 委托: who acts at whose desk, from which day to which. */
export default function DelegationsPage() {
  const said = useSaid(words);
  const { delegations } = said;
  return (
    <ListPage
      endpoint={listDelegations}
      words={{ title: said.pages.delegations, path: [said.group], empty: delegations.empty }}
      columns={[
        { key: 'from', title: delegations.from, width: 140, sort: 'from' },
        { key: 'to', title: delegations.to, width: 140, sort: 'to' },
        { key: 'validFrom', title: delegations.validFrom, width: 112 },
        { key: 'validTo', title: delegations.validTo, width: 112, sort: 'validTo' },
        { key: 'reason', title: delegations.reason },
        { key: 'madeBy', title: delegations.madeBy, width: 112 },
        {
          key: 'state',
          title: delegations.state,
          width: 104,
          render: ({ state }) => <StatusChip stage={stageOf[state]}>{delegations.states[state]}</StatusChip>,
        },
        {
          key: 'deed',
          title: delegations.deeds.revoke,
          width: 88,
          render: ({ id, mayRevoke }) =>
            mayRevoke && <Deed endpoint={revokeDelegation} sent={{ params: { id } }} label={delegations.deeds.revoke} small confirm />,
        },
      ]}
      filters={[{ key: 'state', label: delegations.state, options: states.map((value) => ({ value, label: delegations.states[value] })) }]}
      deeds={<Delegate />}
    />
  );
}

/** One's own desk; the office may also give that of somebody who is away. */
function Delegate() {
  const { delegations } = useSaid(words);
  const { bureau, roles, personId, today } = useMe();
  const people = usePeople(bureau.id);
  const from = { name: 'fromId', label: delegations.from, kind: 'select', options: people, initial: personId, required: true } as const;
  return (
    <Deed
      endpoint={delegate}
      label={delegations.deeds.delegate}
      primary
      fields={[
        ...(roles.includes('office') ? [from] : []),
        { name: 'toId', label: delegations.to, kind: 'select', options: people.filter(({ value }) => value !== personId), required: true },
        { name: 'validFrom', label: delegations.validFrom, kind: 'day', required: true, initial: today },
        { name: 'validTo', label: delegations.validTo, kind: 'day', required: true },
        { name: 'reason', label: delegations.reason, kind: 'area', required: true },
      ]}
    >
      <p className="qf-quiet">{delegations.help}</p>
    </Deed>
  );
}
