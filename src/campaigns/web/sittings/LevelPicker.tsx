import { type KeyboardEvent, useState } from 'react';
import { useCall } from '#platform/web/call.ts';
import { DeedForm, Refusal } from '#platform/web/DeedForm.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { LevelMark } from '#platform/web/parts/LevelMark.tsx';
import { evaluatePoint, type SittingPoint } from '../../contract/sitting.ts';
import { wantsOpinion } from '../../sitting.ts';
import { sittingWords as words } from '../../words/sitting.ts';

type Level = 1 | 2 | 3;
const levels: readonly Level[] = [1, 2, 3];

/** The group's level of a point, by a button or its key; where it differs, an opinion is asked for first. */
export function LevelPicker({ sitting, point }: Readonly<{ sitting: string; point: SittingPoint }>) {
  const said = useSaid(words);
  const deed = useCall(evaluatePoint);
  const [asking, setAsking] = useState<Level | null>(null);
  if (!point.deeds.includes('evaluate')) return <LevelMark level={point.level} />;
  const params = { id: sitting, point: point.id };
  const set = (level: Level) => (wantsOpinion(level, point) ? setAsking(level) : deed.mutate({ params, body: { level } }));
  return (
    <>
      <fieldset className="qf-level-picker" aria-label={`${said.columns.level}：${point.description}`}>
        {levels.map((level) => (
          <button
            key={level}
            type="button"
            disabled={deed.isPending}
            aria-pressed={point.level === level}
            aria-label={said.setLevel({ level: said.levels[level], text: point.description })}
            onClick={() => set(level)}
            onKeyDown={(event) => onKey(event, set)}
          >
            {level}
          </button>
        ))}
      </fieldset>
      {deed.isError && <Refusal error={deed.error} />}
      {asking !== null && (
        <DeedForm
          endpoint={evaluatePoint}
          sent={{ params, body: { level: asking } }}
          label={said.deeds.evaluate}
          title={said.setLevel({ level: said.levels[asking], text: point.description })}
          fields={[
            {
              name: 'opinion',
              label: said.columns.why,
              kind: 'area',
              required: true,
              initial: point.opinion ?? undefined,
              help: said.explained.opinion,
            },
          ]}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

/** 1, 2, 3 set the level; up and down go to the point beside it. */
function onKey(event: KeyboardEvent<HTMLElement>, set: (level: Level) => void): void {
  const level = levels.find((it) => String(it) === event.key);
  if (level) return set(level);
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const all = [...document.querySelectorAll<HTMLElement>('.qf-level-picker')];
  all[all.indexOf(event.currentTarget.parentElement!) + by]?.querySelector('button')?.focus();
}
