import { useSaid } from '#platform/web/language.tsx';
import { ListPage } from '#platform/web/ListPage.tsx';
import { CardBadge } from '#platform/web/parts/CardBadge.tsx';
import { Deadline } from '#platform/web/parts/Deadline.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { listInquiries } from '../contract.ts';
import { words } from '../words.ts';
import { optionsOf, usePowerAndDepartment } from './filters.ts';
import { stageOfInquiry } from './stages.ts';

/** 督办: what waits to be dispatched, answered, verified, and by when. */
export default function InquiriesPage() {
  const said = useSaid(words);
  const { columns } = said;
  const common = usePowerAndDepartment();
  const { yellow, red } = said.cards;
  return (
    <ListPage
      endpoint={listInquiries}
      words={{ title: said.pages.inquiries, path: [said.group], empty: said.inquiryEmpty }}
      rowHref={({ id }) => `/inquiries/${id}`}
      columns={[
        { key: 'number', title: columns.number, width: 124, sort: 'number' },
        { key: 'power', title: columns.power },
        { key: 'reference', title: columns.reference, width: 150 },
        { key: 'department', title: columns.department, width: 120 },
        { key: 'findings', title: columns.findings, width: 64, align: 'right' },
        { key: 'card', title: columns.card, width: 90, sort: 'card', render: ({ card }) => <CardBadge card={card} /> },
        {
          key: 'due',
          title: columns.dueOn,
          width: 110,
          render: ({ state, dispatchBy, answerBy }) => (
            <Deadline
              due={state === 'draft' ? dispatchBy : state === 'dispatched' ? answerBy : null}
              rule={state === 'draft' ? said.rules.dispatch : said.rules.answer}
            />
          ),
        },
        {
          key: 'state',
          title: columns.state,
          width: 150,
          render: ({ state }) => <StatusChip stage={stageOfInquiry[state]}>{said.inquiryStates[state]}</StatusChip>,
        },
      ]}
      filters={[
        { key: 'state', label: columns.state, options: optionsOf(said.inquiryStates) },
        { key: 'card', label: columns.card, width: 110, options: optionsOf({ red, yellow }) },
        ...common,
        { key: 'late', label: said.figures.late.name, options: [{ value: 'true', label: said.figures.late.name }] },
      ]}
    />
  );
}
