import { useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { FindingList } from '#platform/web/parts/FindingList.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Case } from '../contract/cases.ts';
import { words } from '../words.ts';
import { kindName, sentence, stateName } from './findingWords.ts';

type Props = Readonly<{ it: Pick<Case, 'findings'>; chosen?: string | null; onStep?: (node: string) => void }>;

/** What was found in the case, each a sentence with its evidence and its inquiry. */
export function CaseFindings({ it: { findings }, ...choice }: Props) {
  const said = useSaid(words);
  const items = findings.map((finding, at) => ({
    key: finding.id,
    number: at + 1,
    name: kindName(finding, said),
    card: finding.card,
    steps: [finding.node, finding.otherNode].flatMap((node) => node ?? []),
    sentence: sentence(finding, said),
    links: [
      { label: said.case.evidence(finding.evidence), to: `/findings/${finding.id}` },
      ...(finding.inquiry ? [{ label: finding.inquiry.number, to: `/inquiries/${finding.inquiry.id}` }] : []),
    ],
    state: finding.inquiry && finding.state === 'open' ? said.inquiryStates[finding.inquiry.state] : stateName(finding, said),
  }));
  return (
    <Sheet title={said.case.findings} note={said.case.findingsNote(findings.length)}>
      {items.length === 0 ? <EmptyList says={said.case.none} /> : <FindingList findings={items} {...choice} />}
    </Sheet>
  );
}
