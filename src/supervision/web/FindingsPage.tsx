import { Link } from 'react-router';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { ListPage } from '#platform/web/ListPage.tsx';
import { CardBadge } from '#platform/web/parts/CardBadge.tsx';
import { listFindings } from '../contract.ts';
import { words } from '../words.ts';
import { optionsOf, usePowerAndDepartment } from './filters.ts';
import { kindName, sentence } from './findingWords.ts';

/** 异常: what the checks found, each a sentence, and the inquiry that it went into. */
export default function FindingsPage() {
  const said = useSaid(words);
  const { columns } = said;
  const common = usePowerAndDepartment();
  return (
    <ListPage
      endpoint={listFindings}
      words={{ title: said.pages.findings, path: [said.group], empty: said.findingEmpty }}
      rowHref={({ id }) => `/findings/${id}`}
      columns={[
        { key: 'kind', title: columns.kind, width: 110, render: (row) => kindName(row, said) },
        { key: 'sentence', title: columns.sentence, render: (row) => sentence(row, said) },
        {
          key: 'reference',
          title: columns.reference,
          width: 152,
          sort: 'reference',
          render: (row) => <Link to={`/cases/${row.caseId}`}>{row.reference}</Link>,
        },
        { key: 'power', title: columns.power, width: 120 },
        { key: 'department', title: columns.department, width: 130, spare: true },
        { key: 'step', title: columns.step, width: 120, spare: true },
        { key: 'person', title: columns.person, width: 90, render: ({ person }) => person ?? '—' },
        { key: 'foundAt', title: columns.foundAt, width: 130, sort: 'foundAt', render: ({ foundAt }) => stamp(foundAt) },
        {
          key: 'inquiry',
          title: columns.inquiry,
          width: 120,
          render: ({ inquiry, state }) =>
            inquiry ? <Link to={`/inquiries/${inquiry.id}`}>{inquiry.number}</Link> : state === 'withdrawn' ? said.findingStates.withdrawn : '—',
        },
        { key: 'card', title: columns.card, width: 90, sort: 'card', render: ({ card }) => <CardBadge card={card} /> },
      ]}
      filters={[
        { key: 'kind', label: columns.kind, options: optionsOf(said.kinds) },
        { key: 'card', label: columns.card, width: 110, options: optionsOf(said.cards) },
        ...common,
        { key: 'state', label: columns.state, width: 100, options: optionsOf(said.findingStates) },
      ]}
    />
  );
}
