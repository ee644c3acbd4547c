import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Power } from '../contract/power.ts';
import { words } from '../words.ts';

/** What the version says in words: 行使依据, 程序, 责任. */
export function Particulars({ version }: Readonly<{ version: Power['version'] }>) {
  const said = useSaid(words);
  const { columns } = said;
  return (
    <Sheet title={said.particulars}>
      <dl className="qf-power-facts">
        <dt>{columns.basis}</dt>
        {version.basis.map(({ document, article, text }) => (
          <dd key={`${document} ${article}`}>
            {[`《${document}》`, article].join('')}
            {text && <p className="qf-quiet">{text}</p>}
          </dd>
        ))}
        {version.basis.length === 0 && <dd>—</dd>}
        <dt>{columns.positions}</dt>
        <dd>{version.positions.map(({ name, department }) => `${department} ${name}`).join('、') || '—'}</dd>
        <dt>{columns.procedure}</dt>
        <dd>{version.procedure || '—'}</dd>
        <dt>{columns.responsibility}</dt>
        <dd>{version.responsibility || '—'}</dd>
      </dl>
    </Sheet>
  );
}
