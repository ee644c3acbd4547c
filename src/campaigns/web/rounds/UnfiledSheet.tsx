import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { address, query } from '#platform/web/call.ts';
import { stamp, useLanguage, useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { words as kit } from '#platform/web/words.ts';
import { type Campaign, listUnfiled, type UnfiledRow } from '../../contract/campaign.ts';
import { words as campaigns } from '../../words.ts';
import { words } from '../../words/reviewing.ts';
import { Remind } from './Remind.tsx';

const mostShown = { open: 20, closed: 200 };

/** Who has not filed: now, or as it was when the round was closed. */
export function UnfiledSheet({ round }: Readonly<{ round: Campaign }>) {
  const { rounds } = useSaid(words);
  const { list } = useSaid(kit);
  const language = useLanguage();
  const { data } = useSuspenseQuery(query(listUnfiled, { params: { id: round.id }, query: { limit: mostShown[round.state] } }));
  const sheet = address(listUnfiled, { params: { id: round.id } } as never, { format: 'xlsx', language });
  return (
    <Sheet
      title={round.state === 'open' ? rounds.unfiled : rounds.unfiledThen}
      note={rounds.unfiledNote({ count: data.total })}
      link={
        data.total > 0 && (
          <a href={sheet} download>
            {list.exportAll}
          </a>
        )
      }
    >
      {data.rows.length === 0 ? <EmptyList says={rounds.allFiled} /> : <People round={round} rows={data.rows} />}
      {data.total > data.rows.length && (
        <p className="qf-note">
          <Link to={`/forms?campaign=${round.id}&state=draft`}>{rounds.seeAll}</Link>
        </p>
      )}
      {data.rows.length > 0 && round.deeds.includes('remind') && (
        <div className="qf-remind-all">
          <Remind round={round} body={{}} label={rounds.remindAll} confirm={rounds.remindNote} />
        </div>
      )}
      {round.state === 'open' && <p className="qf-note qf-quiet">{rounds.remindersNote}</p>}
    </Sheet>
  );
}

function People({ round, rows }: Readonly<{ round: Campaign; rows: readonly UnfiledRow[] }>) {
  const said = useSaid(campaigns);
  const { rounds } = useSaid(words);
  return (
    <ul className="qf-unfiled">
      {rows.map((row) => (
        <li key={row.id}>
          <Link to={`/forms/${row.id}`}>{row.name}</Link>
          <span>{row.tier === 'position' ? row.department : said.tiers[row.tier]}</span>
          <small>{row.returned ? rounds.returned : row.begun ? rounds.begun : rounds.notBegun}</small>
          {row.remindedAt && <small>{`${said.columns.remindedAt} ${stamp(row.remindedAt)}`}</small>}
          <Remind round={round} body={{ form: row.id }} label={rounds.remind} small />
        </li>
      ))}
    </ul>
  );
}
