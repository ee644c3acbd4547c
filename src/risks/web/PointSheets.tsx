import { Link } from 'react-router';
import { Deed } from '#platform/web/Deed.tsx';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Facts } from '#platform/web/parts/Facts.tsx';
import { LevelMark } from '#platform/web/parts/LevelMark.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { words as institutionWords } from '#institutions/words.ts';
import { type RiskPoint, unlinkInstitution } from '../contract/point.ts';
import { words } from '../words.ts';
import { ControlChip } from './ControlChip.tsx';
import './register.css';

type Props = Readonly<{ point: RiskPoint }>;

/** Likelihood × harm, what the matrix proposes, what was declared, what the leading group decided, and whether it is controlled. */
export function Assessment({ point }: Props) {
  const said = useSaid(words);
  const { columns } = said;
  const { level, control } = point;
  return (
    <Sheet title={said.sheets.assessment}>
      <div className="qf-risk-facts">
        <Facts
          items={[
            [columns.likelihood, point.likelihood],
            [columns.harm, point.harm],
            [columns.proposal, <LevelMark key="proposal" level={point.proposal} />],
            [columns.selfLevel, <LevelMark key="self" level={point.selfLevel} />],
            [columns.level, <LevelMark key="level" level={level} />],
            [columns.control, <ControlChip key="control" level={level} control={control} />],
          ]}
        />
        {point.opinion && <p>{said.opinionOf(point.opinion)}</p>}
        {level !== null && control !== null && control !== 'settled' && <p className="qf-quiet">{said.gapWhy[level as 1 | 2 | 3]}</p>}
      </div>
    </Sheet>
  );
}

export function InstitutionsOf({ point }: Props) {
  const said = useSaid(words);
  const book = useSaid(institutionWords);
  const tends = point.deeds.includes('tend');
  return (
    <Sheet title={said.sheets.institutions}>
      <Rows
        rows={point.institutions}
        label={said.sheets.institutions}
        empty={<EmptyList says={said.none.institutions} />}
        rowHref={({ id }) => `/institutions/${id}`}
        columns={[
          { key: 'title', title: book.columns.title },
          { key: 'documentNumber', title: book.columns.documentNumber, width: 200 },
          { key: 'action', title: book.columns.action, width: 90, render: ({ action }) => book.actions[action] },
          { key: 'status', title: book.columns.state, width: 90, render: ({ status }) => book.statuses[status] },
          {
            key: 'deed',
            title: '',
            width: 96,
            render: ({ id }) =>
              tends && (
                <Deed endpoint={unlinkInstitution} sent={{ params: { id: point.id }, body: { institutionId: id } }} label={said.deeds.unlink} small />
              ),
          },
        ]}
      />
    </Sheet>
  );
}

export function PromisesOf({ point }: Props) {
  const said = useSaid(words);
  return (
    <Sheet title={said.sheets.promises}>
      <Rows
        rows={point.promises}
        label={said.sheets.promises}
        empty={<EmptyList says={said.none.promises} />}
        columns={[
          {
            key: 'person',
            title: said.columns.person,
            width: 110,
            render: ({ person, personId }) => <Link to={`/people/${personId}`}>{person}</Link>,
          },
          { key: 'text', title: said.columns.text },
          { key: 'clause', title: said.columns.clause, width: 190, render: ({ year, clause }) => said.clauseOf({ year, clause }) },
          { key: 'signedAt', title: said.columns.signedAt, width: 150, render: ({ signedAt }) => stamp(signedAt) },
        ]}
      />
    </Sheet>
  );
}
