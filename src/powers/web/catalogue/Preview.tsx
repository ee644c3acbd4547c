import type { ReactNode } from 'react';
import { useSaid } from '#platform/web/language.tsx';
import { Understood } from '#platform/web/sheets/Understood.tsx';
import { fields } from '../../catalogue/fields.ts';
import type { CataloguePreview } from '../../contract/catalogue.ts';
import { catalogueWords } from '../../words/catalogue-page.ts';
import { catalogueWords as annexWords } from '../../words/catalogue.ts';
import type { Choices } from './choices.ts';
import { Counts } from './Counts.tsx';
import { Decisions } from './Decisions.tsx';
import { EntriesTable } from './EntriesTable.tsx';
import { RefusedSheet } from './RefusedSheet.tsx';

type Props = Readonly<{
  seen: CataloguePreview;
  choices: Choices;
  file: File;
  busy: boolean;
  onChange: (choices: Choices) => void;
  onSubmit: (digest: string) => void;
  children: ReactNode;
}>;

/** What was understood of the file, for a person to correct, and the deed that imports it. */
export function Preview({ seen, choices, file, busy, onChange, onSubmit, children }: Props) {
  const said = useSaid(catalogueWords);
  const { heads } = useSaid(annexWords);
  const { counts, entries, refused } = seen;
  const count = counts.new + counts.changed;
  const open = seen.renamings.length > 0 && choices.identity === undefined;
  const why = count === 0 ? (counts.unchanged > 0 && counts.refused === 0 ? said.same : said.nothing) : open ? said.choose : null;
  return (
    <Understood
      seen={seen}
      fields={fields.map((value) => ({ value, label: heads[value] }))}
      reading={choices.reading}
      onReading={(reading) => onChange({ ...choices, reading })}
      busy={busy}
      submit={{ label: said.submit({ count }), why, onSubmit: () => onSubmit(seen.digest) }}
      refused={refused.length > 0 && <RefusedSheet notes={refused} file={file} choices={choices} />}
      entries={{ shown: entries.length, count: count + counts.unchanged, table: <EntriesTable entries={entries} /> }}
    >
      <Counts counts={counts} />
      <Decisions seen={seen} choices={choices} onChange={onChange} />
      {children}
    </Understood>
  );
}
