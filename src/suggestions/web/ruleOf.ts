import type { Said } from '#platform/words.ts';
import type { State } from '../suggestion.ts';
import type { words } from '../words.ts';

/** How the deadline of a suggestion in this state was reckoned. */
export function ruleOf(state: State, { rules }: Said<typeof words>): string | null {
  if (state === 'received') return rules.handle;
  if (state === 'dispatched') return rules.answer;
  return state === 'answered' ? rules.settle : null;
}
