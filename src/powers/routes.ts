import type { Serve } from '#platform/http.ts';
import * as changing from './commands/catalogue/changing.ts';
import { catalogueDocument } from './commands/catalogue/document.ts';
import { catalogueBook, refusedRows } from './commands/catalogue/exporting.ts';
import { importCatalogue } from './commands/catalogue/importing.ts';
import { previewCatalogue } from './commands/catalogue/preview.ts';
import * as drafting from './commands/drafting.ts';
import * as drawing from './commands/drawing.ts';
import * as passing from './commands/passing.ts';
import * as catalogue from './contract/catalogue.ts';
import * as flowcharts from './contract/flowchart.ts';
import * as contract from './contract/power.ts';
import * as reviews from './contract/review.ts';
import * as versions from './contract/version.ts';
import { comparisonFor } from './store/compare.ts';
import { positionsListed } from './store/catalogue.ts';
import { copiesFor } from './store/drawing.ts';
import { legalBureaus, legalReviewsFor } from './store/legal.ts';
import { departmentsOf, departmentsToDraft, powersFor } from './store/power.ts';
import { flowchartFile, powerFor } from './store/record.ts';

export function powers(serve: Serve): void {
  serve(contract.listPowers, ({ tx, actor, query }) => powersFor(tx, actor, query));
  serve(contract.listPowerDepartments, async ({ tx, actor }) => ({
    departments: await departmentsOf(tx, actor),
    positions: await positionsListed(tx, actor),
    drafting: actor.permissions.has('powers.change') ? await departmentsToDraft(tx, actor) : [],
  }));
  serve(contract.getPower, ({ tx, actor, params, query, today }) => powerFor(tx, actor, params.id, query.version, today));
  serve(reviews.compareVersions, ({ tx, actor, params, query }) => comparisonFor(tx, actor, params.id, query));
  serve(reviews.listLegalReviews, ({ tx, actor, query, today }) => legalReviewsFor(tx, actor, query, today));
  serve(reviews.listLegalBureaus, ({ tx, actor }) => legalBureaus(tx, actor));
  serve(flowcharts.downloadFlowchart, ({ tx, actor, params }) => flowchartFile(tx, actor, params.id));

  serve(catalogue.downloadCatalogue, ({ tx, actor, query: { as, ...filter }, language, ...moment }) =>
    as === 'docx' ? catalogueDocument(tx, actor, filter, language, moment) : catalogueBook(tx, actor, filter, language),
  );
  serve(catalogue.previewCatalogue, ({ tx, actor, query, body, ...moment }) => previewCatalogue(tx, actor, body, query, moment));
  serve(catalogue.importCatalogue, ({ tx, actor, query, body, ...moment }) => importCatalogue(tx, actor, body, query, moment));
  serve(catalogue.downloadRefused, ({ tx, actor, query, body, language, ...moment }) => refusedRows(tx, actor, body, query, language, moment));
  serve(catalogue.proposeCode, ({ tx, actor, query }) => changing.proposeCode(tx, actor, query.category));
  serve(catalogue.changePower, ({ tx, actor, params, body, ...moment }) =>
    changing.changePower(tx, actor, params.id, { ...body, open: body.open === 'yes' }, moment),
  );

  serve(contract.addPower, ({ tx, actor, body: { draft, open, ...power }, ...moment }) =>
    drafting.addPower(tx, actor, { ...power, open: open === true || open === 'yes' }, draft, moment),
  );
  serve(versions.draftVersion, ({ tx, actor, params, body, ...moment }) => drafting.draftVersion(tx, actor, params.id, body, moment));
  serve(flowcharts.uploadFlowchart, ({ tx, actor, params, body, ...moment }) => drafting.uploadFlowchart(tx, actor, params.id, body, moment));
  serve(flowcharts.saveFlowchart, ({ tx, actor, params, body, ...moment }) => drawing.saveFlowchart(tx, actor, params.id, body, moment));
  serve(flowcharts.editFlowchart, ({ tx, actor, params, ...moment }) => drawing.editFlowchart(tx, actor, params.id, moment));
  serve(flowcharts.listDraftCopies, ({ tx, actor, params }) => copiesFor(tx, actor, params.id));
  serve(versions.submitVersion, ({ tx, actor, params, body, ...moment }) => passing.submitVersion(tx, actor, read(params, body), moment));
  serve(versions.withdrawVersion, ({ tx, actor, params, body, ...moment }) => passing.withdrawVersion(tx, actor, read(params, body), moment));
  serve(versions.reviewVersion, ({ tx, actor, params, body, ...moment }) => passing.reviewVersion(tx, actor, read(params, body), moment));
  serve(versions.legalReviewVersion, ({ tx, actor, params, body, ...moment }) => passing.legalReviewVersion(tx, actor, read(params, body), moment));
  for (const door of [versions.returnVersion, versions.legalReturnVersion]) {
    serve(door, ({ tx, actor, params, body, ...moment }) => passing.returnVersion(tx, actor, read(params, body), body, moment));
  }
  serve(versions.publishVersion, ({ tx, actor, params, body, ...moment }) =>
    passing.publishVersion(tx, actor, read(params, body), body.validFrom, moment),
  );
  serve(versions.repealVersion, ({ tx, actor, params, body, ...moment }) =>
    passing.repealVersion(tx, actor, read(params, body), body.reason, moment),
  );
}

const read = (params: Readonly<{ id: string }>, body: Readonly<{ revision: number }>) => ({ versionId: params.id, revision: body.revision });
