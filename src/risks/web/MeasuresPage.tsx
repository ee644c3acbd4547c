import { CalendarOutlined } from '@ant-design/icons';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { type Column, type Filter, ListPage } from '#platform/web/ListPage.tsx';
import { useMe } from '#platform/web/me.tsx';
import { listMeasures, type MeasureRow, remindMeasures } from '../contract/measure.ts';
import { riskDepartments } from '../contract/register.ts';
import { measureKinds, measureStatuses, periods } from '../measure.ts';
import { words } from '../words.ts';
import { measureWords } from '../words/measure.ts';
import { DueOf } from './DueOf.tsx';
import { FinishMeasure } from './FinishMeasure.tsx';
import { MeasureStatusChip } from './MeasureStatusChip.tsx';

/** 防控措施. */
export default function MeasuresPage() {
  const said = useSaid(words);
  const own = useSaid(measureWords);
  const go = useNavigate();
  return (
    <ListPage
      endpoint={listMeasures}
      words={{ title: said.pages.measures, path: [said.group], empty: said.noMeasures }}
      rowHref={({ id }) => `/measures/${id}`}
      columns={useMeasureColumns()}
      filters={useMeasureFilters()}
      deeds={
        <>
          <Button icon={<CalendarOutlined />} onClick={() => void go('/measures/calendar')}>
            {own.toCalendar}
          </Button>
          <RemindAll />
        </>
      }
    />
  );
}

/** Of the department that is filtered, or of all that the reader tends. */
function RemindAll() {
  const own = useSaid(measureWords);
  const [search] = useSearchParams();
  const department = search.get('department');
  return (
    <Deed
      endpoint={remindMeasures}
      sent={{ body: { due: 'overdue', ...(department ? { department } : {}) } }}
      label={own.remindAll}
      confirm={own.remindNote}
    />
  );
}

function useMeasureColumns(): ReadonlyArray<Column<MeasureRow>> {
  const said = useSaid(words);
  const own = useSaid(measureWords);
  const { columns } = said;
  return [
    { key: 'text', title: columns.measure },
    {
      key: 'risk',
      title: columns.risk,
      width: 116,
      render: ({ riskPointId, riskNumber }) => <Link to={`/risks/${riskPointId}`}>{riskNumber ?? said.states.draft}</Link>,
    },
    {
      key: 'kind',
      title: columns.measureKind,
      width: 90,
      spare: true,
      render: ({ kind }) => (kind === null ? own.unknownKind : said.measureKinds[kind]),
    },
    { key: 'department', title: columns.department, width: 104 },
    { key: 'responsible', title: columns.responsible, width: 84, sort: 'responsible', render: ({ responsible }) => responsible ?? own.nobody },
    { key: 'every', title: own.every, width: 76, render: ({ every }) => (every === null ? own.once : own.periods[every]) },
    { key: 'dueOn', title: columns.dueOn, width: 108, sort: 'dueOn', render: (row) => <DueOf measure={row} /> },
    { key: 'status', title: columns.measureStatus, width: 92, sort: 'status', render: (row) => <MeasureStatusChip measure={row} /> },
    { key: 'files', title: own.files, width: 72, align: 'right', spare: true },
    { key: 'deed', title: '', width: 96, render: (measure) => <FinishMeasure measure={measure} tends={false} /> },
  ];
}

function useMeasureFilters(): readonly Filter[] {
  const said = useSaid(words);
  const own = useSaid(measureWords);
  const { columns } = said;
  const { personId } = useMe();
  const { data: departments } = useSuspenseQuery(query(riskDepartments, {}));
  return [
    { key: 'responsible', label: columns.responsible, width: 104, options: [{ value: personId, label: own.mine }] },
    {
      key: 'due',
      label: said.due.label,
      width: 104,
      options: [
        { value: 'overdue', label: said.due.overdue },
        { value: 'soon', label: said.due.soon },
      ],
    },
    {
      key: 'status',
      label: columns.measureStatus,
      width: 104,
      options: measureStatuses.map((value) => ({ value, label: said.measureStatuses[value] })),
    },
    { key: 'kind', label: columns.measureKind, width: 104, options: measureKinds.map((value) => ({ value, label: said.measureKinds[value] })) },
    {
      key: 'every',
      label: own.every,
      width: 96,
      options: [{ value: 'once', label: own.once }, ...periods.map((value) => ({ value, label: own.periods[value] }))],
    },
    { key: 'department', label: columns.department, options: departments.map(({ id, name }) => ({ value: id, label: name })) },
  ];
}
