import { useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { RiskPoint } from '../contract/point.ts';
import { words } from '../words.ts';
import { measureWords } from '../words/measure.ts';
import { DueOf } from './DueOf.tsx';
import { FinishMeasure } from './FinishMeasure.tsx';
import { MeasureStatusChip } from './MeasureStatusChip.tsx';

/** What is done against a point; each opens with its times and its evidence. */
export function MeasuresOf({ point }: Readonly<{ point: RiskPoint }>) {
  const said = useSaid(words);
  const own = useSaid(measureWords);
  const { columns } = said;
  const tends = point.deeds.includes('tend');
  return (
    <Sheet title={said.sheets.measures}>
      <Rows
        rows={point.measureList}
        label={said.sheets.measures}
        empty={<EmptyList says={said.none.measures} />}
        rowHref={({ id }) => `/measures/${id}`}
        columns={[
          { key: 'text', title: columns.measure },
          { key: 'kind', title: columns.measureKind, width: 90, render: ({ kind }) => (kind === null ? own.unknownKind : said.measureKinds[kind]) },
          { key: 'responsible', title: columns.responsible, width: 90, render: ({ responsible }) => responsible ?? own.nobody },
          { key: 'every', title: own.every, width: 80, render: ({ every }) => (every === null ? own.once : own.periods[every]) },
          { key: 'dueOn', title: columns.dueOn, width: 110, render: (row) => <DueOf measure={row} /> },
          { key: 'status', title: columns.measureStatus, width: 100, render: (row) => <MeasureStatusChip measure={row} /> },
          { key: 'evidence', title: columns.evidence, width: 180 },
          { key: 'deed', title: '', width: 96, render: (measure) => <FinishMeasure measure={measure} tends={tends} /> },
        ]}
      />
    </Sheet>
  );
}
