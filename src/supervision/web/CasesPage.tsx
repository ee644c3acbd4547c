import { stamp, useSaid } from '#platform/web/language.tsx';
import { ListPage } from '#platform/web/ListPage.tsx';
import { useMay } from '#platform/web/me.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { listCases, listImports } from '../contract.ts';
import { words } from '../words.ts';
import { CardCounts } from './CardCounts.tsx';
import { optionsOf, usePowerAndDepartment } from './filters.ts';
import { LightWord } from './LightWord.tsx';
import { stageOfCase } from './stages.ts';

/** 办件: what the approval systems reported, and how it stands against its flowchart and its clock. */
export default function CasesPage() {
  const said = useSaid(words);
  const { columns } = said;
  const common = usePowerAndDepartment();
  const imports = useMay(listImports);
  const { yellow, red, notice, lead } = said.cards;
  return (
    <ListPage
      endpoint={listCases}
      words={{ title: said.pages.cases, path: [said.group], empty: imports ? said.caseEmpty : said.caseEmptyToRead }}
      rowHref={({ id }) => `/cases/${id}`}
      columns={[
        { key: 'reference', title: columns.reference, width: 150, sort: 'reference' },
        { key: 'power', title: columns.power },
        { key: 'department', title: columns.department, width: 130 },
        { key: 'lastAt', title: columns.lastAt, width: 130, sort: 'lastAt', render: ({ lastAt }) => stamp(lastAt) },
        { key: 'events', title: columns.events, width: 64, align: 'right', sort: 'events', spare: true },
        { key: 'cost', title: columns.cost, width: 74, align: 'right', sort: 'cost', render: ({ cost }) => cost ?? said.fit.none },
        { key: 'dueOn', title: columns.dueOn, width: 150, sort: 'dueOn', render: (row) => <LightWord {...row} /> },
        { key: 'cards', title: columns.findings, width: 196, render: (row) => <CardCounts {...row} /> },
        {
          key: 'state',
          title: columns.state,
          width: 90,
          render: ({ state }) => <StatusChip stage={stageOfCase[state]}>{said.caseStates[state]}</StatusChip>,
        },
      ]}
      filters={[
        ...common,
        { key: 'state', label: columns.state, width: 100, options: optionsOf(said.caseStates) },
        { key: 'light', label: columns.light, width: 100, options: optionsOf(said.lights) },
        { key: 'fits', label: columns.fits, width: 100, options: optionsOf(said.fit) },
        { key: 'card', label: columns.card, width: 110, options: optionsOf({ red, yellow, notice, lead }) },
      ]}
    />
  );
}
