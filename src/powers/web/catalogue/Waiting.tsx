import { useEffect, useState } from 'react';
import { useSaid } from '#platform/web/language.tsx';
import { catalogueWords } from '../../words/catalogue-page.ts';

/** What is being done, and for how long already. */
export function Waiting({ says }: Readonly<{ says: string }>) {
  const { elapsed } = useSaid(catalogueWords);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((now) => now + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <output className="qf-catalogue-waiting">
      {says} {seconds > 1 && <small>{elapsed(seconds)}</small>}
    </output>
  );
}
