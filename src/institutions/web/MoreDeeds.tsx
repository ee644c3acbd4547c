import { Button } from 'antd';
import { useSaid } from '#platform/web/language.tsx';
import { words } from '../words.ts';

/** What is done with the library as a whole. */
export function MoreDeeds() {
  const said = useSaid(words);
  return <Button href="/institutions/import">{said.deeds.import}</Button>;
}
