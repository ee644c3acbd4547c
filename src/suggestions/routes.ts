import { yearOf } from '#engine/days.ts';
import type { Serve } from '#platform/http.ts';
import { giveSuggestion } from './commands/giving.ts';
import * as commands from './commands/handling.ts';
import * as contract from './contract.ts';
import { choicesFor } from './store/giving.ts';
import { filtersFor, suggestionsFor } from './store/list.ts';
import { suggestionFor } from './store/record.ts';
import { summaryFor } from './store/summary.ts';

export function suggestions(serve: Serve): void {
  serve(contract.listSuggestions, ({ tx, actor, query, today }) => suggestionsFor(tx, actor, query, today));
  serve(contract.suggestionSummary, ({ tx, actor, query, today }) => summaryFor(tx, actor, query.year ?? yearOf(today)));
  serve(contract.suggestionFilters, ({ tx, actor, today }) => filtersFor(tx, actor, today));
  serve(contract.suggestionChoices, ({ tx, actor, today }) => choicesFor(tx, actor, today));
  serve(contract.getSuggestion, ({ tx, actor, params, today }) => suggestionFor(tx, actor, params.id, today));

  serve(contract.giveSuggestion, ({ tx, actor, body, ...moment }) => giveSuggestion(tx, actor, body, moment));
  serve(contract.dispatchSuggestion, ({ tx, actor, params, body, ...moment }) => commands.dispatchSuggestion(tx, actor, params.id, body, moment));
  serve(contract.answerSuggestion, ({ tx, actor, params, body, ...moment }) => commands.answerSuggestion(tx, actor, params.id, body.answer, moment));
  serve(contract.takeUpSuggestion, ({ tx, actor, params, body, ...moment }) => commands.takeUpSuggestion(tx, actor, params.id, body, moment));
  serve(contract.declineSuggestion, ({ tx, actor, params, body, ...moment }) =>
    commands.declineSuggestion(tx, actor, params.id, body.reason, moment),
  );
  serve(contract.addWord, ({ tx, actor, params, body, ...moment }) => commands.addWord(tx, actor, params.id, body.word, moment));
}
