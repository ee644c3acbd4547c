import { useSaid } from '#platform/web/language.tsx';
import { FlowDiagram, FlowLegend } from '#platform/web/parts/FlowDiagram.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Case } from '../contract/cases.ts';
import { words } from '../words.ts';

/** What may be found of a step that has no place in the way of the case; its neighbours' findings cite it too. */
const outsideKinds: ReadonlySet<string> = new Set(['notInFlow', 'outOfOrder', 'repeated']);

type Props = Readonly<{ it: Case; chosen: string | null; onStep: (node: string) => void }>;

/** The published flowchart with this case laid over it; numbers are those of the findings. */
export function CaseFlow({ it: { flowchart, way, findings }, chosen, onStep }: Props) {
  const { case: said, kinds } = useSaid(words);
  const numbers = (node: string) => findings.flatMap((finding, at) => (finding.node === node || finding.otherNode === node ? [at + 1] : []));
  const marks = (way?.steps ?? []).map(({ id, mark, over }) => ({
    id,
    mark,
    over: over ?? undefined,
    skipped: mark === 'skipped' ? said.skipped : undefined,
    findings: numbers(id),
  }));
  const wordOf = (event: string) => {
    const about = findings.find((finding) => finding.events.includes(event) && outsideKinds.has(finding.kind));
    return about ? kinds[about.kind] : said.extra;
  };
  // one token before a node, however many steps came there: tokens do not make room for each other
  const extra = [...Map.groupBy(way?.extra ?? [], ({ before }) => before)].map(([before, all]) => ({
    before,
    label: all.length > 1 ? said.extraMany({ label: all[0]!.label, count: all.length }) : all[0]!.label,
    word: wordOf(all[0]!.event),
  }));
  return (
    <Sheet title={said.flow}>
      <FlowDiagram xml={flowchart} steps={marks} path={way?.taken ?? []} assumed={way?.assumed ?? []} extra={extra} chosen={chosen} onStep={onStep} />
      <FlowLegend />
    </Sheet>
  );
}
