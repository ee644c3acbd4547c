import { useSaid } from '#platform/web/language.tsx';
import { ListPage } from '#platform/web/ListPage.tsx';
import { listDispositions } from '../contract/dispositions.ts';
import { dispositionStates } from '../disposition.ts';
import { faultLevels } from '../scheme.ts';
import { words } from '../words.ts';
import { warningColumns } from './warningColumns.tsx';

/** 处置: what a level has set going, with the step that is next and its day. */
export default function DispositionsPage() {
  const said = useSaid(words);
  const { disposition, level, name, department, step, dueOn, at, state } = warningColumns(said);
  return (
    <ListPage
      endpoint={listDispositions}
      words={{ title: said.pages.dispositions, path: [said.group], empty: said.empty.dispositions }}
      rowKey={({ dispositionId }) => dispositionId}
      rowHref={({ dispositionId }) => `/dispositions/${dispositionId}`}
      columns={[disposition!, level!, name!, department!, at!, step!, dueOn!, state!]}
      filters={[
        { key: 'state', label: said.filters.state, options: dispositionStates.map((value) => ({ value, label: said.dispositionStates[value] })) },
        { key: 'level', label: said.filters.level, options: faultLevels.map((value) => ({ value, label: said.levels[value] })) },
        { key: 'overdue', label: said.filters.overdue, options: [{ value: 'yes', label: said.filters.yes }] },
      ]}
    />
  );
}
