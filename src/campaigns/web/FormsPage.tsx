import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { type Column, type Filter, ListPage, type RowOf } from '#platform/web/ListPage.tsx';
import { Deadline } from '#platform/web/parts/Deadline.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { tiers } from '#risks/point.ts';
import { formFilters, listForms } from '../contract/form.ts';
import { reaches, states } from '../form.ts';
import { words as campaigns } from '../words.ts';
import { words } from '../words/reviewing.ts';
import { useDeskText } from './deskText.ts';
import { MyForms } from './MyForms.tsx';
import { FormsZip } from './paper/FormsZip.tsx';
import { stageOf } from './stages.ts';
import './forms.css';

/** 排查表: the reader's own first, then all that the reader may see. */
export default function FormsPage() {
  const said = useSaid(campaigns);
  const { forms } = useSaid(words);
  const round = useSearchParams()[0].get('campaign');
  const up = { label: said.pages.campaigns, to: round ? `/campaigns/${round}` : '/campaigns' };
  return (
    <ListPage
      endpoint={listForms}
      words={{ title: said.pages.forms, path: [said.group, up], empty: forms.empty }}
      rowHref={({ id }) => `/forms/${id}`}
      columns={useColumns()}
      filters={useFilters()}
      deeds={<FormsZip />}
    >
      <MyForms />
    </ListPage>
  );
}

function useColumns(): ReadonlyArray<Column<RowOf<typeof listForms>>> {
  const said = useSaid(campaigns);
  const { columns } = said;
  const { forms } = useSaid(words);
  const textOf = useDeskText();
  return [
    { key: 'number', title: columns.number, width: 128, sort: 'number' },
    { key: 'name', title: columns.name, sort: 'name', render: ({ id, name }) => <Link to={`/forms/${id}`}>{name}</Link> },
    { key: 'tier', title: columns.tier, width: 96, render: ({ tier }) => said.tiers[tier] },
    { key: 'department', title: columns.department, width: 140, sort: 'department' },
    { key: 'bureau', title: columns.bureau, width: 140, spare: true },
    {
      key: 'state',
      title: columns.state,
      width: 96,
      render: ({ state, returned }) => (
        <StatusChip stage={returned ? 'stopped' : stageOf[state]}>{returned ? forms.returned : said.states[state]}</StatusChip>
      ),
    },
    { key: 'points', title: columns.points, width: 72, align: 'right' },
    { key: 'desk', title: columns.desk, width: 190, render: ({ desk }) => (desk ? textOf(desk) : '—') },
    {
      key: 'submittedAt',
      title: columns.submittedAt,
      width: 132,
      sort: 'submittedAt',
      render: ({ submittedAt, state, dueOn }) => {
        if (state === 'draft') return <Deadline due={dueOn} rule={forms.rule} />;
        return submittedAt === null ? '—' : stamp(submittedAt);
      },
    },
  ];
}

function useFilters(): readonly Filter[] {
  const said = useSaid(campaigns);
  const { forms } = useSaid(words);
  const { data } = useSuspenseQuery(query(formFilters, {}));
  return [
    { key: 'year', label: said.columns.year, options: data.years.map((it) => ({ value: String(it), label: String(it) })), width: 84 },
    { key: 'tier', label: said.columns.tier, options: tiers.map((value) => ({ value, label: said.tiers[value] })), width: 100 },
    { key: 'department', label: said.columns.department, options: data.departments.map(({ id, name }) => ({ value: id, label: name })), width: 124 },
    { key: 'state', label: said.columns.state, options: states.map((value) => ({ value, label: said.states[value] })), width: 100 },
    {
      key: 'mine',
      label: forms.mineFilter.label,
      width: 108,
      options: [
        { value: 'fill', label: forms.mineFilter.fill },
        { value: 'desk', label: forms.mineFilter.desk },
      ],
    },
    {
      key: 'progress',
      label: forms.progressFilter.label,
      width: 108,
      options: [{ value: 'underway', label: forms.progressFilter.underway }, ...reaches.map((value) => ({ value, label: said.counts[value] }))],
    },
    { key: 'returned', label: forms.returnedFilter.label, options: [{ value: 'true', label: forms.returnedFilter.yes }], width: 88 },
    { key: 'overdue', label: forms.overdueFilter.label, options: [{ value: 'true', label: forms.overdueFilter.yes }], width: 88 },
  ];
}
