import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '#platform/web/call.ts';
import { day, useLanguage, useSaid } from '#platform/web/language.tsx';
import { ListPage } from '#platform/web/ListPage.tsx';
import { useMe } from '#platform/web/me.tsx';
import { points } from '#platform/web/parts/PointsScale.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { WarningBadge } from '#platform/web/parts/WarningBadge.tsx';
import { getBoard, listWarnings } from '../contract/dispositions.ts';
import { dispositionStates } from '../disposition.ts';
import { accountKinds, faultLevels } from '../scheme.ts';
import { words } from '../words.ts';
import { warningColumns } from './warningColumns.tsx';
import './warnings.css';

/** 预警看板: who stands at which level, what has been set going, and which department it gathers in. */
export default function WarningsPage() {
  const said = useSaid(words);
  const language = useLanguage();
  const { today } = useMe();
  const { data: board } = useSuspenseQuery(query(getBoard, {}));
  const { level, name, department, at, opened, dueOn } = warningColumns(said);
  return (
    <ListPage
      endpoint={listWarnings}
      words={{
        title: said.pages.warnings,
        path: [said.group],
        empty: said.empty.warnings,
        note: said.board.asOf({ year: board.year, day: day(today, language) }),
      }}
      rowKey={({ warningId }) => warningId}
      rowHref={({ warningId }) => `/warnings/${warningId}`}
      columns={[level!, name!, department!, at!, opened!, dueOn!]}
      filters={[
        { key: 'level', label: said.filters.level, options: faultLevels.map((value) => ({ value, label: said.levels[value] })) },
        { key: 'kind', label: said.filters.kind, options: accountKinds.map((value) => ({ value, label: said.kinds[value] })) },
        { key: 'state', label: said.filters.state, options: dispositionStates.map((value) => ({ value, label: said.dispositionStates[value] })) },
      ]}
      side={<Departments />}
    >
      <Levels />
    </ListPage>
  );
}

/** How many stand at each level now; D is told to each person alone, before anything has happened. */
function Levels() {
  const said = useSaid(words);
  const { data } = useSuspenseQuery(query(getBoard, {}));
  return (
    <ul className="qf-sheet qf-levels-row">
      <li>
        <span>
          <WarningBadge level="D" />
          <b aria-hidden>—</b>
          <small>{said.levelD}</small>
        </span>
      </li>
      {data.levels.map(({ level, people, departments }) => (
        <li key={level}>
          <Link to={`/ledger?level=${level}`}>
            <WarningBadge level={level} />
            <b>{said.board.people({ count: people })}</b>
            <small>{said.board.departments({ count: departments })}</small>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Departments() {
  const said = useSaid(words);
  const { data } = useSuspenseQuery(query(getBoard, {}));
  const shown = data.departments.filter(({ deducted }) => deducted > 0);
  const rest = data.departments.length - shown.length;
  const most = Math.max(1, ...shown.map(({ deducted }) => deducted));
  return (
    <Sheet title={said.sheets.departments} note={said.sheets.departmentsNote} link={<Link to="/ledger?kind=person">{said.seeTable}</Link>}>
      <ul className="qf-bars">
        {shown.map(({ id, name, deducted }) => (
          <li key={id}>
            <span>{name}</span>
            <b>{points(deducted)}</b>
            <i aria-hidden>
              <s style={{ width: `${(deducted / most) * 100}%` }} />
            </i>
          </li>
        ))}
        {rest > 0 && (
          <li>
            <span>{said.otherDepartments({ count: rest })}</span>
            <b>{points(0)}</b>
          </li>
        )}
      </ul>
    </Sheet>
  );
}
