import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { Facts } from '#platform/web/parts/Facts.tsx';
import { History } from '#platform/web/parts/History.tsx';
import { LoopStrip } from '#platform/web/parts/LoopStrip.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { RecordPanels } from '#platform/web/parts/RecordPanels.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { getPower } from '../contract/power.ts';
import { words } from '../words.ts';
import { words as reviewWords } from '../words/review.ts';
import { FlowSheet } from './FlowSheet.tsx';
import { limitText } from './limitText.ts';
import { Particulars } from './Particulars.tsx';
import { PowerDeeds } from './PowerDeeds.tsx';
import { deskFacts } from './review/deskFacts.tsx';
import { ReturnedSheet } from './review/ReturnedSheet.tsx';
import { stageOf } from './stages.ts';
import { VersionsSheet } from './VersionsSheet.tsx';
import './power.css';
import './review/review.css';

/** One power: what it is, how it runs, who passed which version. `?version=` shows one of them, `?node=` a step of its flowchart. */
export default function PowerPage() {
  const said = useSaid(words);
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const version = search.get('version') ?? undefined;
  const { data: power } = useSuspenseQuery(query(getPower, { params: { id }, query: { version } }));
  const review = useSaid(reviewWords);
  const { columns } = said;
  const shown = power.version;
  const choose = (node: string) => setSearch({ ...(version && { version }), node }, { replace: true });
  return (
    <>
      <PageHead
        path={[said.group, { label: said.pages.powers, to: '/powers' }]}
        title={power.name}
        note={power.code}
        marks={<StatusChip stage={stageOf[shown.state]}>{`${said.versionOf({ number: shown.number })} ${said.states[shown.state]}`}</StatusChip>}
        deeds={<PowerDeeds power={power} />}
      >
        <Facts
          items={[
            [columns.category, said.categories[power.category]],
            [columns.department, power.department],
            [columns.promised, limitText(shown.promisedLimit, shown.promisedUnit, said)],
            [columns.statutory, limitText(shown.statutoryLimit, shown.statutoryUnit, said)],
            [columns.validFrom, shown.validFrom],
            [columns.open, power.open ? said.yes : said.no],
            ...deskFacts({ version: shown, said, review }),
          ]}
        />
        {shown.endsLate && <p className="qf-quiet">{said.endsLate(shown.endsLate)}</p>}
      </PageHead>
      <LoopStrip kind="power" id={id} here="power" />
      <div className="qf-stack">
        <ReturnedSheet powerId={id} version={shown} />
        <FlowSheet version={shown} node={search.get('node')} onStep={choose} />
        <Particulars version={shown} />
        <VersionsSheet power={power} />
        <RecordPanels kind="power" id={id} />
        <History kind="power" id={id} />
      </div>
    </>
  );
}
