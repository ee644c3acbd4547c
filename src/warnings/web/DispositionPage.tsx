import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { Facts } from '#platform/web/parts/Facts.tsx';
import { History } from '#platform/web/parts/History.tsx';
import { LoopStrip } from '#platform/web/parts/LoopStrip.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { WarningBadge } from '#platform/web/parts/WarningBadge.tsx';
import { type Disposition, getDisposition } from '../contract/dispositions.ts';
import { words } from '../words.ts';
import { Behind } from './Behind.tsx';
import { dispositionStageOf } from './stages.ts';
import { Steps } from './Steps.tsx';

/** One disposition: its steps with their people, days and evidence, and the entries that brought it about. */
export default function DispositionPage() {
  const { id = '' } = useParams();
  const { data: it } = useSuspenseQuery(query(getDisposition, { params: { id } }));
  return (
    <>
      <Head it={it} />
      <LoopStrip kind="disposition" id={id} here="warning" />
      <div className="qf-stack">
        <Steps it={it} />
        <Behind entries={it.entries} account={`/ledger/${it.kind}/${it.accountId}`} />
        <History kind="disposition" id={id} />
      </div>
    </>
  );
}

function Head({ it }: Readonly<{ it: Disposition }>) {
  const said = useSaid(words);
  const { columns } = said;
  const other = (label: string, found: Disposition['lower']) =>
    found === null
      ? []
      : [[label, <Link key={found.id} to={`/dispositions/${found.id}`}>{`${found.number} ${said.levels[found.level]}`}</Link>] as const];
  return (
    <PageHead
      path={[said.group, { label: said.pages.dispositions, to: '/dispositions' }]}
      title={it.disposition}
      note={it.person ?? it.department}
      marks={
        <>
          <WarningBadge level={it.level} />
          <StatusChip stage={dispositionStageOf[it.state]}>{said.dispositionStates[it.state]}</StatusChip>
        </>
      }
    >
      <Facts
        items={[
          [
            columns.subject,
            <Link key="account" to={`/ledger/${it.kind}/${it.accountId}`}>
              {it.person ?? it.department}
            </Link>,
          ],
          [columns.department, it.department],
          [
            columns.warning,
            <Link key="warning" to={`/warnings/${it.warningId}`}>
              {it.warning}
            </Link>,
          ],
          [columns.reachedAt, stamp(it.at)],
          [columns.progress, said.ofSteps({ done: it.done, steps: it.steps })],
          ...other(said.lower, it.lower),
          ...other(said.higher, it.higher),
        ]}
      />
    </PageHead>
  );
}
