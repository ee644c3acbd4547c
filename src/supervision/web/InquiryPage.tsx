import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { CardBadge } from '#platform/web/parts/CardBadge.tsx';
import { Deadline } from '#platform/web/parts/Deadline.tsx';
import { Facts } from '#platform/web/parts/Facts.tsx';
import { History } from '#platform/web/parts/History.tsx';
import { LoopStrip } from '#platform/web/parts/LoopStrip.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { ProcessList } from '#platform/web/parts/ProcessList.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { getInquiry } from '../contract.ts';
import type { Inquiry } from '../contract/inquiries.ts';
import { words } from '../words.ts';
import { CaseFindings } from './CaseFindings.tsx';
import { InquiryDeeds } from './InquiryDeeds.tsx';
import { stageOfInquiry } from './stages.ts';
import { VerifySheet } from './VerifySheet.tsx';
import './supervision.css';

/** One 督办单: what it is about, its course, what the department answered, and what came of it. */
export default function InquiryPage() {
  const said = useSaid(words);
  const { id = '' } = useParams();
  const { data: it } = useSuspenseQuery(query(getInquiry, { params: { id } }));
  const { columns } = said;
  const findings = it.findingList.map((finding) => ({ ...finding, events: [] }));
  return (
    <>
      <Head it={it} />
      <LoopStrip kind="inquiry" id={id} here="inquiry" />
      <div className="qf-columns" data-side>
        <div className="qf-stack">
          {it.note && <Told title={columns.note} text={it.note} />}
          {it.answer && <Told title={said.inquiry.answerText} text={it.answer} />}
          {(it.opinion ?? (it.state === 'dismissed' && said.inquiry.lapsed)) && (
            <Told title={it.state === 'dismissed' ? columns.reason : columns.opinion} text={it.opinion ?? said.inquiry.lapsed} />
          )}
          {it.moves.includes('justify') && <VerifySheet it={it} />}
          <CaseFindings it={{ findings }} />
          <History kind="inquiry" id={id} />
        </div>
        <Sheet title={said.inquiry.course}>
          <Course it={it} />
        </Sheet>
      </div>
    </>
  );
}

function Head({ it }: Readonly<{ it: Inquiry }>) {
  const said = useSaid(words);
  const { columns } = said;
  const due = it.state === 'draft' ? it.dispatchBy : it.state === 'dispatched' ? it.answerBy : null;
  const rule = it.state === 'draft' ? said.rules.dispatch : said.rules.answer;
  return (
    <PageHead
      path={[said.group, { label: said.pages.inquiries, to: '/inquiries' }]}
      title={it.number}
      note={it.power}
      marks={
        <>
          <StatusChip stage={stageOfInquiry[it.state]}>{said.inquiryStates[it.state]}</StatusChip>
          <CardBadge card={it.card} />
        </>
      }
      deeds={<InquiryDeeds it={it} />}
    >
      <Facts
        items={[
          [
            columns.reference,
            <Link key="case" to={`/cases/${it.caseId}`}>
              {it.reference}
            </Link>,
          ],
          [columns.department, it.department],
          ...(it.state === 'draft' || it.state === 'dispatched' ? [[columns.answerer, it.answerer?.name] as const] : []),
          ...(due ? [[columns.dueOn, <Deadline key="due" due={due} rule={rule} />] as const] : []),
          ...(it.deductions.length > 0
            ? [
                [
                  columns.deductions,
                  it.deductions.map(({ id, number, person }) => <Link key={id} to={`/deductions/${id}`}>{`${number} ${person ?? ''} `}</Link>),
                ] as const,
              ]
            : []),
        ]}
      />
    </PageHead>
  );
}

function Told({ title, text }: Readonly<{ title: string; text: string }>) {
  return (
    <Sheet title={title}>
      <p className="qf-told">{text}</p>
    </Sheet>
  );
}

/** What is done, by whom and when; who comes next. */
function Course({ it }: Readonly<{ it: Inquiry }>) {
  const said = useSaid(words);
  const { inquiry, columns } = said;
  const done = (name: string, deed: Inquiry['dispatched']) => ({ name, by: deed?.by, day: deed && stamp(deed.at).slice(0, 10) });
  const stage = (deed: Inquiry['dispatched'], now: boolean) => (deed ? ('done' as const) : now ? ('doing' as const) : ('waiting' as const));
  const drafted = { name: inquiry.draft, day: stamp(it.draftedAt).slice(0, 10), stage: 'done' } as const;
  if (it.state === 'dismissed') return <ProcessList steps={[drafted, { name: said.inquiryStates.dismissed, stage: 'stopped' }]} />;
  return (
    <ProcessList
      steps={[
        drafted,
        {
          ...done(inquiry.dispatch, it.dispatched),
          stage: stage(it.dispatched, it.state === 'draft'),
          note: `${columns.dispatchBy} ${it.dispatchBy}`,
        },
        {
          ...done(inquiry.answer, it.answered),
          by: it.answered?.by ?? it.answerer?.name,
          stage: stage(it.answered, it.state === 'dispatched'),
          note: it.answerBy && `${columns.answerBy} ${it.answerBy}`,
        },
        {
          ...done(inquiry.verify, it.verified),
          stage: stage(it.verified, it.state === 'answered'),
          note: it.verified ? said.inquiryStates[it.state] : it.state === 'answered' && !it.moves.includes('justify') && inquiry.verifyBy,
        },
      ]}
    />
  );
}
