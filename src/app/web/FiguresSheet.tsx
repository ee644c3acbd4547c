import { Link } from 'react-router';
import { useJoined, wordAt } from '#platform/web/joined.tsx';
import { useLanguage, useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Home } from './HomePage.tsx';
import { words } from './words.ts';

/** The figures that my roles steer by; each opens the list that it counts. */
export function FiguresSheet({ figures }: Readonly<{ figures: Home['figures'] }>) {
  const said = useSaid(words).home;
  const printLink = (
    <button type="button" className="qf-link" onClick={() => print()}>
      {said.print}
    </button>
  );
  return (
    <Sheet title={said.figures} link={printLink} className="qf-figures">
      {figures.map((figure) => (
        <Figure key={`${figure.part} ${figure.key}`} figure={figure} />
      ))}
    </Sheet>
  );
}

/** The module's words name a figure by `figures.<key>`: a name, or a name with its unit (of `count`) and its period. */
function Figure({ figure: { part, key, value, of, href } }: Readonly<{ figure: Home['figures'][number] }>) {
  const book = useJoined().words[part];
  const language = useLanguage();
  const word = (more: string) => wordAt(book, `figures.${key}${more}`, language, { count: of ?? value });
  const unit = word('.unit') ?? '';
  return (
    <Link to={href}>
      <span>
        {word('') ?? word('.name') ?? key}
        <small>{word('.period')}</small>
      </span>
      <b>
        {value}
        <small>{of === null ? unit : `/ ${of} ${unit}`}</small>
      </b>
    </Link>
  );
}
