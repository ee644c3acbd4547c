import type { Said } from '#platform/words.ts';
import type { words } from '../../words/review.ts';

type Kind = keyof Said<typeof words>['kinds'];

const kinds: ReadonlyArray<readonly [RegExp, Kind]> = [
  [/task$|^callActivity$/i, 'step'],
  [/^startEvent$/, 'start'],
  [/^endEvent$/, 'end'],
  [/Event$/, 'event'],
  [/Gateway$/, 'choice'],
  [/Flow$|^association$/, 'flow'],
  [/^lane$/, 'lane'],
  [/^participant$/, 'pool'],
  [/^process$|^collaboration$/, 'process'],
  [/^subProcess$|^transaction$|^adHocSubProcess$/, 'subProcess'],
  [/^textAnnotation$|^group$/, 'note'],
  [/^data/, 'data'],
];

/** What people call an element of a flowchart of this type. */
export const kindOf = (type: string): Kind => kinds.find(([pattern]) => pattern.test(type))?.[1] ?? 'other';

type Named = Readonly<{ type: string; name: string; from?: string | null; to?: string | null }>;

/** A word for an element that has no name of its own but its type, so that every one can be spoken of. */
export const called = (name: string, said: Said<typeof words>): string =>
  /^[a-z][A-Za-z]+$/.test(name) && kindOf(name) !== 'other' ? said.kinds[kindOf(name)] : name;

/** An element by its kind and name; an arrow by its ends. */
export function elementTitle({ type, name, from, to }: Named, said: Said<typeof words>): string {
  const kind = said.kinds[kindOf(type)];
  if (name) return said.named({ kind, name });
  return from && to ? said.named({ kind, name: `${called(from, said)} → ${called(to, said)}` }) : kind;
}
