import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Facts } from '#platform/web/parts/Facts.tsx';
import { History } from '#platform/web/parts/History.tsx';
import { LoopStrip } from '#platform/web/parts/LoopStrip.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { getInstitution } from '../contract.ts';
import { words } from '../words.ts';
import { InstitutionDeeds } from './InstitutionDeeds.tsx';
import { stageOf } from './stages.ts';
import './institution.css';

/** One institution: its text, and by the strip the risk points that it governs. */
export default function InstitutionPage() {
  const said = useSaid(words);
  const { id = '' } = useParams();
  const { data: it } = useSuspenseQuery(query(getInstitution, { params: { id } }));
  const { columns } = said;
  return (
    <>
      <PageHead
        path={[said.group, { label: said.pages.institutions, to: '/institutions' }]}
        title={it.title}
        note={it.documentNumber}
        marks={<StatusChip stage={stageOf[it.status]}>{said.statuses[it.status]}</StatusChip>}
        deeds={<InstitutionDeeds it={it} />}
      >
        <Facts
          items={[
            [columns.class, said.classes[it.class]],
            [columns.action, said.actions[it.action]],
            [columns.department, it.department],
            [columns.effectiveFrom, it.effectiveFrom],
          ]}
        />
      </PageHead>
      <LoopStrip kind="institution" id={id} here="riskPoint" />
      <div className="qf-stack">
        <Sheet title={columns.text}>{it.text ? <div className="qf-institution-text">{it.text}</div> : <EmptyList says={said.noText} />}</Sheet>
        <History kind="institution" id={id} />
      </div>
    </>
  );
}
