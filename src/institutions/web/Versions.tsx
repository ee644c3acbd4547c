import { Link } from 'react-router';
import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { useMe } from '#platform/web/me.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { type Institution, settleRound, type VersionRow } from '../contract/institution.ts';
import { words } from '../words.ts';
import { FileLink } from './FileLink.tsx';
import { roundFields } from './institutionFields.ts';

/** Every version, newest first: why, from when, by whom, and what differs from the one before. */
export function Versions({ it }: Readonly<{ it: Institution }>) {
  const said = useSaid(words).versions;
  const { today } = useMe();
  const current = it.versions.find(({ effectiveFrom }) => effectiveFrom <= today)?.number;
  const compare = (from: number, to: number) => `/institutions/${it.id}/compare?from=${from}&to=${to}`;
  return (
    <Sheet title={said.title} note={said.note}>
      {it.versions.length === 0 && <EmptyList says={said.none} />}
      <ol className="qf-institution-versions">
        {it.state === 'revising' && (
          <li>
            <b>{said.draft}</b>
            <nav>
              <Link to={`/institutions/${it.id}/versions/0`}>{said.read}</Link>
              <Link to={compare(it.number, 0)}>{said.compareDraft}</Link>
            </nav>
          </li>
        )}
        {it.versions.map((version) => (
          <Version
            key={version.number}
            id={it.id}
            version={version}
            compare={compare}
            current={current}
            today={today}
            ended={it.state === 'abolished'}
          />
        ))}
      </ol>
    </Sheet>
  );
}

type Props = Readonly<{
  id: string;
  version: VersionRow;
  compare: (from: number, to: number) => string;
  current: number | undefined;
  today: string;
  ended: boolean;
}>;

function Version({ id, version, compare, current, today, ended }: Props) {
  const { versions: said, columns, actions } = useSaid(words);
  const { number, effectiveFrom, reason, byName, file, fileSize, action } = version;
  const standing = effectiveFrom > today ? said.future : number === current && !ended ? said.current : said.past;
  return (
    <li>
      <b>{said.of(number)}</b> <small>{ended ? '' : standing}</small>
      <p>{reason ?? said.first}</p>
      <small>
        {columns.effectiveFrom} {effectiveFrom} · {actions[action]} · {said.by} {byName}
      </small>
      {file !== null && fileSize !== null && <FileLink id={id} number={number} name={file} size={fileSize} />}
      <nav>
        <Link to={`/institutions/${id}/versions/${number}`}>{said.read}</Link>
        {number > 1 && <Link to={compare(number - 1, number)}>{said.compare}</Link>}
      </nav>
    </li>
  );
}

/** What each year's round did with it. */
export function Rounds({ it }: Readonly<{ it: Institution }>) {
  const said = useSaid(words);
  const thisYear = Number(useMe().today.slice(0, 4));
  const settle = it.deeds.includes('round') && (
    <Deed endpoint={settleRound} sent={{ params: { id: it.id } }} label={said.deeds.round} small fields={roundFields(said, thisYear)} />
  );
  return (
    <Sheet title={said.rounds.title} link={settle}>
      {it.rounds.length === 0 && <EmptyList says={said.rounds.none} />}
      <ol className="qf-institution-versions">
        {it.rounds.map(({ year, action, note, byName }) => (
          <li key={year}>
            <b>{year}</b> {said.actions[action]}
            {note && <p>{note}</p>}
            <small>
              {said.rounds.by} {byName}
            </small>
          </li>
        ))}
      </ol>
    </Sheet>
  );
}
