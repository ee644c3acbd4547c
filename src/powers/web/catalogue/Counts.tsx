import { useSaid } from '#platform/web/language.tsx';
import type { CataloguePreview } from '../../contract/catalogue.ts';
import { catalogueWords } from '../../words/catalogue-page.ts';

const kinds = ['new', 'changed', 'unchanged', 'refused', 'aside'] as const;

/** How many rows are new, changed, unchanged, refused, left aside. */
export function Counts({ counts }: Pick<CataloguePreview, 'counts'>) {
  const said = useSaid(catalogueWords);
  return (
    <dl className="qf-catalogue-counts">
      {kinds.map((kind) => (
        <div key={kind}>
          <dt>{said.counts[kind]}</dt>
          <dd>{counts[kind]}</dd>
        </div>
      ))}
    </dl>
  );
}
