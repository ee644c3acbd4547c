import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { Deed } from '#platform/web/Deed.tsx';
import { useJoined, wordAt } from '#platform/web/joined.tsx';
import { stamp, useLanguage, useSaid } from '#platform/web/language.tsx';
import { Facts } from '#platform/web/parts/Facts.tsx';
import { History } from '#platform/web/parts/History.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { cancelImport, getImport } from '../contract.ts';
import type { ImportRow } from '../contract/imports.ts';
import { words } from '../words.ts';
import { stageOfImport } from './stages.ts';
import './supervision.css';

const askAgainMs = 1000;
const isGoing = (state: ImportRow['state']) => state === 'waiting' || state === 'running';

/** One import: how far it is, then what came in, or why nothing did and where. */
export default function ImportPage() {
  const said = useSaid(words);
  const { id = '' } = useParams();
  const asked = query(getImport, { params: { id } });
  const { data: first } = useSuspenseQuery(asked);
  const { data: it = first } = useQuery({
    ...asked,
    refetchInterval: ({ state }) => (state.data && !isGoing(state.data.state) ? false : askAgainMs),
  });
  const client = useQueryClient();
  const ended = !isGoing(it.state);
  useEffect(() => {
    if (ended) void client.invalidateQueries({ queryKey: ['history'] }); // where its end is told
  }, [client, ended]);
  const { columns } = said;
  return (
    <>
      <PageHead
        path={[said.group, { label: said.pages.imports, to: '/imports' }]}
        title={it.fileName}
        marks={<StatusChip stage={stageOfImport[it.state]}>{said.importStates[it.state]}</StatusChip>}
        deeds={!ended && <Deed endpoint={cancelImport} sent={{ params: { id } }} label={said.deeds.cancel} confirm />}
      >
        <Facts
          items={[
            [
              columns.power,
              <Link key="power" to={`/powers/${it.powerId}`}>
                {it.power}
              </Link>,
            ],
            [columns.source, it.source],
            [columns.zone, it.zone],
            [columns.by, it.by],
            [columns.createdAt, stamp(it.createdAt)],
            [columns.endedAt, it.endedAt && stamp(it.endedAt)],
          ]}
        />
      </PageHead>
      <div className="qf-stack">
        {!ended && <output>{said.import.reading(it.progress)}</output>}
        {it.state === 'cancelled' && <output>{said.import.cancelled}</output>}
        {it.report && <ReportSheet it={it} report={it.report} />}
        <History kind="import" id={id} />
      </div>
    </>
  );
}

type Told = Readonly<{ code: string; facts: Readonly<Record<string, unknown>> }>;
type ReportProps = Readonly<{ it: ImportRow; report: NonNullable<ImportRow['report']> }>;

function ReportSheet({ it: { powerId }, report }: ReportProps) {
  const said = useSaid(words);
  const remark = useRemark();
  const counts = Object.entries(said.counts) as [keyof typeof said.counts, string][];
  if (report.refused)
    return (
      <Sheet title={said.import.report}>
        <p className="qf-told" role="alert">
          {said.import.refused(remark(report.refused))}
        </p>
      </Sheet>
    );
  return (
    <Sheet title={said.import.report} link={<Link to={`/cases?power=${powerId}`}>{said.import.openCases}</Link>}>
      <dl className="qf-counts">
        {counts.map(([key, name]) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd>{report[key]}</dd>
          </div>
        ))}
      </dl>
      {report.warnings.length > 0 && (
        <ul className="qf-remarks" aria-label={said.import.remarks}>
          {report.warnings.map((it) => (
            <li key={`${it.code} ${String(it.facts['name'])} ${String(it.facts['line'])}`}>{remark(it)}</li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

/** Says what was wrong or odd, and where, by the sentences of whoever reads such files. */
function useRemark() {
  const { refusals } = useJoined();
  const said = useSaid(words).import;
  const language = useLanguage();
  return ({ code, facts }: Told): string => {
    const pair = refusals[code];
    const what = (pair && wordAt({ it: pair }, 'it', language, facts)) ?? code;
    return said.told({ place: said.place(facts), what });
  };
}
