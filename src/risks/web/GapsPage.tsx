import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { ListPage } from '#platform/web/ListPage.tsx';
import { LevelMark } from '#platform/web/parts/LevelMark.tsx';
import { gapSummary, listGaps } from '../contract/gap.ts';
import { riskDepartments } from '../contract/register.ts';
import { levels } from '../level.ts';
import { words } from '../words.ts';
import { gapWords } from '../words/gap.ts';
import { ControlChip } from './ControlChip.tsx';
import { CloseGap } from './CloseGap.tsx';

/** 防控缺口: what each level asks for and is not there, each with the deed that closes it. */
export default function GapsPage() {
  const said = useSaid(words);
  const own = useSaid(gapWords);
  const { columns } = said;
  const [search] = useSearchParams();
  const { department, year } = Object.fromEntries(search);
  const { data: summary } = useSuspenseQuery(query(gapSummary, { query: { department, year } as never }));
  const { data: departments } = useSuspenseQuery(query(riskDepartments, {}));
  const [one, two, three] = levels.map((level) => summary.find((it) => it.level === level)?.gaps ?? 0);
  return (
    <ListPage
      endpoint={listGaps}
      words={{ title: own.title, path: [said.group], empty: own.empty, note: own.note({ one, two, three }) }}
      rowHref={({ id }) => `/risks/${id}`}
      columns={[
        { key: 'number', title: columns.number, width: 112, sort: 'number', render: ({ number }) => number ?? said.titleOfDraft },
        { key: 'description', title: columns.description },
        { key: 'department', title: columns.department, width: 104, sort: 'department' },
        { key: 'level', title: columns.level, width: 60, sort: 'level', render: ({ level }) => <LevelMark level={level} /> },
        { key: 'control', title: columns.control, width: 92, render: ({ level, control }) => <ControlChip level={level} control={control} /> },
        {
          key: 'institution',
          title: own.linked,
          width: 170,
          render: ({ institutionId, institution }) => (institutionId ? <Link to={`/institutions/${institutionId}`}>{institution}</Link> : '—'),
        },
        { key: 'deed', title: own.repair, width: 176, render: (gap) => <CloseGap gap={gap} /> },
      ]}
      filters={[
        { key: 'level', label: columns.level, width: 90, options: levels.map((level) => ({ value: String(level), label: said.levels[level] })) },
        { key: 'department', label: columns.department, options: departments.map(({ id, name }) => ({ value: id, label: name })) },
        { key: 'year', label: columns.year, width: 76 },
      ]}
    />
  );
}
