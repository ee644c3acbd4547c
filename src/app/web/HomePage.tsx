import { useSuspenseQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { query, type Reply } from '#platform/web/call.ts';
import { useLanguage, useSaid, weekday } from '#platform/web/language.tsx';
import { useMe } from '#platform/web/me.tsx';
import { deadlineState } from '#platform/web/parts/Deadline.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { readHome } from '../contract.ts';
import './home.css';
import { FiguresSheet } from './FiguresSheet.tsx';
import { StartedSheet } from './StartedSheet.tsx';
import { TodoList } from './TodoList.tsx';
import { words } from './words.ts';

export type Home = Reply<typeof readHome>;

/** 首页: what waits for me, what I wait for, and the figures I steer by. Nothing to admire, everything to settle. */
export default function HomePage() {
  const said = useSaid(words);
  const language = useLanguage();
  const { today } = useMe();
  const { data } = useSuspenseQuery(query(readHome, {}));
  const [part, setPart] = useState('all');
  const { todos, started, figures } = data;
  const states = todos.map(({ dueOn }) => (dueOn === null ? 'far' : deadlineState(dueOn, today)));
  const over = states.filter((state) => state === 'over').length;
  const near = states.filter((state) => state === 'today' || state === 'near').length;
  const note = todos.length > 0 && <span className="qf-quiet">{said.home.note({ all: todos.length, over, near })}</span>;
  return (
    <>
      <PageHead
        path={[weekday(today, language)]}
        title={said.home.title}
        marks={note}
        deeds={<PartChoice todos={todos} part={part} onChoose={setPart} />}
      />
      <div className="qf-columns qf-home">
        <TodoList todos={part === 'all' ? todos : todos.filter((todo) => todo.part === part)} />
        <div className="qf-stack">
          {figures.length > 0 && <FiguresSheet figures={figures} />}
          <StartedSheet started={started} />
        </div>
      </div>
    </>
  );
}

type ChoiceProps = Readonly<{ todos: Home['todos']; part: string; onChoose: (part: string) => void }>;

/** 全部 8, 督办 2 …: only where there is more than one part to choose from. */
function PartChoice({ todos, part, onChoose }: ChoiceProps) {
  const said = useSaid(words);
  const parts = [...new Set(todos.map((todo) => todo.part))];
  if (parts.length < 2) return null;
  const options = [
    { value: 'all', label: `${said.home.all} ${todos.length}` },
    ...parts.map((value) => ({ value: value as string, label: `${said.parts[value]} ${todos.filter((todo) => todo.part === value).length}` })),
  ];
  return <Segmented className="qf-part-choice" options={options} value={part} onChange={onChoose} />;
}
