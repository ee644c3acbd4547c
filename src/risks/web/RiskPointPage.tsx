import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { Facts } from '#platform/web/parts/Facts.tsx';
import { History } from '#platform/web/parts/History.tsx';
import { LevelMark } from '#platform/web/parts/LevelMark.tsx';
import { LoopStrip } from '#platform/web/parts/LoopStrip.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { getRiskPoint, type RiskPoint } from '../contract/point.ts';
import { words } from '../words.ts';
import { registerWords } from '../words/register.ts';
import { MeasuresOf } from './MeasuresOfPoint.tsx';
import { Assessment, InstitutionsOf, PromisesOf } from './PointSheets.tsx';
import { PointDeeds } from './PointDeeds.tsx';
import { PointVersions } from './PointVersions.tsx';
import { stageOf } from './stages.ts';

/** One risk point: what could go wrong, where, how grave, and what stands against it. */
export default function RiskPointPage() {
  const said = useSaid(words);
  const { id = '' } = useParams();
  const { data: point } = useSuspenseQuery(query(getRiskPoint, { params: { id } }));
  const { columns } = said;
  const own = useSaid(registerWords).columns;
  return (
    <>
      <PageHead
        path={[said.group, { label: said.pages.register, to: '/risks' }]}
        title={point.number ?? said.titleOfDraft}
        note={point.description}
        marks={
          <>
            {point.level !== null && <LevelMark level={point.level} />}
            <StatusChip stage={stageOf[point.state]}>{said.states[point.state]}</StatusChip>
          </>
        }
        deeds={<PointDeeds point={point} />}
      >
        <Facts
          items={[
            [columns.department, point.department],
            [columns.tier, said.tiers[point.tier]],
            [columns.person, point.person],
            [columns.keyArea, point.keyArea && said.keyAreas[point.keyArea]],
            [columns.aspect, point.aspect && said.aspects[point.aspect]],
            [columns.element, point.element && said.elements[point.element]],
            [columns.foundBy, point.foundBy && said.foundBys[point.foundBy]],
            [own.position, point.position],
            [own.origin, said.origins[point.origin]],
            [own.registeredOn, point.registeredOn],
            ...(point.legacyNumber ? [[own.legacyNumber, point.legacyNumber] as const] : []),
            ...(point.previous ? [[own.previous, <PreviousLink key="previous" previous={point.previous} />] as const] : []),
            ...(point.mergedInto ? [[own.mergedInto, <SameLinks key="into" points={[point.mergedInto]} />] as const] : []),
            ...(point.merged.length > 0 ? [[own.merged, <SameLinks key="merged" points={point.merged} />] as const] : []),
            [columns.power, <PowerLink key="power" power={point.power} />],
          ]}
        />
      </PageHead>
      <LoopStrip kind="riskPoint" id={id} here="riskPoint" />
      <div className="qf-stack">
        <Assessment point={point} />
        <MeasuresOf point={point} />
        <InstitutionsOf point={point} />
        <PromisesOf point={point} />
        <PointVersions point={point} />
        <History kind="riskPoint" id={id} />
      </div>
    </>
  );
}

function SameLinks({ points }: Readonly<{ points: RiskPoint['merged'] }>) {
  return points.map(({ id, number, description }, at) => (
    <span key={id}>
      {at > 0 && '、'}
      <Link to={`/risks/${id}`}>{[number, description].filter(Boolean).join(' ')}</Link>
    </span>
  ));
}

function PreviousLink({ previous }: Readonly<{ previous: NonNullable<RiskPoint['previous']> }>) {
  return (
    <>
      <Link to={`/risks/${previous.id}`}>{previous.number ?? previous.year}</Link> <LevelMark level={previous.level} />
    </>
  );
}

function PowerLink({ power }: Pick<RiskPoint, 'power'>) {
  if (!power) return '—';
  const step = power.step;
  return (
    <>
      <Link to={`/powers/${power.id}`}>{power.name}</Link>
      {step && (
        <>
          {' → '}
          <Link to={`/powers/${power.id}?version=${step.versionId}&node=${encodeURIComponent(step.node)}`}>{step.name}</Link>
        </>
      )}
    </>
  );
}
