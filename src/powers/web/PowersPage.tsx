import { useSuspenseQuery } from '@tanstack/react-query';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { ListPage } from '#platform/web/ListPage.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { listPowerDepartments, listPowers } from '../contract/power.ts';
import { categories, keyAreas } from '../power.ts';
import { states } from '../version.ts';
import { words } from '../words.ts';
import { AddPower } from './AddPower.tsx';
import { CatalogueDeeds } from './catalogue/CatalogueLinks.tsx';
import { limitsText } from './limitText.ts';
import { stageOf } from './stages.ts';

/** 职权目录. */
export default function PowersPage() {
  const said = useSaid(words);
  const { columns } = said;
  const { data } = useSuspenseQuery(query(listPowerDepartments, {}));
  return (
    <ListPage
      endpoint={listPowers}
      words={{ title: said.pages.powers, path: [said.group], empty: said.empty }}
      rowHref={({ id }) => `/powers/${id}`}
      columns={[
        { key: 'code', title: columns.code, width: 96, sort: 'code' },
        { key: 'name', title: columns.name, sort: 'name' },
        { key: 'category', title: columns.category, width: 96, render: (row) => said.categories[row.category] },
        { key: 'department', title: columns.department, width: 110, sort: 'department' },
        { key: 'limits', title: columns.limits, width: 124, render: (row) => limitsText(row, said) },
        { key: 'positions', title: columns.positions, width: 150, render: ({ positions }) => <Named names={positions} /> },
        { key: 'open', title: columns.open, width: 80, spare: true, render: ({ open }) => (open ? said.yes : said.no) },
        { key: 'keyArea', title: columns.keyArea, width: 110, spare: true, render: ({ keyArea }) => (keyArea ? said.keyAreas[keyArea] : '—') },
        { key: 'version', title: columns.version, width: 56, align: 'right', spare: true },
        { key: 'validFrom', title: columns.validFrom, width: 100 },
        {
          key: 'state',
          title: columns.state,
          width: 110,
          sort: 'state',
          render: ({ state }) => <StatusChip stage={stageOf[state]}>{said.states[state]}</StatusChip>,
        },
      ]}
      filters={[
        { key: 'category', label: columns.category, options: categories.map((value) => ({ value, label: said.categories[value] })) },
        { key: 'department', label: columns.department, options: data.departments.map(({ id, name }) => ({ value: id, label: name })) },
        {
          key: 'position',
          label: columns.positions,
          options: data.positions.map(({ id, name, department }) => ({ value: id, label: `${name}（${department}）` })),
        },
        { key: 'keyArea', label: columns.keyArea, options: keyAreas.map((value) => ({ value, label: said.keyAreas[value] })), width: 112 },
        { key: 'open', label: columns.open, options: (['yes', 'no'] as const).map((value) => ({ value, label: said[value] })), width: 104 },
        { key: 'state', label: columns.state, options: states.map((value) => ({ value, label: said.states[value] })) },
      ]}
      deeds={
        <>
          <CatalogueDeeds />
          <AddPower departments={data.drafting} />
        </>
      }
    />
  );
}

const shownNames = 2;

/** The first names, and how many there are; all of them on hover. */
function Named({ names }: Readonly<{ names: readonly string[] }>) {
  const said = useSaid(words);
  const first = names.slice(0, shownNames).join('、');
  return (
    <span title={names.join('、')}>
      {names.length > shownNames ? said.andOthers({ first, count: names.length, more: names.length - shownNames }) : first || '—'}
    </span>
  );
}
