import { stamp, useSaid } from '#platform/web/language.tsx';
import { ListPage } from '#platform/web/ListPage.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { listImports } from '../contract.ts';
import { words } from '../words.ts';
import { ImportForm } from './ImportForm.tsx';
import { optionsOf, usePowerAndDepartment } from './filters.ts';
import { stageOfImport } from './stages.ts';

/** 事件导入: the form above, what came in below. */
export default function ImportsPage() {
  const said = useSaid(words);
  const { columns } = said;
  const [power] = usePowerAndDepartment();
  return (
    <ListPage
      endpoint={listImports}
      words={{ title: said.pages.imports, path: [said.group], empty: said.importEmpty }}
      rowHref={({ id }) => `/imports/${id}`}
      columns={[
        { key: 'fileName', title: columns.fileName, sort: 'fileName' },
        { key: 'power', title: columns.power, width: 170 },
        { key: 'source', title: columns.source, width: 150 },
        { key: 'progress', title: columns.progress, width: 90, align: 'right' },
        { key: 'by', title: columns.by, width: 90, render: ({ by }) => by ?? '—' },
        { key: 'createdAt', title: columns.createdAt, width: 130, sort: 'createdAt', render: ({ createdAt }) => stamp(createdAt) },
        {
          key: 'state',
          title: columns.state,
          width: 110,
          render: ({ state }) => <StatusChip stage={stageOfImport[state]}>{said.importStates[state]}</StatusChip>,
        },
      ]}
      filters={[power, { key: 'state', label: columns.state, options: optionsOf(said.importStates) }]}
    >
      <ImportForm />
    </ListPage>
  );
}
