import type { CellNote } from '../../sheets/shapes.ts';
import { useJoined, wordAt } from '../joined.tsx';
import { useLanguage, useSaid } from '../language.tsx';
import { Rows } from '../parts/Rows.tsx';
import { words } from './words.ts';
import './sheets.css';

type Props = Readonly<{ notes: readonly CellNote[]; label: string }>;

/** Cells that are refused, or worth a look: where they stand, what they say, and why, by the sentences of the module that reads them. */
export function CellNotes({ notes, label }: Props) {
  const said = useSaid(words);
  const language = useLanguage();
  const { refusals } = useJoined();
  const reasonOf = ({ code, facts }: CellNote): string => {
    const pair = refusals[code];
    return (pair && wordAt({ it: pair }, 'it', language, facts)) ?? code;
  };
  const several = new Set(notes.map(({ sheet }) => sheet)).size > 1;
  const shown = notes.map((note, at) => ({ ...note, at }));
  return (
    <div className="qf-cell-notes">
      <Rows
        label={label}
        rows={shown}
        rowKey={({ at }) => String(at)}
        columns={[
          {
            key: 'place',
            title: said.place,
            width: several ? 200 : 96,
            render: ({ sheet, column, row }) => `${several ? `${sheet} ` : ''}${column ? `${column}${row}` : said.row(row)}`,
          },
          { key: 'heading', title: said.heading, width: 130 },
          { key: 'value', title: said.value, width: 180 },
          { key: 'reason', title: said.reason, render: reasonOf },
        ]}
      />
    </div>
  );
}
