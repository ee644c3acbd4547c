import { day, yearOf } from '#engine/days.ts';
import type { Serve } from '#platform/http.ts';
import * as deductions from './commands/deductions.ts';
import { settleStep } from './commands/dispositions.ts';
import * as contract from './contract/deductions.ts';
import * as dispositions from './contract/dispositions.ts';
import * as ledger from './contract/ledger.ts';
import { accountRecord } from './store/account.ts';
import { accountsFor } from './store/accounts.ts';
import { boardFor, warningsFor } from './store/board.ts';
import { deductionsFor, subjectsOf } from './store/deductions.ts';
import { deductionRecord, schemeRecord } from './store/record.ts';
import { dispositionRecord, warningRecord } from './store/warningRecord.ts';

export function warnings(serve: Serve): void {
  serveDeductions(serve);
  serve(contract.getScheme, ({ tx, actor, today }) => schemeRecord(tx, actor, today));
  serve(contract.listSubjects, ({ tx, actor }) => subjectsOf(tx, actor.bureauId));

  serve(ledger.listAccounts, ({ tx, actor, query, today }) => accountsFor(tx, actor, query, yearOf(today)));
  serve(ledger.getAccount, ({ tx, actor, params: { kind, id }, query: { on }, today }) =>
    accountRecord(tx, actor, kind, id, on === undefined ? today : day(on), today),
  );

  serve(dispositions.listWarnings, ({ tx, actor, query, today }) => warningsFor(tx, actor, query, today));
  serve(dispositions.listDispositions, ({ tx, actor, query, today }) => warningsFor(tx, actor, query, today));
  serve(dispositions.getBoard, ({ tx, actor, today }) => boardFor(tx, actor, yearOf(today)));
  serve(dispositions.getWarning, ({ tx, actor, params }) => warningRecord(tx, actor, params.id));
  serve(dispositions.getDisposition, ({ tx, actor, params, today }) => dispositionRecord(tx, actor, params.id, today));
  serve(dispositions.settleStep, ({ tx, actor, params: { id, place }, body, ...moment }) => settleStep(tx, actor, id, place, body.evidence, moment));
}

function serveDeductions(serve: Serve): void {
  serve(contract.listDeductions, ({ tx, actor, query }) => deductionsFor(tx, actor, query));
  serve(contract.getDeduction, ({ tx, actor, params, today }) => deductionRecord(tx, actor, params.id, today));
  serve(contract.proposeDeduction, ({ tx, actor, body: { behaviourOn, ...body }, ...moment }) =>
    deductions.proposeDeduction(tx, actor, { ...body, behaviourOn: day(behaviourOn) }, moment),
  );
  serve(contract.notifyDeduction, ({ tx, actor, params, ...moment }) => deductions.notify(tx, actor, params.id, moment));
  serve(contract.stateDefence, ({ tx, actor, params, body, ...moment }) => deductions.state(tx, actor, params.id, body.statement, moment));
  serve(contract.waiveDefence, ({ tx, actor, params, ...moment }) => deductions.waive(tx, actor, params.id, moment));
  serve(contract.decideDeduction, ({ tx, actor, params, body: { outcome, opinion }, ...moment }) =>
    deductions.decide(tx, actor, params.id, outcome === 'deduct', opinion, moment),
  );
  serve(contract.confirmDeduction, ({ tx, actor, params, body, ...moment }) =>
    deductions.confirm(tx, actor, params.id, body.outcome === 'confirm', moment),
  );
  serve(contract.appealDeduction, ({ tx, actor, params, body, ...moment }) => deductions.appeal(tx, actor, params.id, body.grounds, moment));
  serve(contract.judgeAppeal, ({ tx, actor, params, body: { outcome, judgement }, ...moment }) =>
    deductions.judgeAppeal(tx, actor, params.id, outcome === 'reverse', judgement, moment),
  );
}
