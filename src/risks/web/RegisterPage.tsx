import { FileWordOutlined } from '@ant-design/icons';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useSearchParams } from 'react-router';
import { address, query } from '#platform/web/call.ts';
import { useLanguage, useSaid } from '#platform/web/language.tsx';
import { type Column, type Filter, ListPage } from '#platform/web/ListPage.tsx';
import { LevelMark } from '#platform/web/parts/LevelMark.tsx';
import type { RiskRow } from '../contract/point.ts';
import { downloadRegister, listRiskPoints, riskDepartments, riskSummary } from '../contract/register.ts';
import { levels } from '../level.ts';
import { elements, foundBys, keyAreas, origins, states, tiers } from '../point.ts';
import { words } from '../words.ts';
import { registerWords } from '../words/register.ts';
import { AddRiskPoint } from './AddRiskPoint.tsx';
import { ControlChip } from './ControlChip.tsx';
import { ImportLink } from './importing/ImportLink.tsx';
import { MatrixSheet } from './MatrixSheet.tsx';

/** 风险点登记册. The list and its heat map are one filter: a cell narrows the list, the list stays in sight. */
export default function RegisterPage() {
  const said = useSaid(words);
  const own = useSaid(registerWords);
  const language = useLanguage();
  const [search] = useSearchParams();
  const { sort: _sort, after: _after, ...filter } = Object.fromEntries(search);
  const { data: summary } = useSuspenseQuery(query(riskSummary, { query: filter as never }));
  return (
    <ListPage
      endpoint={listRiskPoints}
      words={{ title: said.pages.register, path: [said.group], empty: said.empty, note: said.note({ total: summary.total, gaps: summary.gaps }) }}
      rowHref={({ id }) => `/risks/${id}`}
      columns={useRegisterColumns()}
      filters={useRegisterFilters()}
      side={<MatrixSheet summary={summary} />}
      deeds={
        <>
          <Button icon={<FileWordOutlined />} href={address(downloadRegister, { query: filter as never }, { language })} download>
            {own.links.word}
          </Button>
          <ImportLink />
          <AddRiskPoint />
        </>
      }
    />
  );
}

function useRegisterColumns(): ReadonlyArray<Column<RiskRow>> {
  const said = useSaid(words);
  const own = useSaid(registerWords);
  const { columns } = said;
  return [
    { key: 'number', title: columns.number, width: 104, sort: 'number', render: ({ number, state }) => number ?? said.states[state] },
    { key: 'description', title: columns.description },
    { key: 'department', title: columns.department, width: 96, sort: 'department' },
    { key: 'keyArea', title: columns.keyArea, width: 110, spare: true, render: ({ keyArea }) => keyArea && said.keyAreas[keyArea] },
    { key: 'tier', title: columns.tier, width: 90, spare: true, render: ({ tier }) => said.tiers[tier] },
    { key: 'person', title: columns.person, width: 90, spare: true },
    { key: 'foundBy', title: columns.foundBy, width: 90, spare: true, render: ({ foundBy }) => foundBy && said.foundBys[foundBy] },
    { key: 'registeredOn', title: own.columns.registeredOn, width: 110, spare: true },
    { key: 'level', title: columns.level, width: 60, sort: 'level', render: ({ level }) => <LevelMark level={level} /> },
    { key: 'measures', title: columns.measures, width: 60, align: 'right', spare: true, render: (row) => `${row.measuresDone} / ${row.measures}` },
    { key: 'control', title: columns.control, width: 92, render: ({ level, control }) => <ControlChip level={level} control={control} /> },
  ];
}

function useRegisterFilters(): readonly Filter[] {
  const said = useSaid(words);
  const own = useSaid(registerWords);
  const { columns } = said;
  const { data: departments } = useSuspenseQuery(query(riskDepartments, {}));
  return [
    { key: 'department', label: columns.department, options: departments.map(({ id, name }) => ({ value: id, label: name })) },
    { key: 'keyArea', label: columns.keyArea, options: keyAreas.map((value) => ({ value, label: said.keyAreas[value] })) },
    { key: 'level', label: columns.level, width: 90, options: levels.map((level) => ({ value: String(level), label: said.levels[level] })) },
    { key: 'tier', label: columns.tier, width: 110, options: tiers.map((value) => ({ value, label: said.tiers[value] })) },
    { key: 'element', label: columns.element, width: 90, options: elements.map((value) => ({ value, label: said.elements[value] })) },
    { key: 'foundBy', label: columns.foundBy, width: 120, options: foundBys.map((value) => ({ value, label: said.foundBys[value] })) },
    { key: 'origin', label: own.columns.origin, width: 110, options: origins.map((value) => ({ value, label: said.origins[value] })) },
    { key: 'state', label: columns.state, width: 120, options: states.map((value) => ({ value, label: said.states[value] })) },
    { key: 'gap', label: said.gapOnly.label, width: 110, options: [{ value: 'true', label: said.gapOnly.yes }] },
    { key: 'year', label: columns.year, width: 76 },
  ];
}
