import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { Deadline } from '#platform/web/parts/Deadline.tsx';
import { Facts } from '#platform/web/parts/Facts.tsx';
import { History } from '#platform/web/parts/History.tsx';
import { LoopStrip } from '#platform/web/parts/LoopStrip.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { getSuggestion, type Suggestion } from '../contract.ts';
import { words } from '../words.ts';
import { Course } from './Course.tsx';
import { Dialogue } from './Dialogue.tsx';
import { ruleOf } from './ruleOf.ts';
import { stageOf } from './stages.ts';
import { SuggestionDeeds } from './SuggestionDeeds.tsx';
import './suggestions.css';

/** One suggestion: what it says, what was done and said since, and what it became. */
export default function SuggestionPage() {
  const said = useSaid(words);
  const { id = '' } = useParams();
  const { data: it } = useSuspenseQuery(query(getSuggestion, { params: { id } }));
  return (
    <>
      <PageHead
        path={[said.group, { label: said.pages.suggestions, to: '/suggestions' }]}
        title={it.number}
        note={said.sources[it.source]}
        marks={<StatusChip stage={stageOf[it.state]}>{said.states[it.state]}</StatusChip>}
        deeds={<SuggestionDeeds it={it} />}
      >
        <Facts items={useFacts(it)} />
      </PageHead>
      <LoopStrip kind="suggestion" id={id} />
      <div className="qf-columns" data-side>
        <div className="qf-stack">
          <Sheet title={said.sheets.said}>
            <p className="qf-suggestion-text">{it.text}</p>
          </Sheet>
          <Dialogue entries={it.entries} />
          <History kind="suggestion" id={id} />
        </div>
        <Course it={it} />
      </div>
    </>
  );
}

function useFacts(it: Suggestion): Array<readonly [string, ReactNode]> {
  const said = useSaid(words);
  const { columns } = said;
  const author = it.author && it.namedTo === 'office' ? `${it.author}（${said.namedTos.office}）` : it.author;
  return [
    [columns.about, <About key="about" it={it} />],
    ...(it.aboutPerson ? [[columns.aboutPerson, it.aboutPerson] as const] : []),
    ...(it.source === 'public' ? [] : [[columns.author, author ?? said.unnamed] as const]),
    [columns.receivedAt, stamp(it.receivedAt)],
    ...(it.department ? [[columns.department, it.department] as const] : []),
    ...(it.answerer ? [[columns.answerer, it.answerer] as const] : []),
    ...(it.dueOn ? [[columns.dueOn, <Deadline key="due" due={it.dueOn} rule={ruleOf(it.state, said)} />] as const] : []),
    ...(it.riskPoint
      ? [
          [
            columns.riskPoint,
            <Link key="point" to={it.riskPoint.href}>
              {it.riskPoint.label}
            </Link>,
          ] as const,
        ]
      : []),
  ];
}

function About({ it: { powerId, power, step, aboutDepartment } }: Readonly<{ it: Suggestion }>) {
  const said = useSaid(words);
  if (!powerId) return aboutDepartment ?? said.inGeneral;
  return (
    <>
      <Link to={`/powers/${powerId}`}>{power}</Link>
      {step && (
        <>
          {' → '}
          <Link to={`/powers/${powerId}?version=${step.versionId}&node=${encodeURIComponent(step.node)}`}>{step.name}</Link>
        </>
      )}
    </>
  );
}
