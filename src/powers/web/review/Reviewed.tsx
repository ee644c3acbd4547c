import { useState } from 'react';
import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Power } from '../../contract/power.ts';
import { type Field, nodeOf, nodePlace } from '../../difference.ts';
import { words } from '../../words.ts';
import { words as reviewWords } from '../../words/review.ts';
import type { Comparison } from './ComparePage.tsx';
import { DrawingChanges } from './DrawingChanges.tsx';
import { FieldChanges } from './FieldChanges.tsx';
import { elementTitle } from './kinds.ts';
import { RemarkBox } from './RemarkBox.tsx';
import type { Remarks } from './useRemarks.ts';

type Props = Readonly<{ comparison: Comparison; written: Remarks }>;

/** Every field with what changed, and under each the place for a remark. */
export function ReviewedFields({ comparison: { from, to, fields }, written }: Props) {
  const { columns } = useSaid(words);
  const { review } = useSaid(reviewWords);
  const remarkOn = (field: Field) => (
    <RemarkBox place={columns[field]} reason={written.reasons[field]} onChange={(reason) => written.set(field, reason)} />
  );
  return (
    <Sheet title={review.fields}>
      <FieldChanges before={from} after={to} changed={fields} all below={remarkOn} />
    </Sheet>
  );
}

/** The flowchart with what changed; a remark at the node that is chosen, at any step of the list, or on the whole. */
export function ReviewedDrawing({ power, comparison, written }: Props & Readonly<{ power: Power }>) {
  const { review } = useSaid(reviewWords);
  const [chosen, setChosen] = useState<string | null>(null);
  const { from, to, elements, drawn } = comparison;
  const asked = written.remarks.flatMap(({ place }) => nodeOf(place) ?? []);
  const there = chosen !== null && drawn.some(({ id }) => id === chosen);
  return (
    <>
      <div className="qf-columns" data-side={there || undefined}>
        <Sheet title={review.drawing} note={review.clickNode}>
          <DrawingChanges
            before={from?.flowchart ?? null}
            after={to.flowchart}
            elements={elements}
            chosen={chosen}
            onChoose={setChosen}
            asked={asked}
          />
        </Sheet>
        {there && <NodeRemark key={chosen} id={chosen} comparison={comparison} written={written} />}
      </div>
      <StepRemarks power={power} written={written} />
    </>
  );
}

function NodeRemark({ id, comparison: { drawn }, written }: Props & Readonly<{ id: string }>) {
  const said = useSaid(reviewWords);
  const node = drawn.find((it) => it.id === id)!;
  const title = elementTitle(node, said);
  const place = nodePlace(id);
  return (
    <Sheet title={title}>
      <div className="qf-node-remark">
        <RemarkBox place={title} reason={written.reasons[place]} onChange={(reason) => written.set(place, reason)} />
      </div>
    </Sheet>
  );
}

/** The same as a list, for those who do not see the drawing, and for the whole of it. */
function StepRemarks({ power: { version }, written }: Readonly<{ power: Power; written: Remarks }>) {
  const said = useSaid(reviewWords);
  const rows = [
    { place: 'flowchart', title: said.review.whole },
    ...version.steps.map(({ node, name }) => ({ place: nodePlace(node), title: name })),
    ...Object.keys(written.reasons).flatMap((place) => {
      const node = nodeOf(place);
      return node === null || version.steps.some((step) => step.node === node) ? [] : [{ place, title: node }];
    }),
  ];
  return (
    <Sheet title={said.review.steps}>
      <ul className="qf-step-remarks">
        {rows.map(({ place, title }) => (
          <li key={place}>
            <b>{title}</b>
            <RemarkBox place={title} reason={written.reasons[place]} onChange={(reason) => written.set(place, reason)} />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
