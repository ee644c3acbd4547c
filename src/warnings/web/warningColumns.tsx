import { Link } from 'react-router';
import type { Said } from '#platform/words.ts';
import { stamp } from '#platform/web/language.tsx';
import { Deadline } from '#platform/web/parts/Deadline.tsx';
import type { Column } from '#platform/web/parts/Rows.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { WarningBadge } from '#platform/web/parts/WarningBadge.tsx';
import type { WarningRow } from '../contract/dispositions.ts';
import type { words } from '../words.ts';
import { dispositionStageOf } from './stages.ts';

const accountOf = ({ kind, personId, departmentId }: WarningRow) => `/ledger/${kind}/${kind === 'person' ? personId : departmentId}`;

/** The columns of warnings and of dispositions: the same rows, each list in its own order. */
export function warningColumns(said: Said<typeof words>): Readonly<Record<string, Column<WarningRow>>> {
  const { columns } = said;
  return {
    level: { key: 'level', title: columns.level, width: 96, sort: 'level', render: ({ level }) => <WarningBadge level={level} /> },
    disposition: { key: 'disposition', title: columns.number, width: 124, sort: 'number' },
    opened: {
      key: 'step',
      title: columns.disposition,
      render: ({ dispositionId, disposition, step, done, steps }) => (
        <>
          <Link to={`/dispositions/${dispositionId}`}>{step ?? disposition}</Link> <span className="qf-quiet">{said.ofSteps({ done, steps })}</span>
        </>
      ),
    },
    name: { key: 'person', title: columns.subject, width: 96, render: (row) => <Link to={accountOf(row)}>{row.person ?? row.department}</Link> },
    department: { key: 'department', title: columns.department, width: 120 },
    at: { key: 'at', title: columns.reachedAt, width: 104, sort: 'at', render: ({ at }) => stamp(at).slice(0, 10) },
    step: {
      key: 'step',
      title: columns.step,
      render: ({ step, done, steps }) => (
        <>
          {step ?? '—'} <span className="qf-quiet">{said.ofSteps({ done, steps })}</span>
        </>
      ),
    },
    dueOn: {
      key: 'dueOn',
      title: columns.dueOn,
      width: 108,
      sort: 'dueOn',
      render: ({ dueOn, at }) => <Deadline due={dueOn} rule={said.rules.step({ openedOn: stamp(at).slice(0, 10) })} />,
    },
    state: {
      key: 'state',
      title: columns.state,
      width: 100,
      render: ({ state }) => <StatusChip stage={dispositionStageOf[state]}>{said.dispositionStates[state]}</StatusChip>,
    },
  };
}
