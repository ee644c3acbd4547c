import { useSaid } from '#platform/web/language.tsx';
import { ListPage } from '#platform/web/ListPage.tsx';
import { useMe } from '#platform/web/me.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { type FoundRow, listInstitutions } from '../contract/institution.ts';
import { actions, classes, states } from '../institution.ts';
import { words } from '../words.ts';
import { useChoices } from './choices.ts';
import { AddInstitution } from './InstitutionDeeds.tsx';
import { Marks } from './Marks.tsx';
import { MoreDeeds } from './MoreDeeds.tsx';
import { stageOf } from './stages.ts';
import './institution.css';

const yearsBack = 5;

/** 制度库: by words anywhere in them, by class, state, and what a year's round did. */
export default function InstitutionsPage() {
  const said = useSaid(words);
  const { columns } = said;
  const { departments } = useChoices();
  const year = Number(useMe().today.slice(0, 4));
  const years = Array.from({ length: yearsBack }, (_, back) => String(year - back));
  return (
    <ListPage
      endpoint={listInstitutions}
      words={{ title: said.pages.institutions, path: [said.group], empty: said.empty }}
      rowHref={({ id }) => `/institutions/${id}`}
      columns={[
        { key: 'title', title: columns.title, sort: 'title', render: (row) => <Found row={row} /> },
        { key: 'documentNumber', title: columns.documentNumber, width: 180, sort: 'documentNumber' },
        { key: 'class', title: columns.class, width: 150, render: (row) => said.classes[row.class] },
        { key: 'department', title: columns.department, width: 120 },
        { key: 'action', title: columns.action, width: 80, render: (row) => said.actions[row.action] },
        { key: 'effectiveFrom', title: columns.effectiveFrom, width: 104, sort: 'effectiveFrom' },
        { key: 'number', title: columns.number, width: 60, align: 'right', spare: true },
        {
          key: 'state',
          title: columns.state,
          width: 150,
          render: ({ state }) => <StatusChip stage={stageOf[state]}>{said.states[state]}</StatusChip>,
        },
        { key: 'sign', title: columns.sign, width: 96, render: ({ sign }) => (sign ? said.signs[sign] : '—') },
      ]}
      filters={[
        { key: 'class', label: columns.class, options: classes.map((value) => ({ value, label: said.classes[value] })), width: 120 },
        { key: 'state', label: columns.state, options: states.map((value) => ({ value, label: said.states[value] })), width: 112 },
        { key: 'year', label: columns.year, options: years.map((value) => ({ value, label: value })), width: 96 },
        { key: 'action', label: columns.action, options: actions.map((value) => ({ value, label: said.actions[value] })), width: 104 },
        ...(departments.length > 0
          ? [{ key: 'department', label: columns.department, options: departments.map(({ id, name }) => ({ value: id, label: name })), width: 120 }]
          : []),
        {
          key: 'sign',
          label: columns.sign,
          options: (['open', 'signed'] as const).map((value) => ({ value, label: said.signs[value] })),
          width: 112,
        },
      ]}
      deeds={
        <>
          <MoreDeeds />
          <AddInstitution />
        </>
      }
    />
  );
}

/** The title, and below it where the words stand that were looked for. */
function Found({ row: { title, marked, places } }: Readonly<{ row: FoundRow }>) {
  const said = useSaid(words);
  return (
    <>
      {marked.length > 0 ? <Marks runs={marked} /> : title}
      {places.length > 0 && (
        <span className="qf-institution-places" title={said.search.places}>
          {places.map((runs) => (
            <small key={runs.map(({ text }) => text).join('')}>
              <Marks runs={runs} />
            </small>
          ))}
        </span>
      )}
    </>
  );
}
