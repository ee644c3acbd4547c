import { stamp, useSaid } from '#platform/web/language.tsx';
import '#platform/web/parts/history.css';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { words as risks } from '#risks/words.ts';
import type { Form } from '../../contract/form.ts';
import { words as campaigns } from '../../words.ts';
import { words } from '../../words/reviewing.ts';
import { Drawn } from '../filling/SignaturePad.tsx';

/** What was done to the form, and by whom in which capacity; then who signed what it says. */
export function StepsSheet({ form }: Readonly<{ form: Form }>) {
  const said = useSaid(campaigns);
  const { reading, whoDid } = useSaid(words);
  return (
    <>
      <Sheet title={reading.steps} note={form.steps.length === 0 ? reading.noSteps : reading.stepsNote} className="qf-history-sheet">
        {form.steps.length > 0 && (
          <ol className="qf-history">
            {form.steps.toReversed().map((step) => (
              <li key={step.number}>
                <time>{stamp(step.at)}</time>
                <span>{said.seats[step.capacity]}</span>
                <b>
                  {whoDid(step)} {said.deeds[step.deed]}
                </b>
                {step.opinion && <p className="qf-opinion">{step.opinion}</p>}
                <GivenLevels form={form} levels={step.levels} />
              </li>
            ))}
          </ol>
        )}
      </Sheet>
      <Signatures form={form} />
    </>
  );
}

/** `1 一级，2 三级`: the levels that a step gave, by the number of the point. */
function GivenLevels({ form, levels }: Readonly<{ form: Form; levels: Form['steps'][number]['levels'] }>) {
  const { reading } = useSaid(words);
  const names = useSaid(risks).levels;
  const given = (form.content?.points ?? []).flatMap(({ id }, at) => {
    const level = levels?.[id];
    return level === undefined ? [] : [`${at + 1} ${names[level as 1 | 2 | 3]}`];
  });
  if (given.length === 0) return null;
  return (
    <p className="qf-opinion qf-quiet">
      {reading.levelsGiven} {given.join('，')}
    </p>
  );
}

function Signatures({ form: { signatures } }: Readonly<{ form: Form }>) {
  const { reading } = useSaid(words);
  return (
    <Sheet title={reading.signatures} note={signatures.length === 0 ? reading.noSignatures : undefined} className="qf-history-sheet">
      {signatures.length > 0 && (
        <ul className="qf-signatures">
          {signatures.map((it) => (
            <li key={`${it.personId} ${it.at}`}>
              <b>{it.name}</b> <Drawn drawing={it.drawing} name={it.name} />
              <small>
                {reading.signatureKinds[it.kind]} · {stamp(it.at)}
                {!it.current && ` · ${reading.outdated}`}
              </small>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
