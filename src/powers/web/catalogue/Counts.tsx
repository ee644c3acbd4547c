import { useSaid } from '#platform/web/language.tsx';
import { Counts as RowCounts } from '#platform/web/sheets/Counts.tsx';
import type { CataloguePreview } from '../../contract/catalogue.ts';
import { catalogueWords } from '../../words/catalogue-page.ts';

const kinds = ['new', 'changed', 'unchanged', 'refused', 'aside'] as const;

/** How many rows are new, changed, unchanged, refused, left aside. */
export function Counts({ counts }: Pick<CataloguePreview, 'counts'>) {
  const said = useSaid(catalogueWords);
  return <RowCounts counts={kinds.map((kind) => ({ label: said.counts[kind], count: counts[kind] }))} />;
}
