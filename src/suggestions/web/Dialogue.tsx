import { instant, useLanguage, useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Suggestion } from '../contract.ts';
import { words } from '../words.ts';
import './suggestions.css';

/** What was said since, oldest first: by whom, when, and what. */
export function Dialogue({ entries }: Pick<Suggestion, 'entries'>) {
  const said = useSaid(words);
  return (
    <Sheet title={said.sheets.dialogue}>
      {entries.length === 0 && <EmptyList says={said.dialogueEmpty} />}
      {entries.length > 0 && (
        <ol className="qf-dialogue">
          {entries.map((entry) => (
            <Entry key={entry.id} {...entry} />
          ))}
        </ol>
      )}
    </Sheet>
  );
}

function Entry({ deed, department, by, text, at }: Suggestion['entries'][number]) {
  const said = useSaid(words);
  const language = useLanguage();
  const side = deed === 'word' ? said.sides.author : deed === 'answer' && department ? department : said.sides.office;
  const done = deed === 'dispatch' ? said.entries.dispatch({ department }) : said.entries[deed];
  return (
    <li data-deed={deed}>
      <p>
        <b>{side}</b>
        <span>{done}</span>
        <small>{[by, instant(at, language)].filter(Boolean).join(' · ')}</small>
      </p>
      {text && <p className="qf-dialogue-text">{text}</p>}
    </li>
  );
}
