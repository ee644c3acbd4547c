import { useSaid } from '#platform/web/language.tsx';
import { CaseClock } from '#platform/web/parts/CaseClock.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { words as kit } from '#platform/web/words.ts';
import type { Case } from '../contract/cases.ts';
import { words } from '../words.ts';

type Props = Readonly<{ it: Case; chosen: string | null; onStep: (node: string) => void; onEvent: (event: string) => void }>;

/** The text twin of the diagram: every step on the calendar. One that has no place in the diagram leads to its event. */
export function CaseLanes({ it: { lanes, days }, chosen, onStep, onEvent }: Props) {
  const { case: said } = useSaid(words);
  const { note } = useSaid(kit).clock;
  const choose = (id: string) => {
    const lane = lanes.find((it) => it.id === id);
    if (lane?.node) onStep(lane.node);
    else if (lane?.event) onEvent(lane.event);
  };
  return (
    <Sheet title={said.clock} note={said.clockUnit}>
      {lanes.length === 0 ? (
        <EmptyList says={said.noLanes} />
      ) : (
        <CaseClock days={days} lanes={lanes} chosen={lanes.find(({ node }) => node !== null && node === chosen)?.id ?? null} onStep={choose} />
      )}
      {lanes.length > 0 && <p className="qf-quiet qf-note">{days.length > 0 ? note : said.manyDays}</p>}
    </Sheet>
  );
}
