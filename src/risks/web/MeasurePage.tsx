import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { Facts } from '#platform/web/parts/Facts.tsx';
import { LoopStrip } from '#platform/web/parts/LoopStrip.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { getMeasure, type Measure } from '../contract/measure.ts';
import { isOverdue, type Time } from '../measure.ts';
import { words } from '../words.ts';
import { measureWords } from '../words/measure.ts';
import { DueOf } from './DueOf.tsx';
import { Evidence } from './Evidence.tsx';
import { MeasureDeeds, TimeDeeds } from './MeasureDeeds.tsx';
import { MeasureStatusChip } from './MeasureStatusChip.tsx';
import { useMe } from '#platform/web/me.tsx';
import type { Day } from '#engine/days.ts';
import './measure.css';

/** One measure: what is to be done, by whom, each time that it is due, and what shows that it was done. */
export default function MeasurePage() {
  const said = useSaid(words);
  const own = useSaid(measureWords);
  const { id = '' } = useParams();
  const { data: measure } = useSuspenseQuery(query(getMeasure, { params: { id } }));
  const { columns } = said;
  return (
    <>
      <PageHead
        path={[said.group, { label: said.pages.measures, to: '/measures' }]}
        title={measure.text}
        marks={<MeasureStatusChip measure={measure} />}
        deeds={<MeasureDeeds measure={measure} />}
      >
        <Facts
          items={[
            [columns.responsible, measure.responsible ?? own.nobody],
            [columns.department, measure.department],
            [columns.measureKind, measure.kind === null ? own.unknownKind : said.measureKinds[measure.kind]],
            [own.every, measure.every === null ? own.once : own.periods[measure.every]],
            [columns.dueOn, <DueOf key="due" measure={measure} />],
            [columns.risk, <PointLink key="risk" measure={measure} />],
            ...(measure.institution ? [[own.institution, <InstitutionLink key="institution" of={measure.institution} />] as const] : []),
            ...(measure.remindedAt ? [[own.remindedAt, stamp(measure.remindedAt)] as const] : []),
          ]}
        />
      </PageHead>
      <LoopStrip kind="measure" id={id} here="measure" />
      <div className="qf-stack">
        <Times measure={measure} />
        <Evidence measure={measure} />
      </div>
    </>
  );
}

const PointLink = ({ measure: { riskPointId, riskNumber, risk } }: Readonly<{ measure: Measure }>) => (
  <Link to={`/risks/${riskPointId}`}>{[riskNumber, risk].filter(Boolean).join(' ')}</Link>
);

const InstitutionLink = ({ of: { id, title } }: Readonly<{ of: NonNullable<Measure['institution']> }>) => (
  <Link to={`/institutions/${id}`}>{title}</Link>
);

/** The newest time first: what is due now is what one came for. */
function Times({ measure }: Readonly<{ measure: Measure }>) {
  const said = useSaid(words);
  const own = useSaid(measureWords);
  const { today } = useMe();
  const newest = measure.times.toReversed();
  return (
    <Sheet title={own.times} note={measure.every === null ? undefined : own.repeated({ count: measure.times.length })}>
      <Rows
        rows={newest}
        label={own.times}
        rowKey={({ number }) => String(number)}
        columns={[
          { key: 'number', title: own.time, width: 110, render: ({ number }) => own.nth({ number }) },
          { key: 'dueOn', title: said.columns.dueOn, width: 130, render: (time) => <DueOf measure={time} /> },
          {
            key: 'status',
            title: said.columns.measureStatus,
            width: 110,
            render: (time) => (
              <MeasureStatusChip measure={{ ...time, overdue: isOverdue(time as Pick<Time, 'status'> & { dueOn: Day | null }, today as Day) }} />
            ),
          },
          { key: 'doneAt', title: own.doneOn, width: 150, render: ({ doneAt }) => (doneAt === null ? '—' : stamp(doneAt)) },
          { key: 'deed', title: '', render: (time) => <TimeDeeds measure={measure} time={time} /> },
        ]}
      />
    </Sheet>
  );
}
