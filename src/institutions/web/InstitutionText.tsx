import { useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { linesOf } from '../text.ts';
import { words } from '../words.ts';

/** What an institution says, its chapters and sections as headings. */
export function InstitutionText({ text, hasFile }: Readonly<{ text: string; hasFile: boolean }>) {
  const said = useSaid(words);
  if (text.trim() === '') return <EmptyList says={hasFile ? said.onlyFile : said.noText} />;
  const lines = linesOf(text).map((line, place) => ({ ...line, place }));
  return (
    <div className="qf-institution-text">
      {lines.map(({ kind, text: line, place }) => {
        if (kind === 'chapter') return <h3 key={place}>{line}</h3>;
        if (kind === 'section') return <h4 key={place}>{line}</h4>;
        return (
          <p key={place} data-kind={kind}>
            {line}
          </p>
        );
      })}
    </div>
  );
}
