import { useState } from 'react';
import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { useRemarks } from '#powers/web/review/useRemarks.ts';
import type { Line } from '../../content.ts';
import { words as campaigns } from '../../words.ts';
import { words } from '../../words/reviewing.ts';
import { KnownSheet } from '../filling/KnownSheet.tsx';
import { inOrder } from '../filling/order.ts';
import { LevelChoice } from '../filling/LevelChoice.tsx';
import { MarksContext, showPlace } from '../filling/marks.tsx';
import { Returned } from '../filling/Returned.tsx';
import type { Begun } from '../filling/useForm.ts';
import { usePlaceName } from '../placeName.ts';
import { Course, PlanQuote } from '../reading/Course.tsx';
import { AfterPoints, BeforePoints } from '../reading/OwnView.tsx';
import { PointView } from '../reading/PointView.tsx';
import { Points } from '../reading/Reading.tsx';
import { ReaderContext } from '../reading/Spot.tsx';
import { StepsSheet } from '../reading/StepsSheet.tsx';
import { ReviewBar } from './ReviewBar.tsx';
import '../reading/reading.css';
import './reviewing.css';

export type Levels = Readonly<Record<string, number>>;

/** The rating that a line has so far: of the last desk that gave one, else its own. */
export function givenLevels({ steps, content }: Begun): Levels {
  const last = steps.findLast(({ levels, deed }) => levels !== null && (deed === 'assess' || deed === 'review'));
  return Object.fromEntries(
    content.points.flatMap(({ id, selfLevel }) => {
      const level = last?.levels?.[id] ?? selfLevel;
      return level === null ? [] : [[id, level]];
    }),
  );
}

/** A form at a desk: what changed since it was given back is marked, each point is rated, a remark can be written at every place. */
export function Reviewing({ form }: Readonly<{ form: Begun }>) {
  const written = useRemarks(form.id, form.revision);
  const [levels, setLevels] = useState(() => givenLevels(form));
  const { content } = form;
  const rates = form.deeds.includes('assess') || form.deeds.includes('review');
  return (
    <MarksContext value={{ faults: {}, asked: form.remarks }}>
      <ReaderContext value={{ form, written }}>
        <div className="qf-columns qf-filling" data-side>
          <div className="qf-stack">
            <Returned form={form} onPlace={showPlace} />
            <Removed form={form} />
            <KnownSheet form={form} />
            <BeforePoints form={form} content={content} />
            <Points lines={inOrder(content)}>
              {(line, number) => (
                <PointView key={line.id} form={form} tier={content.tier} line={line} number={number}>
                  {rates && (
                    <Rating form={form} line={line} level={levels[line.id] ?? null} onRate={(level) => setLevels({ ...levels, [line.id]: level })} />
                  )}
                </PointView>
              )}
            </Points>
            <AfterPoints form={form} content={content} />
            <StepsSheet form={form} />
          </div>
          <aside className="qf-stack">
            <ReviewBar form={form} written={written} levels={levels} />
            <Course form={form} />
            <PlanQuote tier={form.tier} />
          </aside>
        </div>
      </ReaderContext>
    </MarksContext>
  );
}

type RatingProps = Readonly<{ form: Begun; line: Line; level: number | null; onRate: (level: number) => void }>;

function Rating({ form, line, level, onRate }: RatingProps) {
  const said = useSaid(words).review;
  const { deeds } = useSaid(campaigns);
  const label = said.levels(form.deeds.includes('assess') ? deeds.assess : deeds.review);
  return (
    <div className="qf-rating">
      <span className="qf-group-name">{label}</span>
      <LevelChoice label={label} level={level} proposal={form.proposals[line.id] ?? null} onChoose={onRate} />
      {level !== null && line.selfLevel !== null && level !== line.selfLevel && <small>{said.differs}</small>}
    </div>
  );
}

/** Lines and measures that were there when the form was given back and are no more. */
function Removed({ form }: Readonly<{ form: Begun }>) {
  const said = useSaid(words).review;
  const nameOf = usePlaceName(form.content);
  const gone = form.changes.filter(({ kind }) => kind === 'removed');
  if (gone.length === 0) return null;
  return (
    <Sheet title={said.changedSince}>
      <ul className="qf-planned-list">
        {gone.map(({ place }) => (
          <li key={place}>
            <b className="qf-how" data-how="removed">
              {said.removed}
            </b>{' '}
            {nameOf(place)}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
