import { changes } from '#platform/web/changes.ts';
import { useJoined, wordAt } from '#platform/web/joined.tsx';
import { stamp, useLanguage, useSaid } from '#platform/web/language.tsx';
import { ListPage, type RowOf } from '#platform/web/ListPage.tsx';
import { words as kit } from '#platform/web/words.ts';
import { listAudit } from '../contract/administration.ts';
import { words } from '../words.ts';

/** So many changes stand open; more are folded. */
const shownOpen = 2;

const isInstant = (value: string) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
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
        { key: 'subjectId', title: columns.subjectId, width: 300, spare: true },
        { key: 'after', title: columns.changed, render: (row) => <Changed row={row} /> },
      ]}
      filters={[
        { key: 'actor', label: columns.actor },
        { key: 'action', label: columns.action, width: 190, options: useDeeds() },
        { key: 'kind', label: columns.kind, options: Object.entries(said.kinds).map(([value, label]) => ({ value, label })) },
        { key: 'from', label: columns.from, kind: 'day' },
        { key: 'to', label: columns.to, kind: 'day' },
      ]}
    />
  );
}

/** Every deed of every module, for the filter. */
function useDeeds() {
  const { words: modules } = useJoined();
  const language = useLanguage();
  return Object.entries(modules).flatMap(([module, book]) =>
    Object.keys(book['deeds'] ?? {}).map((deed) => ({
      value: `${module}.${deed}`,
      label: wordAt(book, `deeds.${deed}`, language) ?? deed,
    })),
  );
}

/** The deed in its module's words. */
function Action({ action }: Readonly<{ action: string }>) {
  const { words: modules } = useJoined();
  const language = useLanguage();
  const [module = '', ...deed] = action.split('.');
  return wordAt(modules[module], `deeds.${deed.join('.')}`, language) ?? action;
}

/** What the deed changed, by its module's names for fields and states; many changes stay folded. */
function Changed({ row }: Readonly<{ row: RowOf<typeof listAudit> }>) {
  const { words: modules } = useJoined();
  const language = useLanguage();
  const { history } = useSaid(kit);
  const book = modules[row.action.split('.')[0] ?? ''];
  const nameOf = (key: string) => ['columns', 'fields', 'counts'].map((part) => wordAt(book, `${part}.${key}`, language)).find(Boolean) ?? key;
  const valueOf = (value: string) => wordAt(book, `states.${value}`, language) ?? (isInstant(value) ? stamp(value) : value);
  const changed = changes(row.before, row.after);
  if (changed.length === 0) return '—';
  const lines = changed.map(({ key, from, to }) => (
    <div key={key}>
      {nameOf(key)} {from !== null && <del>{valueOf(from)}</del>} {to !== null && <ins>{valueOf(to)}</ins>}
    </div>
  ));
  if (changed.length <= shownOpen) return lines;
  return (
    <details>
      <summary>{history.changed(changed.length)}</summary>
      {lines}
    </details>
  );
}
