import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { pageSize } from '#platform/list.ts';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { ListPage } from '#platform/web/ListPage.tsx';
import { Facts } from '#platform/web/parts/Facts.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { getSitting, listSittingPoints, type Sitting } from '../../contract/sitting.ts';
import { sittingWords as words } from '../../words/sitting.ts';
import { stageOfRound } from '../stages.ts';
import { Bulk } from './Bulk.tsx';
import { Likeness } from './Likeness.tsx';
import { Members } from './Members.tsx';
import { SittingDeeds } from './SittingDeeds.tsx';
import { useWorkColumns, useWorkFilters } from './work.tsx';
import './sittings.css';

/** One sitting: who came, the points before it with what everybody says of them, and the group's levels. */
export default function SittingPage() {
  const { id = '' } = useParams();
  const said = useSaid(words);
  const { data: sitting } = useSuspenseQuery(query(getSitting, { params: { id } }));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const rows = useListed(id);
  const choose = (ids: readonly string[], on: boolean) =>
    setChosen((now) => (on ? new Set([...now, ...ids]) : new Set([...now].filter((it) => !ids.includes(it)))));
  const keeps = sitting.deeds.includes('evaluate');
  return (
    <ListPage
      endpoint={listSittingPoints}
      params={{ id }}
      words={{
        title: sitting.number,
        path: [said.group, { label: said.pages.sittings, to: '/sittings' }],
        empty: said.noPoints,
        note: sitting.campaign,
      }}
      columns={useWorkColumns(id, keeps ? { chosen, choose } : null)}
      filters={useWorkFilters(sitting.departments)}
      deeds={<SittingDeeds sitting={sitting} />}
      side={
        <>
          {keeps && <Likeness id={id} />}
          <Members sitting={sitting} />
        </>
      }
    >
      <Standing sitting={sitting} />
      {keeps && <Bulk sitting={sitting} rows={rows} chosen={chosen} choose={choose} />}
    </ListPage>
  );
}

/** The page of the list that is shown, from the same answer. */
function useListed(id: string) {
  const [search] = useSearchParams();
  const asked = { ...Object.fromEntries(search), limit: pageSize };
  return useSuspenseQuery(query(listSittingPoints, { params: { id }, query: asked as never })).data.rows;
}

function Standing({ sitting }: Readonly<{ sitting: Sitting }>) {
  const said = useSaid(words);
  const { columns, figures } = said;
  const names = ['waiting', 'agreeing', 'evaluated', 'merged', 'registered'] as const;
  return (
    <div className="qf-sitting-standing">
      <Facts
        items={[
          [
            columns.state,
            <StatusChip key="state" stage={stageOfRound[sitting.state]}>
              {said.states[sitting.state]}
            </StatusChip>,
          ],
          [columns.heldOn, sitting.heldOn],
          [columns.place, sitting.place],
          [columns.chair, sitting.chair],
          ...names.map((name) => [figures[name], String(sitting.figures[name])] as const),
        ]}
      />
    </div>
  );
}
