import { textDifference } from '#platform/text-difference.ts';

type Props = Readonly<{ before: string; after: string; show: 'before' | 'after' | 'both' }>;

/** A text with what was taken out and put in marked: one side of the two, or both in one. */
export function Runs({ before, after, show }: Props) {
  const runs = textDifference(before, after).map((run, place) => ({ ...run, place }));
  const shown = runs.filter(({ kind }) => kind === 'kept' || show === 'both' || kind === (show === 'before' ? 'removed' : 'added'));
  return shown.map(({ kind, text, place }) =>
    kind === 'kept' ? text : kind === 'added' ? <ins key={place}>{text}</ins> : <del key={place}>{text}</del>,
  );
}
