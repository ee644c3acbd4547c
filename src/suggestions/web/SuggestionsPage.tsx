import { useSuspenseQuery } from '@tanstack/react-query';
import { query } from '#platform/web/call.ts';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { type Column, type Filter, ListPage } from '#platform/web/ListPage.tsx';
import { Deadline } from '#platform/web/parts/Deadline.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { listSuggestions, suggestionFilters, type SuggestionRow } from '../contract.ts';
import { sources, states } from '../suggestion.ts';
import { words } from '../words.ts';
import { aboutText } from './aboutText.ts';
import { GiveSuggestion } from './GiveSuggestion.tsx';
import { ruleOf } from './ruleOf.ts';
import { SourcesSheet } from './SourcesSheet.tsx';
import { stageOf } from './stages.ts';
import './suggestions.css';

/** 意见: the office's inbox, what a department has, and what one left oneself. */
export default function SuggestionsPage() {
  const said = useSaid(words);
  return (
    <ListPage
      endpoint={listSuggestions}
      words={{ title: said.pages.suggestions, path: [said.group], empty: said.empty }}
      rowHref={({ id }) => `/suggestions/${id}`}
      columns={useSuggestionColumns()}
      filters={useSuggestionFilters()}
      side={<SourcesSheet />}
      deeds={<GiveSuggestion />}
    />
  );
}

function useSuggestionColumns(): ReadonlyArray<Column<SuggestionRow>> {
  const said = useSaid(words);
  const { columns } = said;
  return [
    { key: 'number', title: columns.number, width: 108, sort: 'number' },
    { key: 'text', title: columns.text, render: (row) => <Said row={row} /> },
    { key: 'source', title: columns.source, width: 76, render: ({ source }) => said.sources[source] },
    { key: 'author', title: columns.author, width: 72, spare: true },
    { key: 'department', title: columns.department, width: 96 },
    {
      key: 'receivedAt',
      title: columns.receivedAt,
      width: 96,
      sort: 'receivedAt',
      spare: true,
      render: ({ receivedAt }) => stamp(receivedAt).slice(0, 10),
    },
    {
      key: 'dueOn',
      title: columns.dueOn,
      width: 92,
      sort: 'dueOn',
      render: ({ dueOn, state }) => <Deadline due={dueOn} rule={ruleOf(state, said)} />,
    },
    {
      key: 'state',
      title: columns.state,
      width: 128,
      render: ({ state }) => <StatusChip stage={stageOf[state]}>{said.states[state]}</StatusChip>,
    },
  ];
}

function Said({ row }: Readonly<{ row: SuggestionRow }>) {
  const said = useSaid(words);
  return (
    <div className="qf-suggestion-row">
      <span>{row.text}</span>
      <small>{aboutText(row, said)}</small>
    </div>
  );
}

function useSuggestionFilters(): readonly Filter[] {
  const said = useSaid(words);
  const { columns } = said;
  const { data } = useSuspenseQuery(query(suggestionFilters, {}));
  const options = (all: ReadonlyArray<{ id: string; name: string }>) => all.map(({ id, name }) => ({ value: id, label: name }));
  return [
    { key: 'source', label: columns.source, width: 110, options: sources.map((value) => ({ value, label: said.sources[value] })) },
    { key: 'state', label: columns.state, options: states.map((value) => ({ value, label: said.states[value] })) },
    { key: 'department', label: columns.department, options: options(data.departments) },
    { key: 'power', label: columns.power, options: options(data.powers) },
    {
      key: 'open',
      label: said.openOnly.label,
      width: 110,
      options: (['true', 'late'] as const).map((value) => ({ value, label: said.openOnly[value] })),
    },
    { key: 'year', label: columns.year, width: 76 },
  ];
}
