import type { ReactNode } from 'react';
import { useSaid } from '#platform/web/language.tsx';
import { Understood } from '#platform/web/sheets/Understood.tsx';
import type { RegisterPreview } from '../../contract/importing.ts';
import { fields } from '../../importing/fields.ts';
import { importPageWords } from '../../words/importing-page.ts';
import { importWords } from '../../words/importing.ts';
import type { Choices } from './choices.ts';
import { Decisions } from './Decisions.tsx';
import { EntriesTable } from './EntriesTable.tsx';
import { RefusedSheet } from './RefusedSheet.tsx';

export type PreviewProps = Readonly<{ seen: RegisterPreview; choices: Choices; onChange: (choices: Choices) => void }>;
type Props = PreviewProps & Readonly<{ file: File; busy: boolean; onSubmit: (digest: string) => void; children: ReactNode }>;

/** What was understood of a register, for a person to correct, and the deed that registers it. */
export function Preview({ seen, choices, file, busy, onChange, onSubmit, children }: Props) {
  const said = useSaid(importPageWords);
  const { fields: heads } = useSaid(importWords);
  const { counts, entries, refused } = seen;
  const why = counts.accepted > 0 ? null : counts.already > 0 && counts.refused === 0 ? said.same : said.nothing;
  return (
    <Understood
      seen={seen}
      fields={fields.map((value) => ({ value, label: heads[value] }))}
      reading={choices.reading}
      onReading={(reading) => onChange({ ...choices, reading })}
      busy={busy}
      submit={{ label: said.submit({ count: counts.accepted }), why, onSubmit: () => onSubmit(seen.digest) }}
      refused={refused.length > 0 && <RefusedSheet notes={refused} file={file} choices={choices} />}
      entries={{ shown: entries.length, count: counts.accepted + counts.already, table: <EntriesTable entries={entries} /> }}
    >
      <Decisions seen={seen} choices={choices} onChange={onChange} />
      {children}
    </Understood>
  );
}
