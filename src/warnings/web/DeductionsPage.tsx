import { useSaid } from '#platform/web/language.tsx';
import { ListPage } from '#platform/web/ListPage.tsx';
import { points } from '#platform/web/parts/PointsScale.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { listDeductions } from '../contract/deductions.ts';
import { states } from '../deduction.ts';
import { accountKinds } from '../scheme.ts';
import { words } from '../words.ts';
import { ProposeDeduction } from './ProposeDeduction.tsx';
import { stageOf } from './stages.ts';

/** 扣分: what is proposed, where each stands and with whom. */
export default function DeductionsPage() {
  const said = useSaid(words);
  const { columns, filters } = said;
  return (
    <ListPage
      endpoint={listDeductions}
      words={{ title: said.pages.deductions, path: [said.group], empty: said.empty.deductions }}
      rowHref={({ id }) => `/deductions/${id}`}
      deeds={<ProposeDeduction />}
      columns={[
        { key: 'number', title: columns.number, width: 124, sort: 'number' },
        { key: 'person', title: columns.subject, width: 90, render: ({ person, department }) => person ?? department },
        { key: 'department', title: columns.department, width: 120 },
        {
          key: 'behaviour',
          title: columns.itemAndBehaviour,
          render: ({ item, behaviour }) => (
            <>
              <span className="qf-quiet">{item}</span> {behaviour}
            </>
          ),
        },
        { key: 'points', title: columns.points, width: 100, align: 'right', sort: 'points', render: (row) => points(row.points) },
        { key: 'behaviourOn', title: columns.behaviourOn, width: 110, sort: 'behaviourOn' },
        {
          key: 'state',
          title: columns.state,
          width: 120,
          render: ({ state }) => <StatusChip stage={stageOf[state]}>{said.states[state]}</StatusChip>,
        },
      ]}
      filters={[
        { key: 'state', label: filters.state, options: states.map((value) => ({ value, label: said.states[value] })) },
        { key: 'kind', label: filters.kind, options: accountKinds.map((value) => ({ value, label: said.kinds[value] })) },
        { key: 'open', label: filters.open, options: [{ value: 'yes', label: filters.yes }] },
      ]}
    />
  );
}
