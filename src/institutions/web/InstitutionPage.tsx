import { useSuspenseQuery } from '@tanstack/react-query';
import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { day, useLanguage, useSaid } from '#platform/web/language.tsx';
import { useMe } from '#platform/web/me.tsx';
import { Facts } from '#platform/web/parts/Facts.tsx';
import { History } from '#platform/web/parts/History.tsx';
import { LoopStrip } from '#platform/web/parts/LoopStrip.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { RecordPanels } from '#platform/web/parts/RecordPanels.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { words as kit } from '#platform/web/words.ts';
import { getInstitution, type Institution } from '../contract/institution.ts';
import { words } from '../words.ts';
import { FileLink } from './FileLink.tsx';
import { InstitutionDeeds } from './InstitutionDeeds.tsx';
import { InstitutionText } from './InstitutionText.tsx';
import { Receipts } from './Receipts.tsx';
import { Rounds, Versions } from './Versions.tsx';
import { SignHere } from './SignHere.tsx';
import { stageOf } from './stages.ts';
import './institution.css';

/** One institution: what it says, its versions, who signed, what each round did; by the strip the powers and risk points that it governs. */
export default function InstitutionPage() {
  const said = useSaid(words);
  const print = useSaid(kit).list.print;
  const { id = '' } = useParams();
  const { data: it } = useSuspenseQuery(query(getInstitution, { params: { id } }));
  return (
    <>
      <PageHead
        path={[said.group, { label: said.pages.institutions, to: '/institutions' }]}
        title={it.title}
        marks={<StatusChip stage={stageOf[it.state]}>{said.states[it.state]}</StatusChip>}
        deeds={
          <>
            <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
              {print}
            </Button>
            <InstitutionDeeds it={it} />
          </>
        }
      >
        <Particulars it={it} />
      </PageHead>
      <LoopStrip kind="institution" id={id} />
      <div className="qf-columns" data-side>
        <div className="qf-stack">
          <SignHere it={it} />
          <Body it={it} />
          <RecordPanels kind="institution" id={id} />
          <Receipts key={it.number} it={it} />
          <History kind="institution" id={id} />
        </div>
        <aside className="qf-stack">
          <Versions it={it} />
          <Rounds it={it} />
        </aside>
      </div>
    </>
  );
}

function Particulars({ it }: Readonly<{ it: Institution }>) {
  const said = useSaid(words);
  const { columns } = said;
  const links = (named: ReadonlyArray<{ id: string; title: string }>) =>
    named.map(({ id, title }) => (
      <Link key={id} to={`/institutions/${id}`} className="qf-institution-named">
        {title}
      </Link>
    ));
  return (
    <Facts
      items={[
        [columns.documentNumber, it.documentNumber],
        [columns.class, said.classes[it.class]],
        [columns.action, said.actions[it.action]],
        [columns.department, it.department],
        [columns.effectiveFrom, it.effectiveFrom],
        [columns.number, it.number === 0 ? '' : said.versions.of(it.number)],
        [columns.file, it.file && <FileLink id={it.id} number={it.number} {...it.file} />],
        ...(it.abolishedOn ? [[columns.abolishedOn, it.abolishedOn] as const] : []),
        ...(it.successor ? [[columns.replacedBy, links([it.successor])] as const] : []),
        ...(it.merged.length > 0 ? [[columns.merged, links(it.merged)] as const] : []),
      ]}
    />
  );
}

function Body({ it }: Readonly<{ it: Institution }>) {
  const said = useSaid(words);
  const language = useLanguage();
  const { today } = useMe();
  const ahead = it.effectiveFrom !== null && it.effectiveFrom > today && it.number > 1;
  return (
    <Sheet title={said.columns.text} note={ahead ? said.next(day(it.effectiveFrom!, language)) : undefined}>
      <InstitutionText text={it.text} hasFile={it.file !== null} />
    </Sheet>
  );
}
