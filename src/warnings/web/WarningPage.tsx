import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { Facts } from '#platform/web/parts/Facts.tsx';
import { History } from '#platform/web/parts/History.tsx';
import { LoopStrip } from '#platform/web/parts/LoopStrip.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { points } from '#platform/web/parts/PointsScale.tsx';
import { WarningBadge } from '#platform/web/parts/WarningBadge.tsx';
import { getWarning } from '../contract/dispositions.ts';
import { words } from '../words.ts';
import { Behind } from './Behind.tsx';

/** One warning: whose account reached which level, by which entries, and the disposition that it opened. */
export default function WarningPage() {
  const said = useSaid(words);
  const { id = '' } = useParams();
  const { data: it } = useSuspenseQuery(query(getWarning, { params: { id } }));
  const { columns } = said;
  const account = `/ledger/${it.kind}/${it.accountId}`;
  return (
    <>
      <PageHead
        path={[said.group, { label: said.pages.warnings, to: '/warnings' }]}
        title={it.warning}
        note={it.person ?? it.department}
        marks={<WarningBadge level={it.level} />}
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
            [columns.year, it.year],
            [columns.atLeast, points(it.atLeast)],
            [columns.reachedAt, stamp(it.at)],
            [
              columns.disposition,
              <Link key="disposition" to={`/dispositions/${it.dispositionId}`}>
                {`${it.disposition} ${said.dispositionStates[it.state]} ${said.ofSteps({ done: it.done, steps: it.steps })}`}
              </Link>,
            ],
          ]}
        />
      </PageHead>
      <LoopStrip kind="warning" id={id} here="warning" />
      <div className="qf-stack">
        <Behind entries={it.entries} account={account} />
        <History kind="warning" id={id} />
      </div>
    </>
  );
}
