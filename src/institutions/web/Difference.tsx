import { textDifference } from '#platform/text-difference.ts';
import { useSaid } from '#platform/web/language.tsx';
import type { Paragraph } from '../difference.ts';
import { words } from '../words.ts';

/** Paragraphs with what was taken out at the left and what was put in at the right, words marked; on a phone one below the other. */
export function Difference({ paragraphs, whole }: Readonly<{ paragraphs: readonly Paragraph[]; whole: boolean }>) {
  const { comparison: said } = useSaid(words);
  const shown = paragraphs.map((it, place) => ({ ...it, place })).filter(({ kind }) => whole || kind !== 'kept');
  return (
    <table className="qf-institution-difference">
      <thead>
        <tr>
          <th scope="col" aria-label={said.title} />
          <th scope="col">{said.before}</th>
          <th scope="col">{said.after}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((it) => (
          <tr key={it.place} data-kind={it.kind}>
            <th scope="row">{said.kinds[it.kind]}</th>
            <td data-label={said.before}>
              <Side paragraph={it} show="removed" />
            </td>
            <td data-label={said.after}>
              <Side paragraph={it} show="added" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Side({ paragraph, show }: Readonly<{ paragraph: Paragraph; show: 'added' | 'removed' }>) {
  const text = show === 'removed' ? paragraph.before : paragraph.after;
  if (text === null) return '—';
  if (paragraph.kind === 'kept') return text;
  if (paragraph.kind !== 'changed') return show === 'removed' ? <del>{text}</del> : <ins>{text}</ins>;
  const runs = textDifference(paragraph.before, paragraph.after).map((run, place) => ({ ...run, place }));
  return runs
    .filter(({ kind }) => kind === 'kept' || kind === show)
    .map(({ kind, text: part, place }) =>
      kind === 'kept' ? part : kind === 'added' ? <ins key={place}>{part}</ins> : <del key={place}>{part}</del>,
    );
}
