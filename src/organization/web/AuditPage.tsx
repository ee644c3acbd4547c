import { changes } from '#platform/web/changes.ts';
import { useJoined, wordAt } from '#platform/web/joined.tsx';
import { stamp, useLanguage, useSaid } from '#platform/web/language.tsx';
import { ListPage, type RowOf } from '#platform/web/ListPage.tsx';
import { listAudit } from '../contract/administration.ts';
import { words } from '../words.ts';

const isKind = (kinds: Readonly<Record<string, string>>, kind: string) => kinds[kind] ?? kind;

/** 审计: the trail of every deed, for who changes nothing. */
export default function AuditPage() {
  const said = useSaid(words);
  const { columns } = said;
  return (
    <ListPage
      endpoint={listAudit}
      words={{ title: said.pages.audit, path: [said.system], empty: said.empty.audit }}
      columns={[
        { key: 'at', title: columns.at, width: 150, sort: 'at', render: ({ at }) => stamp(at) },
        { key: 'actor', title: columns.actor, width: 110, sort: 'actor' },
        { key: 'account', title: columns.account, width: 130 },
        { key: 'action', title: columns.action, width: 180, sort: 'action', render: ({ action }) => <Action action={action} /> },
        { key: 'kind', title: columns.kind, width: 110, render: ({ kind }) => isKind(said.kinds, kind) },
        { key: 'subjectId', title: columns.subjectId, width: 160 },
        { key: 'after', title: columns.after, render: (row) => <Changed row={row} /> },
      ]}
      filters={[
        { key: 'actor', label: columns.actor },
        { key: 'action', label: columns.action },
        { key: 'kind', label: columns.kind, options: Object.entries(said.kinds).map(([value, label]) => ({ value, label })) },
        { key: 'from', label: columns.from, kind: 'day' },
        { key: 'to', label: columns.to, kind: 'day' },
      ]}
    />
  );
}

/** The deed in its module's words. */
function Action({ action }: Readonly<{ action: string }>) {
  const { words: modules } = useJoined();
  const language = useLanguage();
  const [module = '', ...deed] = action.split('.');
  return wordAt(modules[module], `deeds.${deed.join('.')}`, language) ?? action;
}

function Changed({ row }: Readonly<{ row: RowOf<typeof listAudit> }>) {
  const said = useSaid(words);
  const named: Readonly<Record<string, string>> = said.columns;
  const changed = changes(row.before, row.after);
  if (changed.length === 0) return '—';
  return changed.map(({ key, from, to }) => (
    <div key={key}>
      {named[key] ?? key} {from !== null && <del>{from}</del>} {to !== null && <ins>{to}</ins>}
    </div>
  ));
}
