import { yearOf } from '#engine/days.ts';
import type { Serve } from '#platform/http.ts';
import { registerBook } from './commands/book.ts';
import { loadAliases, removeAlias } from './commands/importing/aliases.ts';
import { importRegister } from './commands/importing/importing.ts';
import { previewRegister } from './commands/importing/preview.ts';
import * as refused from './commands/importing/refused.ts';
import { undoImport } from './commands/importing/undoing.ts';
import { establishFor } from './commands/gap.ts';
import * as measuring from './commands/measure.ts';
import { remindMeasures } from './commands/measuring.ts';
import * as commands from './commands/point.ts';
import { signPromise } from './commands/promise.ts';
import { linkPower, unlinkPower } from './commands/scope.ts';
import * as tending from './commands/tending.ts';
import * as coverage from './contract/coverage.ts';
import * as importing from './contract/importing.ts';
import * as gaps from './contract/gap.ts';
import * as measures from './contract/measure.ts';
import * as contract from './contract/point.ts';
import * as register from './contract/register.ts';
import { coverageFor, coverageSummary } from './store/coverage.ts';
import { aliasesFor, importsFor } from './store/importing.ts';
import { figuresFor } from './store/figures.ts';
import { gapsFor } from './store/gap.ts';
import { measuresFor } from './store/measure.ts';
import { calendarFor } from './store/measureCalendar.ts';
import { evidenceFile, measureFor } from './store/measureRecord.ts';
import { departmentsOf, pointsFor } from './store/list.ts';
import { choicesFor, pointFor } from './store/record.ts';
import { institutionsOfPower, scopeFor } from './store/scope.ts';
import { summaryFor } from './store/summary.ts';
import { yearsFor, yearsSummary } from './store/years.ts';

const onePage = <R>(rows: R[]) => ({ rows, next: null, total: rows.length });

export function risks(serve: Serve): void {
  serve(register.listRiskPoints, ({ tx, actor, query }) => pointsFor(tx, actor, query));
  serve(register.riskSummary, ({ tx, actor, query, today }) => summaryFor(tx, actor, query, today));
  serve(contract.riskChoices, ({ tx, actor }) => choicesFor(tx, actor));
  serve(register.riskFigures, async ({ tx, actor, query }) => onePage(await figuresFor(tx, actor, query)));
  serve(register.riskYears, ({ tx, actor, query, today }) => yearsFor(tx, actor, { ...query, year: query.year ?? yearOf(today) }));
  serve(register.riskTurns, ({ tx, actor, query, today }) => yearsSummary(tx, actor, { ...query, year: query.year ?? yearOf(today) }));
  serve(register.downloadRegister, ({ tx, actor, query, language, ...moment }) => registerBook(tx, actor, query, language, moment));
  serve(register.riskDepartments, ({ tx, actor }) => departmentsOf(tx, actor));
  serve(contract.getRiskPoint, ({ tx, actor, params, today }) => pointFor(tx, actor, params.id, today));
  serve(gaps.listGaps, ({ tx, actor, query }) => gapsFor(tx, actor, query));
  serve(gaps.gapSummary, async ({ tx, actor, query, today }) => (await summaryFor(tx, actor, query, today)).levels);
  serve(measures.listMeasures, ({ tx, actor, query, today }) => measuresFor(tx, actor, query, today));
  serve(measures.measureCalendar, ({ tx, actor, query, today }) => calendarFor(tx, actor, query, today));
  serve(measures.getMeasure, ({ tx, actor, params, today }) => measureFor(tx, actor, params.id, today));
  serve(measures.downloadEvidence, ({ tx, actor, params }) => evidenceFile(tx, actor, params.id, params.file));

  serve(coverage.listCoverage, ({ tx, actor, query }) => coverageFor(tx, actor, query));
  serve(coverage.coverageSummary, ({ tx, actor, query }) => coverageSummary(tx, actor, query));
  serve(coverage.institutionScope, ({ tx, actor, params }) => scopeFor(tx, actor, params.id));
  serve(coverage.powerInstitutions, async ({ tx, actor, params }) => ({ institutions: await institutionsOfPower(tx, actor, params.id) }));
  serve(coverage.linkPower, ({ tx, actor, params, body, ...moment }) => linkPower(tx, actor, params.id, body.powerId, moment));
  serve(coverage.unlinkPower, ({ tx, actor, params, body, ...moment }) => unlinkPower(tx, actor, params.id, body.powerId, moment));

  serve(contract.addRiskPoint, ({ tx, actor, body, ...moment }) => commands.addRiskPoint(tx, actor, body, moment));
  serve(contract.evaluate, ({ tx, actor, params, body, ...moment }) => commands.evaluate(tx, actor, params.id, body.level, body.opinion, moment));
  serve(contract.register, ({ tx, actor, params, ...moment }) => commands.register(tx, actor, params.id, moment));
  serve(contract.revise, ({ tx, actor, params, body: { reason, ...given }, ...moment }) =>
    commands.revise(tx, actor, params.id, given, reason, moment),
  );
  serve(contract.linkInstitution, ({ tx, actor, params, body, ...moment }) =>
    tending.linkInstitution(tx, actor, params.id, body.institutionId, moment),
  );
  serve(contract.unlinkInstitution, ({ tx, actor, params, body, ...moment }) =>
    tending.unlinkInstitution(tx, actor, params.id, body.institutionId, moment),
  );
  serve(gaps.establishFor, ({ tx, actor, params, body, ...moment }) => establishFor(tx, actor, params.id, body, moment));
  serve(measures.addMeasure, ({ tx, actor, params, body, ...moment }) => measuring.addMeasure(tx, actor, params.id, body, moment));
  serve(measures.remindMeasures, ({ tx, actor, body, ...moment }) => remindMeasures(tx, actor, body, moment));
  serve(measures.changeMeasure, ({ tx, actor, params, body, ...moment }) => measuring.changeMeasure(tx, actor, params.id, body, moment));
  serve(measures.cancelMeasure, ({ tx, actor, params, body, ...moment }) => measuring.cancelMeasure(tx, actor, params.id, body.reason, moment));
  serve(measures.startMeasure, ({ tx, actor, params, body, ...moment }) => measuring.startMeasure(tx, actor, { ...params, ...body }, moment));
  serve(measures.finishMeasure, ({ tx, actor, params, body, ...moment }) =>
    measuring.finishMeasure(tx, actor, { ...params, ...body }, body.evidence, moment),
  );
  serve(measures.reopenMeasure, ({ tx, actor, params, body, ...moment }) =>
    measuring.reopenMeasure(tx, actor, { ...params, ...body }, body.reason, moment),
  );
  serve(measures.showEvidence, ({ tx, actor, params, body, ...moment }) =>
    measuring.showEvidence(tx, actor, { ...params, ...body }, body.text, moment),
  );
  serve(measures.showFile, ({ tx, actor, params, query, body, ...moment }) =>
    measuring.showFile(tx, actor, { ...params, number: query.number }, body, query, moment),
  );
  serve(contract.signPromise, ({ tx, actor, body, ...moment }) => signPromise(tx, actor, body, moment));

  serve(importing.listImports, ({ tx, actor }) => importsFor(tx, actor));
  serve(importing.importRefused, ({ tx, actor, params, language }) => refused.importRefused(tx, actor, params.id, language));
  serve(importing.listAliases, ({ tx, actor }) => aliasesFor(tx, actor));
  serve(importing.previewRegister, ({ tx, actor, query, body, ...moment }) => previewRegister(tx, actor, body, query, moment));
  serve(importing.previewRefused, ({ tx, actor, query, body, language, ...moment }) =>
    refused.previewRefused(tx, actor, body, query, language, moment),
  );
  serve(importing.importRegister, ({ tx, actor, query, body, ...moment }) => importRegister(tx, actor, body, query, moment));
  serve(importing.undoImport, ({ tx, actor, params, body, ...moment }) => undoImport(tx, actor, params.id, body.reason, moment));
  serve(importing.loadAliases, ({ tx, actor, body, ...moment }) => loadAliases(tx, actor, body, moment));
  serve(importing.removeAlias, ({ tx, actor, body, ...moment }) => removeAlias(tx, actor, body.alias, moment));
}
