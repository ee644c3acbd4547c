import { useEffect, useState } from 'react';
import { useSaid } from '../language.tsx';
import { words } from './words.ts';
import './sheets.css';

/** What is being done, and for how long already. */
export function Waiting({ says }: Readonly<{ says: string }>) {
  const { elapsed } = useSaid(words);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((now) => now + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <output className="qf-import-waiting">
      {says} {seconds > 1 && <small>{elapsed(seconds)}</small>}
    </output>
  );
}
