import { useQuery } from '@tanstack/react-query';
import { query, useCall } from '#platform/web/call.ts';
import { Deed } from '#platform/web/Deed.tsx';
import { Refusal } from '#platform/web/DeedForm.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { SheetFile } from '#platform/web/sheets/SheetFile.tsx';
import { listAliases, loadAliases, removeAlias } from '../../contract/importing.ts';
import { importPageWords } from '../../words/importing-page.ts';
import { importWords } from '../../words/importing.ts';

/** 别名: what registers call departments besides, as imports and tables said. */
export function Aliases() {
  const said = useSaid(importPageWords);
  const { fields } = useSaid(importWords);
  const { data = [] } = useQuery(query(listAliases, {}));
  const load = useCall(loadAliases);
  const { data: kept } = load;
  return (
    <Sheet title={said.aliases}>
      <div className="qf-import-file">
        <p className="qf-quiet">{said.aliasesNote}</p>
        <SheetFile file={null} accept=".xlsx,.xlsm,.xls,.csv,.txt,.tsv" onFile={(body) => load.mutate({ body })} disabled={load.isPending} />
        {load.isError && <Refusal error={load.error} />}
        {kept && <output>{said.aliasesKept({ kept: kept.kept, unknown: kept.unknown.join('、') })}</output>}
      </div>
      <Rows
        label={said.aliases}
        rows={data}
        rowKey={({ alias }) => alias}
        empty={<EmptyList says={said.noAliases} />}
        columns={[
          { key: 'alias', title: said.alias, width: 200 },
          { key: 'department', title: fields.department },
          {
            key: 'remove',
            title: said.columns.deeds,
            width: 90,
            render: ({ alias }) => <Deed endpoint={removeAlias} sent={{ body: { alias } }} label={said.remove} small />,
          },
        ]}
      />
    </Sheet>
  );
}
