import { Link } from 'react-router';
import { useJoined, wordAt } from '#platform/web/joined.tsx';
import { useLanguage, useSaid } from '#platform/web/language.tsx';
import { useMe } from '#platform/web/me.tsx';
import { daysLeft } from '#platform/web/parts/Deadline.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import type { Home } from './HomePage.tsx';
import { words } from './words.ts';

const shown = 8;

/** What I started and others hold now: with whom it lies, and since when. */
export function StartedSheet({ started }: Readonly<{ started: Home['started'] }>) {
  const said = useSaid(words).home;
  const rest = started.length - shown;
  return (
    <Sheet title={said.started} note={rest > 0 ? said.more(rest) : undefined} className="qf-started">
      {started.length === 0 && <EmptyList says={said.startedNothing} />}
      {started.slice(0, shown).map((it) => (
        <StartedRow key={`${it.part} ${it.id}`} {...it} />
      ))}
    </Sheet>
  );
}

function StartedRow({ part, label, state, seat, holder, since, href }: Home['started'][number]) {
  const said = useSaid(words).home;
  const language = useLanguage();
  const { today } = useMe();
  const book = useJoined().words[part];
  const desk = seat === undefined ? undefined : (wordAt(book, `seats.${seat}`, language) ?? seat);
  const whom = [desk, holder].filter(Boolean).join(' ');
  const days = Math.max(0, -daysLeft(since, today));
  return (
    <p>
      <Link to={href}>{label}</Link>
      <span>
        <StatusChip stage="doing">{wordAt(book, `states.${state}`, language) ?? state}</StatusChip>
        {[whom, said.since(days)].filter(Boolean).join(language === 'en' ? ', ' : '，')}
      </span>
    </p>
  );
}
