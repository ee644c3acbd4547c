import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { address, query } from '#platform/web/call.ts';
import { Deed } from '#platform/web/Deed.tsx';
import { stamp, useLanguage, useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { type Import, importRefused, listImports, undoImport } from '../../contract/importing.ts';
import { importPageWords } from '../../words/importing-page.ts';

/** What was imported so far; each may be undone as a whole while nothing rests on it. */
export function Imports() {
  const said = useSaid(importPageWords);
  const { data = [] } = useQuery(query(listImports, {}));
  return (
    <Sheet title={said.imports}>
      <Rows
        label={said.imports}
        rows={data}
        empty={<EmptyList says={said.noImports} />}
        columns={[
          { key: 'fileName', title: said.columns.file },
          { key: 'year', title: said.columns.year, width: 64 },
          { key: 'counts', title: said.columns.counts, width: 120, align: 'right', render: ({ counts }) => `${counts.accepted} / ${counts.refused}` },
          { key: 'by', title: said.columns.by, width: 90 },
          { key: 'at', title: said.columns.at, width: 140, render: ({ at }) => stamp(at) },
          { key: 'deeds', title: said.columns.deeds, width: 250, render: (row) => <Deeds {...row} /> },
        ]}
      />
    </Sheet>
  );
}

function Deeds({ id, fileName, counts, undoneAt, undoneBy, undoneWhy }: Import) {
  const said = useSaid(importPageWords);
  const language = useLanguage();
  return (
    <span className="qf-risk-import-deeds">
      {counts.refused > 0 && (
        <a href={address(importRefused, { params: { id } }, { language })} download>
          <DownloadOutlined /> {said.refusedRows}
        </a>
      )}
      {undoneAt === null ? (
        <Deed
          endpoint={undoImport}
          sent={{ params: { id } }}
          label={said.undo}
          title={said.undoTitle}
          small
          fields={[{ name: 'reason', label: said.reason, kind: 'area', required: true }]}
        >
          <p>{said.undoNote({ file: fileName, count: counts.accepted })}</p>
        </Deed>
      ) : (
        <small className="qf-quiet">{said.undone({ by: undoneBy ?? '', why: undoneWhy ?? '' })}</small>
      )}
    </span>
  );
}
