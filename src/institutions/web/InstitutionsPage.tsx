import { useSaid } from '#platform/web/language.tsx';
import { ListPage } from '#platform/web/ListPage.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { listInstitutions } from '../contract.ts';
import { actions, classes, statuses } from '../institution.ts';
import { words } from '../words.ts';
import { AddInstitution } from './InstitutionDeeds.tsx';
import { stageOf } from './stages.ts';

/** 制度库. */
export default function InstitutionsPage() {
  const said = useSaid(words);
  const { columns } = said;
  return (
    <ListPage
      endpoint={listInstitutions}
      words={{ title: said.pages.institutions, path: [said.group], empty: said.empty }}
      rowHref={({ id }) => `/institutions/${id}`}
      columns={[
        { key: 'title', title: columns.title, sort: 'title' },
        { key: 'documentNumber', title: columns.documentNumber, width: 190, sort: 'documentNumber' },
        { key: 'class', title: columns.class, width: 160, render: (row) => said.classes[row.class] },
        { key: 'department', title: columns.department, width: 130 },
        { key: 'action', title: columns.action, width: 90, render: (row) => said.actions[row.action] },
        { key: 'effectiveFrom', title: columns.effectiveFrom, width: 110, sort: 'effectiveFrom' },
        {
          key: 'status',
          title: columns.status,
          width: 100,
          render: ({ status }) => <StatusChip stage={stageOf[status]}>{said.statuses[status]}</StatusChip>,
        },
      ]}
      filters={[
        { key: 'class', label: columns.class, options: classes.map((value) => ({ value, label: said.classes[value] })) },
        { key: 'action', label: columns.action, options: actions.map((value) => ({ value, label: said.actions[value] })) },
        { key: 'status', label: columns.status, options: statuses.map((value) => ({ value, label: said.statuses[value] })) },
      ]}
      deeds={<AddInstitution />}
    />
  );
}
