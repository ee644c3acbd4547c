import { useSentence } from '../joined.tsx';
import { stamp, useSaid } from '../language.tsx';
import { useMe } from '../me.tsx';
import type { Kind, State } from './keeper.ts';
import { words } from './words.ts';

/** How a draft stands to the server. */
export function SaveState<K extends Kind>({ state: { saving, unsaved, savedAt, joined, clash, error } }: Readonly<{ state: State<K> }>) {
  const said = useSaid(words);
  const sentence = useSentence();
  const { name } = useMe();
  const text = () => {
    if (saving) return said.saving;
    if (clash) return said.waiting;
    if (error !== null) return said.failed + sentence(error);
    if (unsaved) return said.unsaved;
    return savedAt === null ? said.untouched : said.saved({ at: stamp(savedAt) });
  };
  return (
    <output>
      {text()}
      {joined && joined !== name && <small>{said.joined({ by: joined })}</small>}
    </output>
  );
}
