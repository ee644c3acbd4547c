import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { CardBadge } from '#platform/web/parts/CardBadge.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Facts } from '#platform/web/parts/Facts.tsx';
import { FlowDiagram } from '#platform/web/parts/FlowDiagram.tsx';
import { LoopStrip } from '#platform/web/parts/LoopStrip.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { getFinding } from '../contract.ts';
import type { Finding } from '../contract/cases.ts';
import { words } from '../words.ts';
import { EventsSheet } from './EventsSheet.tsx';
import { LeadNote } from './LeadNote.tsx';
import { kindName, sentence, stateName, stepHref } from './findingWords.ts';
import { stageOfFinding } from './stages.ts';
import './supervision.css';

/** One finding: the sentence, the events that prove it, the step that it concerns. */
export default function FindingPage() {
  const said = useSaid(words);
  const { id = '' } = useParams();
  const { data: it } = useSuspenseQuery(query(getFinding, { params: { id } }));
  return (
    <>
      <Head it={it} />
      <LoopStrip kind="finding" id={id} here="finding" />
      <div className="qf-stack">
        {it.eventList.length === 0 ? (
          <Sheet title={said.finding.evidence}>
            <EmptyList says={said.finding.noEvidence} />
          </Sheet>
        ) : (
          <EventsSheet events={it.eventList} title={said.finding.evidence} note={said.finding.evidenceNote} caseId={it.caseId} />
        )}
        {it.node && (
          <Sheet title={said.finding.where} link={<Link to={stepHref(it.powerId, it.versionId, it.node)}>{said.finding.openStep}</Link>}>
            <FlowDiagram xml={it.flowchart} chosen={it.node} steps={marksOf(it, said.case.skipped)} />
          </Sheet>
        )}
      </div>
    </>
  );
}

/** What is found of a case as a whole. */
const stepless: ReadonlySet<Finding['kind']> = new Set(['totalOver', 'tooLong']);

const marksOf = ({ kind, node, otherNode }: Finding, skipped: string) =>
  [node, otherNode].flatMap((id) =>
    id === null ? [] : [{ id, findings: [1], ...(kind === 'skipped' ? { mark: 'skipped' as const, skipped } : { mark: 'taken' as const }) }],
  );

function Head({ it }: Readonly<{ it: Finding }>) {
  const said = useSaid(words);
  const { columns } = said;
  return (
    <PageHead
      path={[said.group, { label: said.pages.findings, to: '/findings' }]}
      title={kindName(it, said)}
      note={it.step ?? (stepless.has(it.kind) ? undefined : said.finding.unknown)}
      marks={
        <>
          <StatusChip stage={stageOfFinding[it.state]}>{stateName(it, said)}</StatusChip>
          <CardBadge card={it.card} />
        </>
      }
    >
      <p>{sentence(it, said)}</p>
      <LeadNote kind={it.kind} facts={it.facts} />
      <Facts
        items={[
          [
            columns.reference,
            <Link key="case" to={`/cases/${it.caseId}`}>
              {it.reference}
            </Link>,
          ],
          [
            columns.power,
            <Link key="power" to={`/powers/${it.powerId}?version=${it.versionId}`}>
              {it.power}
            </Link>,
          ],
          [columns.department, it.department],
          ...(it.personId
            ? [
                [
                  columns.person,
                  <Link key="person" to={`/people/${it.personId}`}>
                    {it.person}
                  </Link>,
                ] as const,
              ]
            : []),
          [columns.foundAt, stamp(it.foundAt)],
          [
            columns.inquiry,
            it.inquiry ? (
              <Link to={`/inquiries/${it.inquiry.id}`}>{`${it.inquiry.number} ${said.inquiryStates[it.inquiry.state]}`}</Link>
            ) : (
              said.finding.noInquiry
            ),
          ],
        ]}
      />
    </PageHead>
  );
}
