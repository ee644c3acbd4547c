import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { day, useLanguage, useSaid } from '#platform/web/language.tsx';
import { Facts } from '#platform/web/parts/Facts.tsx';
import { LoopStrip } from '#platform/web/parts/LoopStrip.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { getCase } from '../contract.ts';
import type { Case } from '../contract/cases.ts';
import { words } from '../words.ts';
import { CardCounts } from './CardCounts.tsx';
import { CaseFindings } from './CaseFindings.tsx';
import { CaseFlow } from './CaseFlow.tsx';
import { CaseLanes } from './CaseLanes.tsx';
import { EventsSheet } from './EventsSheet.tsx';
import { stageOfCase } from './stages.ts';
import './supervision.css';

/** One case: what should have happened, what did, and what follows from the difference. `?event=` marks one event. */
export default function CasePage() {
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const { data: it } = useSuspenseQuery(query(getCase, { params: { id } }));
  const marked = search.get('event');
  const [chosen, setChosen] = useState(() => it.eventList.find((event) => event.id === marked)?.node ?? null);
  return (
    <>
      <Head it={it} />
      <LoopStrip kind="case" id={id} here="finding" />
      <div className="qf-stack">
        <CaseFlow it={it} chosen={chosen} onStep={setChosen} />
        <div className="qf-columns qf-case" data-side>
          <CaseFindings it={it} chosen={chosen} onStep={setChosen} />
          <div className="qf-stack">
            <CaseLanes it={it} chosen={chosen} onStep={setChosen} onEvent={(event) => setSearch({ event }, { replace: true })} />
            <EventsSheet events={it.eventList} marked={marked} total={it.events} />
          </div>
        </div>
      </div>
    </>
  );
}

function Head({ it }: Readonly<{ it: Case }>) {
  const said = useSaid(words);
  const language = useLanguage();
  const { columns } = said;
  return (
    <PageHead
      path={[said.group, { label: said.pages.cases, to: '/cases' }]}
      title={it.power}
      note={it.reference}
      marks={
        <>
          <StatusChip stage={stageOfCase[it.state]}>{said.caseStates[it.state]}</StatusChip>
          <CardCounts {...it} />
        </>
      }
    >
      <Facts
        items={[
          ...(it.applicant ? [[columns.applicant, it.applicant] as const] : []),
          [columns.department, it.department],
          ...(it.state === 'running' ? [[said.case.current, it.current.join(said.case.comma)] as const] : []),
          [said.case.total, it.total && `${said.case.totalValue(it.total)}${it.provisional ? ` · ${said.provisional}` : ''}`],
          [
            columns.version,
            <Link key="power" to={`/powers/${it.powerId}?version=${it.version.id}`}>
              {said.case.versionValue({ number: it.version.number, from: day(it.version.validFrom, language) })}
            </Link>,
          ],
          [columns.source, it.source],
        ]}
      />
      {it.way === null && <p className="qf-quiet">{said.case.tooLong({ events: it.events, upTo: it.conformingUpTo ?? 0 })}</p>}
      {it.provisional && <p className="qf-quiet">{said.provisionalNote}</p>}
    </PageHead>
  );
}
