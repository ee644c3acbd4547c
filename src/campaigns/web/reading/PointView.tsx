import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useSaid } from '#platform/web/language.tsx';
import { LevelMark } from '#platform/web/parts/LevelMark.tsx';
import { words as risks } from '#risks/words.ts';
import type { Content, Line } from '../../content.ts';
import type { Form } from '../../contract/form.ts';
import { words as filling } from '../../words/filling.ts';
import { words } from '../../words/reviewing.ts';
import { useWhen } from '../valueText.ts';
import { Below, Spot } from './Spot.tsx';
import { standing } from './standing.ts';

type Props = Readonly<{ form: Form; tier: Content['tier']; line: Line; number: number; children?: ReactNode }>;

/** One risk point of a form as it is read, with every rating that it has had side by side. `children`: the rating of this desk. */
export function PointView({ form, tier, line, number, children }: Props) {
  const said = useSaid(filling);
  const book = useSaid(risks);
  const at = `points.${line.id}`;
  const nameOf = (id: string | null) => (id === null ? '' : (form.names[id] ?? ''));
  return (
    <article className="qf-point-view" data-place={at} aria-label={said.points.one({ number })}>
      <div className="qf-point-top">
        <h3>
          {number} <small>{line.previousId ? said.points.carried : said.points.fresh}</small>
        </h3>
        <Ratings form={form} line={line} />
        <Below place={at} />
      </div>
      <dl className="qf-spots">
        <Spot place={`${at}.description`} label={book.columns.description} wide>
          {line.description}
        </Spot>
        <Spot place={`${at}.keyArea`} label={book.columns.keyArea}>
          {line.keyArea && book.keyAreas[line.keyArea]}
        </Spot>
        <Spot place={`${at}.aspect`} label={book.columns.aspect}>
          {line.aspect && book.aspects[line.aspect]}
        </Spot>
        <Spot place={`${at}.element`} label={book.columns.element}>
          {line.element && book.elements[line.element]}
        </Spot>
        <Spot place={`${at}.foundBy`} label={book.columns.foundBy}>
          {book.foundBys[line.foundBy]}
        </Spot>
        {line.powerId && (
          <Spot place={`${at}.powerId`} label={said.line.power} wide>
            {[nameOf(line.powerId), nameOf(line.step)].filter(Boolean).join(' → ')}
          </Spot>
        )}
        {tier !== 'position' && <OfTier tier={tier} line={line} nameOf={nameOf} />}
        <Spot place={`${at}.likelihood`} label={said.matrix.title}>
          {line.likelihood !== null && line.harm !== null ? `${line.likelihood} × ${line.harm}` : ''}
        </Spot>
        <Spot place={`${at}.selfLevel`} label={book.columns.selfLevel}>
          {line.selfLevel && <LevelMark level={line.selfLevel} />}
        </Spot>
      </dl>
      <MeasureList line={line} nameOf={nameOf} />
      {children}
    </article>
  );
}

type Naming = Readonly<{ line: Line; nameOf: (id: string | null) => string }>;

function OfTier({ tier, line, nameOf }: Naming & Pick<Props, 'tier'>) {
  const said = useSaid(filling).line;
  const { columns } = useSaid(risks);
  const at = `points.${line.id}`;
  if (tier === 'department')
    return (
      <>
        <Spot place={`${at}.positions`} label={said.positions}>
          {line.positions.join('、')}
        </Spot>
        <Spot place={`${at}.responsible`} label={columns.responsible}>
          {nameOf(line.responsible)}
        </Spot>
      </>
    );
  return (
    <>
      <Spot place={`${at}.leaderId`} label={said.leader}>
        {nameOf(line.leaderId)}
      </Spot>
      <Spot place={`${at}.departmentId`} label={said.department}>
        {nameOf(line.departmentId)}
      </Spot>
      <Spot place={`${at}.sources`} label={said.sources} wide>
        {line.sources.map(nameOf).join('；')}
      </Spot>
    </>
  );
}

function MeasureList({ line, nameOf }: Naming) {
  const said = useSaid(filling).measures;
  const { measureKinds } = useSaid(risks);
  const when = useWhen();
  const keyed = line.measures.map((measure, at) => ({ measure, at })); // a measure has no name but its place
  return (
    <div className="qf-measure-list">
      <div className="qf-measure-head">
        <h4>{said.title}</h4>
        <Below place={`points.${line.id}.measures`} />
      </div>
      <ol>
        {keyed.map(({ measure, at }) => (
          <li key={at} data-place={`points.${line.id}.measures.${at}`}>
            {measure.text}{' '}
            <small>{[measure.kind && measureKinds[measure.kind], when(measure), nameOf(measure.institutionId)].filter(Boolean).join(' · ')}</small>
            <Below place={`points.${line.id}.measures.${at}`} />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** What the matrix proposes, the own rating, the reviewer's, and the leading group's. */
function Ratings({ form, line }: Readonly<{ form: Form; line: Line }>) {
  const { reading } = useSaid(words);
  const point = form.pointsOf.find(({ lineId }) => lineId === line.id);
  const shown = [
    [reading.proposal, form.proposals[line.id] ?? null],
    [reading.self, line.selfLevel],
    [reading.head, standing(form).findLast(({ deed }) => deed === 'assess')?.levels?.[line.id] ?? null],
    [reading.reviewer, point?.reviewerLevel ?? null],
    [reading.group, point?.level ?? null],
  ] as const;
  return (
    <span className="qf-ratings">
      {shown.map(([name, level]) =>
        level === null ? null : (
          <span key={name}>
            <small>{name}</small> <LevelMark level={level} />
          </span>
        ),
      )}
      {point && <Link to={`/risks/${point.riskPointId}`}>{point.number ?? reading.toPoint}</Link>}
    </span>
  );
}
