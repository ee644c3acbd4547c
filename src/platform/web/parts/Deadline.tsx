import { ClockCircleOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { type Day, dayNumber } from '#engine/days.ts';
import { day, useLanguage, useSaid } from '../language.tsx';
import { useMe } from '../me.tsx';
import { words } from '../words.ts';
import './badges.css';

export type DeadlineState = 'over' | 'today' | 'near' | 'far';

const nearDays = 2;

/** How far a day is from today, in calendar days; negative when it has passed. */
export const daysLeft = (due: string, today: string): number => dayNumber(due.slice(0, 10) as Day) - dayNumber(today as Day);

export function deadlineState(due: string, today: string): DeadlineState {
  const left = daysLeft(due, today);
  if (left < 0) return 'over';
  if (left === 0) return 'today';
  return left <= nearDays ? 'near' : 'far';
}

/** A deadline always says, on hover and on focus, its day and by which rule it was reckoned. */
export function Deadline({ due, rule }: Readonly<{ due: string | null; rule?: string | null | undefined }>) {
  const said = useSaid(words).deadline;
  const language = useLanguage();
  const { today } = useMe();
  if (due === null) return <span className="qf-quiet">{said.none}</span>;
  const state = deadlineState(due, today);
  const left = daysLeft(due, today);
  return (
    <Tooltip title={[said.due(day(due, language)), rule].filter(Boolean).join(' ')} placement="bottomLeft">
      <button type="button" className="qf-deadline" data-state={state}>
        {state !== 'far' && <ClockCircleOutlined aria-hidden />}
        {left < 0 ? said.over(-left) : left === 0 ? said.today : said.left(left)}
      </button>
    </Tooltip>
  );
}
