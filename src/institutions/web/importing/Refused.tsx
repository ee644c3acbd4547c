import type { ReactNode } from 'react';
import { sentenceIn } from '#platform/sentence.ts';
import { useJoined } from '#platform/web/joined.tsx';
import { useLanguage, useSaid } from '#platform/web/language.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { Counts } from '#platform/web/sheets/Counts.tsx';
import type { FolderPreview, RefusedRow } from '../../contract/importing.ts';
import { importWords } from '../../words/importing.ts';

const kinds = ['inForce', 'drafts', 'textless', 'refused', 'unlisted'] as const;

export function Counted({ counts }: Pick<FolderPreview, 'counts'>) {
  const said = useSaid(importWords);
  return <Counts counts={kinds.map((kind) => ({ label: said.counts[kind], count: counts[kind] }))} />;
}

/** Rows that stay out, by name, with every reason. */
export function Refused({ rows, download }: Readonly<{ rows: readonly RefusedRow[]; download?: ReactNode }>) {
  const said = useSaid(importWords);
  const language = useLanguage();
  const { refusals } = useJoined();
  if (rows.length === 0) return null;
  return (
    <Sheet title={said.refused} link={download}>
      <Rows
        label={said.refused}
        rows={rows}
        rowKey={({ sheet, row }) => `${sheet} ${row}`}
        columns={[
          { key: 'title', title: said.columns.title, width: 240 },
          { key: 'documentNumber', title: said.columns.documentNumber, width: 160 },
          { key: 'row', title: said.columns.place, width: 104, render: ({ sheet, row }) => (sheet === '' ? row : `${sheet} ${row}`) },
          {
            key: 'reasons',
            title: said.columns.reason,
            render: ({ reasons }) => (
              <ul className="qf-institution-import-reasons">
                {reasons.map(({ field, code, facts }) => (
                  <li key={`${field} ${code}`}>
                    <b>{said.fields[field]}</b> {sentenceIn(refusals, code, facts, language) ?? code}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Sheet>
  );
}

/** Files that no row of the list names. */
export function Unlisted({ paths }: Readonly<{ paths: readonly string[] }>) {
  const said = useSaid(importWords);
  if (paths.length === 0) return null;
  return (
    <Sheet title={said.unlisted}>
      <ul className="qf-institution-import-files">
        {paths.map((path) => (
          <li key={path}>{path}</li>
        ))}
      </ul>
    </Sheet>
  );
}
