import { useSaid } from '#platform/web/language.tsx';
import { LevelMark } from '#platform/web/parts/LevelMark.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { words as sheetWords } from '#platform/web/sheets/words.ts';
import type { EntryShown } from '../../contract/importing.ts';
import { words } from '../../words.ts';
import { importPageWords } from '../../words/importing-page.ts';
import { importWords } from '../../words/importing.ts';

type Props = Readonly<{ entries: readonly EntryShown[] }>;

/** Rows as they are understood: what the register would say of each. */
export function EntriesTable({ entries }: Props) {
  const said = useSaid(words);
  const { entries: label } = useSaid(sheetWords);
  const page = useSaid(importPageWords);
  const { fields } = useSaid(importWords);
  return (
    <Rows
      label={label}
      rows={entries}
      rowKey={({ sheet, row }) => `${sheet} ${row}`}
      columns={[
        { key: 'serial', title: fields.serial, width: 64 },
        { key: 'department', title: fields.department, width: 96 },
        {
          key: 'position',
          title: fields.position,
          width: 112,
          render: ({ position, person, personKnown }) => (
            <Two first={position ?? '—'} second={person === null ? '' : `${person}${personKnown ? '' : page.unknownPerson}`} />
          ),
        },
        { key: 'description', title: fields.description },
        { key: 'keyArea', title: fields.keyArea, width: 84, render: ({ keyArea }) => (keyArea === null ? '—' : said.keyAreas[keyArea]) },
        { key: 'level', title: fields.level, width: 60, render: ({ level }) => <LevelMark level={level} /> },
        { key: 'measures', title: fields.measures, width: 240, render: ({ measures }) => <Measures measures={measures} /> },
        { key: 'responsible', title: fields.responsible, width: 64 },
        { key: 'date', title: fields.date, width: 88 },
        {
          key: 'where',
          title: page.where,
          width: 76,
          render: ({ sheet, rows, already }) => <Two first={`${sheet} ${rows.join('、')}`.trim()} second={already ? page.already : ''} />,
        },
      ]}
    />
  );
}

function Two({ first, second }: Readonly<{ first: string; second: string }>) {
  return (
    <>
      {first}
      {second !== '' && <small className="qf-import-second">{second}</small>}
    </>
  );
}

function Measures({ measures }: Pick<EntryShown, 'measures'>) {
  const { kinds } = useSaid(words);
  if (measures.length === 0) return '—';
  return (
    <ul className="qf-import-lines">
      {[...measures.entries()].map(([at, { text, kind }]) => (
        <li key={at}>{kind === null ? text : `${kinds[kind]}：${text}`}</li>
      ))}
    </ul>
  );
}
