import { useQuery } from '@tanstack/react-query';
import type { RecordKind } from '../../loop.ts';
import { query, type Reply } from '../call.ts';
import { changes, readable } from '../changes.ts';
import { readHistory } from '../contract.ts';
import { useJoined, wordAt } from '../joined.tsx';
import { stamp, useLanguage, useSaid } from '../language.tsx';
import { useMay } from '../me.tsx';
import { words } from '../words.ts';
import { Sheet } from './Sheet.tsx';
import './history.css';

/** What was done to this record: who, when, which deed, and what it changed. */
export function History({ kind, id }: Readonly<{ kind: RecordKind | (string & {}); id: string }>) {
  const said = useSaid(words);
  const may = useMay(readHistory);
  const { data } = useQuery({ ...query(readHistory, { params: { kind, id } }), enabled: may });
  if (!may) return null;
  const entries = data?.entries ?? [];
  return (
    <Sheet title={said.history.title} note={data && entries.length === 0 ? said.history.empty : said.history.note} className="qf-history-sheet">
      {entries.length > 0 && (
        <ol className="qf-history">
          {entries.map((entry) => (
            <Entry key={entry.id} {...entry} />
          ))}
        </ol>
      )}
    </Sheet>
  );
}

type Entry = Reply<typeof readHistory>['entries'][number];

function Entry({ at, actor, action, before, after }: Entry) {
  const { words: modules } = useJoined();
  const said = useSaid(words);
  const language = useLanguage();
  const [module = '', ...deed] = action.split('.');
  const wordOf = (path: string, facts?: { value: string }) => wordAt(modules[module], path, language, facts);
  const changed = readable(changes(before, after), wordOf);
  return (
    <li>
      <time dateTime={at}>{stamp(at)}</time>
      <span>{actor === words.history.system[0] ? said.history.system : actor}</span>
      <b>{wordOf(`deeds.${deed.join('.')}`) ?? wordOf(`audit.${deed.join('.')}`) ?? action}</b>
      {changed.length > 0 && (
        <details>
          <summary>{said.history.changed(changed.length)}</summary>
          <dl>
            {changed.map(({ key, label, from, to }) => (
              <div key={key}>
                <dt>{label}</dt>
                <dd>
                  {from !== null && <del>{from}</del>} <ins>{to ?? said.history.nothing}</ins>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </li>
  );
}
