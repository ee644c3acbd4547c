import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '#platform/web/call.ts';
import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { LevelMark } from '#platform/web/parts/LevelMark.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Output } from '#platform/endpoint.ts';
import { institutionScope, linkPower, unlinkPower } from '../contract/coverage.ts';
import { words } from '../words.ts';
import { coverageWords } from '../words/coverage.ts';
import './coverage.css';

type Scope = Output<typeof institutionScope.returns>;
type Props = Readonly<{ id: string; scope: Scope }>;

/** On the page of an institution: the powers and risk points that it governs. */
export default function ScopePanel({ id }: Readonly<{ id: string }>) {
  const { scope: said } = useSaid(coverageWords);
  const { data: scope } = useQuery(query(institutionScope, { params: { id } }));
  if (!scope) return null;
  const link = scope.open.length > 0 && (
    <Deed
      endpoint={linkPower}
      sent={{ params: { id } }}
      label={said.link}
      small
      fields={[
        {
          name: 'powerId',
          label: said.power,
          kind: 'select',
          required: true,
          options: scope.open.map((it) => ({ value: it.id, label: it.name })),
        },
      ]}
    />
  );
  return (
    <Sheet title={said.title} link={link}>
      <Powers id={id} scope={scope} />
      <Points id={id} scope={scope} />
    </Sheet>
  );
}

function Powers({ id, scope: { powers } }: Props) {
  const { scope: said } = useSaid(coverageWords);
  const { columns } = useSaid(words);
  if (powers.length === 0) return <EmptyList says={said.noPowers} />;
  return (
    <Rows
      label={said.powers}
      rows={powers}
      rowHref={(power) => `/powers/${power.id}`}
      columns={[
        { key: 'name', title: said.powers, render: ({ code, name }) => `${code} ${name}` },
        { key: 'department', title: columns.department, width: 140 },
        {
          key: 'unlink',
          title: '',
          width: 96,
          render: ({ id: powerId, mayUnlink }) =>
            mayUnlink && <Deed endpoint={unlinkPower} sent={{ params: { id }, body: { powerId } }} label={said.unlink} small />,
        },
      ]}
    />
  );
}

function Points({ id, scope: { points, total } }: Props) {
  const { scope: said } = useSaid(coverageWords);
  const { columns } = useSaid(words);
  if (points.length === 0) return <EmptyList says={said.noPoints} />;
  return (
    <>
      <Rows
        label={said.points}
        rows={points}
        rowHref={(point) => `/risks/${point.id}`}
        columns={[
          { key: 'number', title: said.points, width: 130, render: ({ number }) => number ?? said.draft },
          { key: 'description', title: columns.description },
          { key: 'department', title: columns.department, width: 140 },
          { key: 'level', title: columns.level, width: 64, render: ({ level }) => <LevelMark level={level} /> },
        ]}
      />
      {total > points.length && (
        <p className="qf-note">
          <Link to={`/risks/coverage?institution=${id}`}>{said.more(total)}</Link>
        </p>
      )}
    </>
  );
}
