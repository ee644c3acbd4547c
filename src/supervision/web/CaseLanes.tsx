import { useSaid } from '#platform/web/language.tsx';
import { CaseClock } from '#platform/web/parts/CaseClock.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { words as kit } from '#platform/web/words.ts';
import type { Case } from '../contract/cases.ts';
import { words } from '../words.ts';

type Props = Readonly<{ it: Case; chosen: string | null; onStep: (node: string) => void }>;

/** The text twin of the diagram: every step on the calendar. */
export function CaseLanes({ it: { lanes, days }, chosen, onStep }: Props) {
  const { case: said } = useSaid(words);
  const { note } = useSaid(kit).clock;
  const choose = (id: string) => {
    const node = lanes.find((lane) => lane.id === id)?.node;
    if (node) onStep(node);
  };
  return (
    <Sheet title={said.clock} note={said.clockUnit}>
      <CaseClock days={days} lanes={lanes} chosen={lanes.find(({ node }) => node !== null && node === chosen)?.id ?? null} onStep={choose} />
      {days.length > 0 && <p className="qf-quiet qf-note">{note}</p>}
    </Sheet>
  );
}
