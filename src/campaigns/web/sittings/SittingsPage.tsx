import { useSaid } from '#platform/web/language.tsx';
import { type Column, ListPage } from '#platform/web/ListPage.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { listSittings, type SittingRow } from '../../contract/sitting.ts';
import { states } from '../../sitting.ts';
import { sittingWords as words } from '../../words/sitting.ts';
import { stageOfRound } from '../stages.ts';
import { OpenSitting } from './OpenSitting.tsx';

/** 评估会: the leading group's sittings, the one in course first. */
export default function SittingsPage() {
  const said = useSaid(words);
  const { columns } = said;
  const shown: ReadonlyArray<Column<SittingRow>> = [
    { key: 'number', title: columns.number, width: 128, sort: 'number' },
    { key: 'campaign', title: columns.campaign },
    { key: 'heldOn', title: columns.heldOn, width: 104, sort: 'heldOn' },
    { key: 'place', title: columns.place, width: 160 },
    { key: 'chair', title: columns.chair, width: 88 },
    { key: 'evaluated', title: columns.evaluated, width: 72, align: 'right' },
    { key: 'registered', title: columns.registered, width: 88, align: 'right' },
    {
      key: 'state',
      title: columns.state,
      width: 104,
      render: ({ state }) => <StatusChip stage={stageOfRound[state]}>{said.states[state]}</StatusChip>,
    },
  ];
  return (
    <ListPage
      endpoint={listSittings}
      words={{ title: said.pages.sittings, path: [said.group], empty: said.empty }}
      rowHref={({ id }) => `/sittings/${id}`}
      columns={shown}
      filters={[{ key: 'state', label: columns.state, options: states.map((value) => ({ value, label: said.states[value] })) }]}
      deeds={<OpenSitting />}
    />
  );
}
