import { Link } from 'react-router';
import { useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { points } from '#platform/web/parts/PointsScale.tsx';
import { ProcessList } from '#platform/web/parts/ProcessList.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { WarningBadge } from '#platform/web/parts/WarningBadge.tsx';
import type { Account } from '../contract/ledger.ts';
import { words } from '../words.ts';
import { stepsShown } from './stepsShown.ts';

type Props = Readonly<{ it: Account }>;

/** Deductions that may yet be posted. */
export function Waiting({ it }: Props) {
  const said = useSaid(words);
  const { columns, empty, sheets, states, processNotes } = said;
  return (
    <Sheet title={sheets.waiting}>
      <Rows
        rows={it.waiting}
        empty={<EmptyList says={empty.waiting} />}
        rowHref={({ id }) => `/deductions/${id}`}
        columns={[
          { key: 'number', title: columns.number, width: 118 },
          {
            key: 'state',
            title: columns.state,
            render: ({ state, item, defenceUntil }) => (
              <>
                {states[state]}
                <br />
                <span className="qf-quiet">{state === 'notified' && defenceUntil ? processNotes.until({ day: defenceUntil }) : item}</span>
              </>
            ),
          },
          { key: 'points', title: columns.points, width: 84, align: 'right', render: (row) => points(row.points) },
        ]}
      />
    </Sheet>
  );
}

export function AccountDispositions({ it }: Props) {
  const said = useSaid(words);
  if (it.dispositions.length === 0)
    return (
      <Sheet title={said.sheets.disposition}>
        <EmptyList says={said.empty.noDisposition} />
      </Sheet>
    );
  return it.dispositions.map(({ id, number, level, state, steps }) => (
    <Sheet
      key={id}
      title={said.sheets.disposition}
      note={
        <>
          <WarningBadge level={level} /> {said.dispositionStates[state]}
        </>
      }
      link={<Link to={`/dispositions/${id}`}>{number}</Link>}
    >
      <ProcessList steps={stepsShown(steps, state, (day) => said.processNotes.until({ day }))} />
    </Sheet>
  ));
}

export function Years({ it }: Props) {
  const said = useSaid(words);
  const { columns } = said;
  return (
    <Sheet title={said.sheets.years}>
      <Rows
        rows={it.years}
        rowKey={({ year }) => String(year)}
        rowHref={({ year }) => `?on=${year}-12-31`}
        empty={<EmptyList says={said.empty.years} />}
        columns={[
          { key: 'year', title: columns.year, width: 96 },
          { key: 'level', title: columns.yearLevel, render: ({ level }) => (level ? <WarningBadge level={level} /> : said.noLevel) },
          { key: 'deducted', title: columns.yearEnd, width: 150, align: 'right', render: ({ deducted }) => points(deducted) },
        ]}
      />
    </Sheet>
  );
}
