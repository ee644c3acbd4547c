import type { Serve } from '#platform/http.ts';
import * as commands from './commands.ts';
import * as contract from './contract.ts';
import { departmentsOf, departmentsToDraft, powersFor } from './store/power.ts';
import { flowchartFile, powerFor } from './store/record.ts';

export function powers(serve: Serve): void {
  serve(contract.listPowers, ({ tx, actor, query }) => powersFor(tx, actor, query));
  serve(contract.listPowerDepartments, async ({ tx, actor }) => ({
    departments: await departmentsOf(tx, actor),
    drafting: actor.permissions.has('powers.change') ? await departmentsToDraft(tx, actor) : [],
  }));
  serve(contract.getPower, ({ tx, actor, params, query, today }) => powerFor(tx, actor, params.id, query.version, today));
  serve(contract.downloadFlowchart, ({ tx, actor, params }) => flowchartFile(tx, actor, params.id));

  serve(contract.addPower, ({ tx, actor, body: { draft, ...power }, ...moment }) => commands.addPower(tx, actor, power, draft, moment));
  serve(contract.draftVersion, ({ tx, actor, params, body, ...moment }) => commands.draftVersion(tx, actor, params.id, body, moment));
  serve(contract.uploadFlowchart, ({ tx, actor, params, body, ...moment }) => commands.uploadFlowchart(tx, actor, params.id, body, moment));
  serve(contract.submitVersion, ({ tx, actor, params, ...moment }) => commands.submitVersion(tx, actor, params.id, moment));
  serve(contract.reviewVersion, ({ tx, actor, params, ...moment }) => commands.reviewVersion(tx, actor, params.id, moment));
  serve(contract.legalReviewVersion, ({ tx, actor, params, ...moment }) => commands.legalReviewVersion(tx, actor, params.id, moment));
  for (const door of [contract.returnVersion, contract.legalReturnVersion]) {
    serve(door, ({ tx, actor, params, body, ...moment }) => commands.returnVersion(tx, actor, params.id, body.reason, moment));
  }
  serve(contract.publishVersion, ({ tx, actor, params, body, ...moment }) => commands.publishVersion(tx, actor, params.id, body.validFrom, moment));
  serve(contract.repealVersion, ({ tx, actor, params, body, ...moment }) => commands.repealVersion(tx, actor, params.id, body.reason, moment));
}
