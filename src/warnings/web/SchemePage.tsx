import { useSuspenseQuery } from '@tanstack/react-query';
import { query, type Reply } from '#platform/web/call.ts';
import { day, useLanguage, useSaid } from '#platform/web/language.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { points } from '#platform/web/parts/PointsScale.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { WarningBadge } from '#platform/web/parts/WarningBadge.tsx';
import { getScheme } from '../contract/deductions.ts';
import { words } from '../words.ts';
import './warnings.css';

type Scheme = Reply<typeof getScheme>;

/** 扣分细则和预警标准, as in force today. What ships is inferred, and the page says so first. */
export default function SchemePage() {
  const said = useSaid(words);
  const language = useLanguage();
  const { data: scheme } = useSuspenseQuery(query(getScheme, {}));
  return (
    <>
      <PageHead
        path={[said.group, { label: said.pages.ledger, to: '/ledger' }]}
        title={said.pages.scheme}
        note={said.schemeOf({ number: scheme.number, from: day(scheme.validFrom, language) })}
      />
      <div className="qf-stack">
        {scheme.inferred && (
          <Sheet>
            <p className="qf-told">{said.inferred}</p>
          </Sheet>
        )}
        <Thresholds scheme={scheme} />
        <Items scheme={scheme} />
        <Plans scheme={scheme} />
      </div>
    </>
  );
}

function Thresholds({ scheme }: Readonly<{ scheme: Scheme }>) {
  const said = useSaid(words);
  const { columns } = said;
  return (
    <Sheet title={said.sheets.thresholds}>
      <Rows
        rows={scheme.thresholds}
        rowKey={({ appliesTo, level }) => `${appliesTo} ${level}`}
        columns={[
          { key: 'appliesTo', title: columns.appliesTo, width: 160, render: ({ appliesTo }) => said.kinds[appliesTo] },
          { key: 'level', title: columns.level, render: ({ level }) => <WarningBadge level={level} /> },
          { key: 'atLeast', title: columns.atLeast, width: 130, align: 'right', render: ({ atLeast }) => points(atLeast) },
        ]}
      />
    </Sheet>
  );
}

function Items({ scheme }: Readonly<{ scheme: Scheme }>) {
  const said = useSaid(words);
  const { columns } = said;
  return (
    <Sheet title={said.sheets.items}>
      <Rows
        rows={scheme.items}
        rowKey={({ item }) => item}
        columns={[
          { key: 'item', title: columns.item, width: 80 },
          { key: 'group', title: columns.group, width: 120 },
          { key: 'behaviour', title: columns.behaviour },
          { key: 'appliesTo', title: columns.appliesTo, width: 110, render: ({ appliesTo }) => said.kinds[appliesTo] },
          { key: 'source', title: columns.source, width: 300 },
          { key: 'points', title: columns.points, width: 100, align: 'right', render: (row) => points(row.points) },
        ]}
      />
    </Sheet>
  );
}

function Plans({ scheme }: Readonly<{ scheme: Scheme }>) {
  const said = useSaid(words);
  const { columns, responsible } = said;
  return (
    <Sheet title={said.sheets.plans}>
      <Rows
        rows={scheme.steps}
        rowKey={({ appliesTo, level, place }) => `${appliesTo} ${level} ${place}`}
        columns={[
          { key: 'appliesTo', title: columns.appliesTo, width: 110, render: ({ appliesTo }) => said.kinds[appliesTo] },
          { key: 'level', title: columns.level, width: 100, render: ({ level }) => <WarningBadge level={level} /> },
          { key: 'text', title: columns.text },
          {
            key: 'responsible',
            title: columns.responsible,
            width: 180,
            render: (step) => responsible[step.responsible as keyof typeof responsible] ?? step.responsible,
          },
          { key: 'days', title: columns.days, width: 130, align: 'right' },
          { key: 'evidence', title: columns.evidence, width: 160 },
        ]}
      />
    </Sheet>
  );
}
