import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '#platform/web/call.ts';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import type { Campaign } from '../../contract/campaign.ts';
import { listForms } from '../../contract/form.ts';
import { words as campaigns } from '../../words.ts';
import { words } from '../../words/reviewing.ts';
import { useDeskText } from '../deskText.ts';
import { stageOf } from '../stages.ts';

const mostShown = 10;

/** What is handed in and not yet registered, the longest waiting first, with who holds it now. */
export function UnderwaySheet({ round }: Readonly<{ round: Campaign }>) {
  const { columns, states } = useSaid(campaigns);
  const { rounds } = useSaid(words);
  const textOf = useDeskText();
  const asked = { campaign: round.id, progress: 'underway', sort: 'submittedAt' } as const;
  const { data } = useSuspenseQuery(query(listForms, { query: { ...asked, limit: mostShown } }));
  const all = <Link to={`/forms?${new URLSearchParams(asked)}`}>{rounds.seeAll}</Link>;
  return (
    <Sheet title={rounds.underway} note={rounds.underwayNote({ count: data.total })} link={data.total > data.rows.length && all}>
      <Rows
        label={rounds.underway}
        rows={data.rows}
        empty={<EmptyList says={rounds.noneUnderway} />}
        columns={[
          { key: 'name', title: columns.name, render: ({ id, name }) => <Link to={`/forms/${id}`}>{name}</Link> },
          { key: 'department', title: columns.department, width: 132 },
          { key: 'state', title: columns.state, width: 88, render: ({ state }) => <StatusChip stage={stageOf[state]}>{states[state]}</StatusChip> },
          { key: 'desk', title: columns.desk, width: 204, render: ({ desk }) => desk && textOf(desk) },
          { key: 'submittedAt', title: columns.submittedAt, width: 132, render: ({ submittedAt }) => submittedAt && stamp(submittedAt) },
        ]}
      />
    </Sheet>
  );
}
