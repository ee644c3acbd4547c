import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '#platform/web/call.ts';
import { day, useLanguage, useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { getVersion } from '../contract.ts';
import { words } from '../words.ts';

/** One version as it was loaded, day by day; one that was superseded stays readable. */
export function VersionSheet({ id }: Readonly<{ id: string }>) {
  const said = useSaid(words);
  const language = useLanguage();
  const { data: it } = useSuspenseQuery(query(getVersion, { params: { id } }));
  return (
    <Sheet
      title={said.versions.shown(it.title)}
      note={it.notice}
      link={
        <Link to={`?year=${it.year}`} replace>
          {said.versions.close}
        </Link>
      }
    >
      <dl className="qf-version">
        {(['off', 'makeup'] as const).map((kind) => (
          <div key={kind}>
            <dt>{said.kinds[kind]}</dt>
            <dd>{it[kind].length === 0 ? '—' : it[kind].map((on) => day(on, language)).join(said.versions.comma)}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
