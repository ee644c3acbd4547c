import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { ListPage } from '#platform/web/ListPage.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { listMeasures } from '../contract/measure.ts';
import { riskDepartments } from '../contract/point.ts';
import { measureKinds, measureStatuses } from '../point.ts';
import { words } from '../words.ts';
import { DueOf } from './DueOf.tsx';
import { FinishMeasure } from './FinishMeasure.tsx';
import { stageOfMeasure } from './stages.ts';

/** 防控措施. */
export default function MeasuresPage() {
  const said = useSaid(words);
  const { columns } = said;
  const { data: departments } = useSuspenseQuery(query(riskDepartments, {}));
  return (
    <ListPage
      endpoint={listMeasures}
      words={{ title: said.pages.measures, path: [said.group], empty: said.noMeasures }}
      columns={[
        {
          key: 'text',
          title: columns.measure,
          render: ({ id, text, riskPointId }) => <Link to={`/risks/${riskPointId}?measure=${id}`}>{text}</Link>,
        },
        {
          key: 'risk',
          title: columns.risk,
          width: 116,
          render: ({ riskNumber }) => riskNumber ?? <span className="qf-quiet">{said.states.draft}</span>,
        },
        { key: 'kind', title: columns.measureKind, width: 90, render: ({ kind }) => said.measureKinds[kind] },
        { key: 'department', title: columns.department, width: 120 },
        { key: 'responsible', title: columns.responsible, width: 90, sort: 'responsible' },
        { key: 'dueOn', title: columns.dueOn, width: 110, sort: 'dueOn', render: (row) => <DueOf measure={row} /> },
        {
          key: 'status',
          title: columns.measureStatus,
          width: 100,
          sort: 'status',
          render: ({ status }) => <StatusChip stage={stageOfMeasure[status]}>{said.measureStatuses[status]}</StatusChip>,
        },
        { key: 'deed', title: '', width: 96, render: (measure) => <FinishMeasure measure={measure} tends={false} /> },
      ]}
      filters={[
        {
          key: 'due',
          label: said.due.label,
          options: [
            { value: 'overdue', label: said.due.overdue },
            { value: 'soon', label: said.due.soon },
          ],
        },
        { key: 'status', label: columns.measureStatus, options: measureStatuses.map((value) => ({ value, label: said.measureStatuses[value] })) },
        { key: 'kind', label: columns.measureKind, options: measureKinds.map((value) => ({ value, label: said.measureKinds[value] })) },
        { key: 'department', label: columns.department, options: departments.map(({ id, name }) => ({ value: id, label: name })) },
      ]}
    />
  );
}
