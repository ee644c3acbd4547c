import { useSaid } from '#platform/web/language.tsx';
import type { Desk } from '../contract/form.ts';
import { words as campaigns } from '../words.ts';
import { words } from '../words/reviewing.ts';

/** With whom a form lies: the seat, and who sits in it or acts for its holder. */
export function useDeskText(): (desk: Pick<Desk, 'seat' | 'person' | 'delegate'>) => string {
  const { seats } = useSaid(campaigns);
  const said = useSaid(words);
  return ({ seat, person, delegate }) => {
    const who = delegate && person ? said.standsIn({ person, delegate }) : person;
    return said.whom({ seat: seats[seat], person: who });
  };
}
