import { Link } from 'react-router';
import { useJoined, wordAt } from '#platform/web/joined.tsx';
import { useLanguage, useSaid } from '#platform/web/language.tsx';
import { useMe } from '#platform/web/me.tsx';
import { CardBadge } from '#platform/web/parts/CardBadge.tsx';
import { Deadline, deadlineState } from '#platform/web/parts/Deadline.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import type { Home } from './HomePage.tsx';
import { words } from './words.ts';

/** What waits on me, nearest deadline first, each with the one deed that settles it. On a phone a row becomes a card. */
export function TodoList({ todos }: Readonly<{ todos: Home['todos'] }>) {
  const said = useSaid(words).home;
  return (
    <section className="qf-sheet qf-todos" aria-label={said.title}>
      {todos.length === 0 && <EmptyList says={said.nothing} />}
      {todos.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{said.due}</th>
              <th scope="col">{said.matter}</th>
              <th scope="col">{said.part}</th>
              <th scope="col">{said.from}</th>
              <th scope="col" aria-label={said.open} />
            </tr>
          </thead>
          <tbody>
            {todos.map((todo) => (
              <TodoRow key={`${todo.part} ${todo.id} ${todo.matter}`} {...todo} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function TodoRow({ part, matter, facts, about, from, dueOn, rule, card, href }: Home['todos'][number]) {
  const said = useSaid(words);
  const language = useLanguage();
  const { today } = useMe();
  const book = useJoined().words[part];
  const urgent = dueOn !== null && ['over', 'today'].includes(deadlineState(dueOn, today));
  return (
    <tr>
      <td>
        <Deadline due={dueOn} rule={rule && wordAt(book, `rules.${rule}`, language, facts)} />
      </td>
      <td>
        <div className="qf-matter">
          <Link to={href}>{wordAt(book, `todos.${matter}`, language, facts) ?? matter}</Link>
          {card && <CardBadge card={card} />}
          <small>{about}</small>
        </div>
      </td>
      <td>{said.parts[part]}</td>
      <td>{wordAt(book, `senders.${from}`, language) ?? from}</td>
      <td>
        <Link className="qf-todo-deed" data-urgent={urgent || undefined} to={href}>
          {wordAt(book, `todoDeeds.${matter}`, language, facts) ?? said.home.open}
        </Link>
      </td>
    </tr>
  );
}
