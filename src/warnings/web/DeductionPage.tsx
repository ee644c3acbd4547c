import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { Facts } from '#platform/web/parts/Facts.tsx';
import { History } from '#platform/web/parts/History.tsx';
import { LoopStrip } from '#platform/web/parts/LoopStrip.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { points } from '#platform/web/parts/PointsScale.tsx';
import { ProcessList } from '#platform/web/parts/ProcessList.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { type Deduction, getDeduction } from '../contract/deductions.ts';
import { words } from '../words.ts';
import { DeductionDeeds } from './DeductionDeeds.tsx';
import { dueProcess } from './dueProcess.ts';
import { signed, stageOf } from './stages.ts';
import './warnings.css';

/** One deduction: the facts, the due process with its people and days, what was said and decided, and what it wrote to the ledger. */
export default function DeductionPage() {
  const said = useSaid(words);
  const { id = '' } = useParams();
  const { data: it } = useSuspenseQuery(query(getDeduction, { params: { id } }));
  const { sheets } = said;
  return (
    <>
      <Head it={it} />
      <LoopStrip kind="deduction" id={id} here="deduction" />
      <div className="qf-columns" data-side>
        <div className="qf-stack">
          <Told title={sheets.facts} text={it.facts} />
          {it.statement && <Told title={sheets.statement} text={it.statement} by={it.subject} />}
          {it.opinion && <Told title={sheets.opinion} text={it.opinion} by={it.decider} />}
          {it.grounds && <Told title={sheets.appeal} text={it.grounds} by={it.subject} />}
          {it.judgement && <Told title={sheets.judgement} text={it.judgement} by={it.judge} />}
          {it.entries.length > 0 && <Entries it={it} />}
          <History kind="deduction" id={id} />
        </div>
        <div className="qf-stack">
          <Sheet title={sheets.process} note={said.processNotes.thirdPerson}>
            <ProcessList steps={dueProcess(it, said)} />
          </Sheet>
        </div>
      </div>
    </>
  );
}

function Head({ it }: Readonly<{ it: Deduction }>) {
  const said = useSaid(words);
  const { columns } = said;
  const account = it.appliesTo === 'person' ? `/ledger/person/${it.personId}` : `/ledger/department/${it.departmentId}`;
  return (
    <PageHead
      path={[said.group, { label: said.pages.deductions, to: '/deductions' }]}
      title={it.number}
      note={it.behaviour}
      marks={<StatusChip stage={stageOf[it.state]}>{said.states[it.state]}</StatusChip>}
      deeds={<DeductionDeeds it={it} />}
    >
      <Facts
        items={[
          [
            columns.subject,
            <Link key="account" to={account}>
              {it.person ?? it.department}
            </Link>,
          ],
          [columns.department, it.department],
          [columns.item, `${it.item} ${it.itemGroup}`],
          [
            columns.points,
            <>
              {points(it.points)}
              {it.inferred && (
                <Link to="/scheme" className="qf-quiet">
                  {' '}
                  {said.inferredMark}
                </Link>
              )}
            </>,
          ],
          [columns.behaviourOn, it.behaviourOn],
          [columns.source, it.source],
        ]}
      />
    </PageHead>
  );
}

function Told({ title, text, by }: Readonly<{ title: ReactNode; text: string; by?: string | null }>) {
  return (
    <Sheet title={title} note={by ?? undefined}>
      <p className="qf-told">{text}</p>
    </Sheet>
  );
}

/** The lines that this deduction wrote: its own, the department's share, and their reversals. */
function Entries({ it }: Readonly<{ it: Deduction }>) {
  const said = useSaid(words);
  const { columns } = said;
  const href = (kind: string) => (kind === 'person' ? `/ledger/person/${it.personId}` : `/ledger/department/${it.departmentId}`);
  return (
    <Sheet title={said.sheets.entriesOf} note={said.sheets.entriesNote}>
      <Rows
        rows={it.entries}
        rowHref={({ appliesTo }) => href(appliesTo)}
        columns={[
          { key: 'number', title: columns.number, width: 130 },
          { key: 'at', title: columns.postedAt, width: 110, render: ({ at }) => stamp(at).slice(0, 10) },
          {
            key: 'kind',
            title: columns.kind,
            render: ({ kind, appliesTo }) => said.entryOf({ account: said.kinds[appliesTo], entry: said.entryKinds[kind] }),
          },
          { key: 'points', title: columns.points, width: 100, align: 'right', render: (row) => signed(row.points) },
        ]}
      />
    </Sheet>
  );
}
