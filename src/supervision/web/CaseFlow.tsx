import { useSaid } from '#platform/web/language.tsx';
import { FlowDiagram, FlowLegend } from '#platform/web/parts/FlowDiagram.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Case } from '../contract/cases.ts';
import { words } from '../words.ts';

type Props = Readonly<{ it: Case; chosen: string | null; onStep: (node: string) => void }>;

/** The published flowchart with this case laid over it; numbers are those of the findings. */
export function CaseFlow({ it: { flowchart, way, findings }, chosen, onStep }: Props) {
  const { case: said } = useSaid(words);
  const numbers = (node: string) => findings.flatMap((finding, at) => (finding.node === node || finding.otherNode === node ? [at + 1] : []));
  const marks = (way?.steps ?? []).map(({ id, mark, over }) => ({
    id,
    mark,
    over: over ?? undefined,
    skipped: mark === 'skipped' ? said.skipped : undefined,
    findings: numbers(id),
  }));
  const extra = (way?.extra ?? []).map(({ before, label }) => ({ before, label, word: said.extra }));
  return (
    <Sheet title={said.flow}>
      <FlowDiagram xml={flowchart} steps={marks} path={way?.taken ?? []} assumed={way?.assumed ?? []} extra={extra} chosen={chosen} onStep={onStep} />
      <FlowLegend />
    </Sheet>
  );
}
