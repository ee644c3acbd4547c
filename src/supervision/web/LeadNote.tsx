import { useSaid } from '#platform/web/language.tsx';
import type { FindingRow } from '../contract/shapes.ts';
import type { FindingFacts } from '../finding.ts';
import { isLead } from '../finding.ts';
import { words } from '../words.ts';

/** Of a lead: what exactly was compared with what, and that it is no fault. */
export function LeadNote({ kind, facts }: Pick<FindingRow, 'kind' | 'facts'>) {
  const said = useSaid(words);
  if (!isLead(kind)) return null;
  return (
    <div className="qf-lead-note">
      <p className="qf-quiet">{said.lead.compared(said.formulas[kind](facts as FindingFacts))}</p>
      <p className="qf-quiet">{said.lead.note}</p>
    </div>
  );
}
