import { Checkbox } from 'antd';
import { Link } from 'react-router';
import { useSaid } from '#platform/web/language.tsx';
import type { Column, Filter } from '#platform/web/ListPage.tsx';
import { LevelMark } from '#platform/web/parts/LevelMark.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { tiers } from '#risks/point.ts';
import { stageOf } from '#risks/web/stages.ts';
import type { SittingPoint } from '../../contract/sitting.ts';
import { sittingWords as words } from '../../words/sitting.ts';
import { LevelPicker } from './LevelPicker.tsx';
import { PointDeeds } from './PointDeeds.tsx';

export type Choosing = Readonly<{ chosen: ReadonlySet<string>; choose: (ids: readonly string[], on: boolean) => void }>;

/** What everybody says of a point, side by side, and the group's level. @param choosing null: the reader decides nothing here */
export function useWorkColumns(id: string, choosing: Choosing | null): ReadonlyArray<Column<SittingPoint>> {
  const said = useSaid(words);
  const { columns } = said;
  const rating = (key: 'proposal' | 'selfLevel' | 'reviewerLevel'): Column<SittingPoint> => ({
    key,
    title: columns[key],
    width: 56,
    render: (row) => <LevelMark level={row[key]} />,
  });
  return [
    { key: 'place', title: columns.description, render: (row) => <Told point={row} choosing={choosing} /> },
    rating('proposal'),
    rating('selfLevel'),
    rating('reviewerLevel'),
    { key: 'level', title: columns.level, width: 132, render: (row) => <LevelPicker sitting={id} point={row} /> },
    {
      key: 'state',
      title: columns.pointState,
      width: 136,
      render: (row) => <StatusChip stage={stageOf[row.state]}>{row.number ?? said.pointStates[row.state]}</StatusChip>,
    },
    ...(choosing ? [{ key: 'deeds', title: '', width: 72, render: (row: SittingPoint) => <PointDeeds sitting={id} point={row} /> }] : []),
  ];
}

function Told({ point, choosing }: Readonly<{ point: SittingPoint; choosing: Choosing | null }>) {
  const said = useSaid(words);
  const { explained } = said;
  const { id, description, department, person, formId, formNumber, opinion, into, recused, own, deeds } = point;
  return (
    <div className="qf-sitting-point">
      {choosing && (
        <Checkbox
          aria-label={said.chosen.one(description)}
          checked={choosing.chosen.has(id)}
          disabled={!deeds.includes('evaluate')}
          onChange={(event) => choosing.choose([id], event.target.checked)}
        />
      )}
      <div>
        <Link to={`/risks/${id}`}>{description}</Link>
        <small>
          {[department, person].filter(Boolean).join(' · ')} · {formId ? <Link to={`/forms/${formId}`}>{formNumber}</Link> : said.itself}
        </small>
        {opinion && <small>{`${said.columns.why}：${opinion}`}</small>}
        {into && <small>{explained.merged(into.name)}</small>}
        {recused.length > 0 && <small>{explained.recused(recused.join('、'))}</small>}
        {choosing && own && <small>{explained.own}</small>}
      </div>
    </div>
  );
}

export function useWorkFilters(departments: ReadonlyArray<Readonly<{ id: string; name: string }>>): readonly Filter[] {
  const said = useSaid(words);
  const { columns, filters } = said;
  const states = ['draft', 'evaluated', 'merged', 'registered'] as const;
  return [
    { key: 'department', label: columns.department, options: departments.map(({ id, name }) => ({ value: id, label: name })) },
    { key: 'tier', label: columns.tier, width: 100, options: tiers.map((value) => ({ value, label: said.tiers[value] })) },
    {
      key: 'agreeing',
      label: filters.agreeing,
      width: 110,
      options: [
        { value: 'false', label: filters.no },
        { value: 'true', label: filters.yes },
      ],
    },
    { key: 'state', label: columns.pointState, options: states.map((value) => ({ value, label: said.pointStates[value] })) },
  ];
}
