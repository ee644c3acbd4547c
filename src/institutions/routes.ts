import type { Serve } from '#platform/http.ts';
import * as commands from './commands.ts';
import * as contract from './contract.ts';
import * as store from './store.ts';

export function institutions(serve: Serve): void {
  serve(contract.listInstitutions, ({ tx, actor, query }) => store.institutionsFor(tx, actor, query));
  serve(contract.getInstitution, ({ tx, actor, params }) => store.institutionFor(tx, actor, params.id));
  serve(contract.listKeepers, ({ tx, actor }) => store.keepersOf(tx, actor.bureauId));

  serve(contract.addInstitution, ({ tx, actor, body, ...moment }) => commands.addInstitution(tx, actor, body, moment));
  serve(contract.changeInstitution, ({ tx, actor, params, body, ...moment }) => commands.changeInstitution(tx, actor, params.id, body, moment));
  serve(contract.enactInstitution, ({ tx, actor, params, body, ...moment }) =>
    commands.enactInstitution(tx, actor, params.id, body.effectiveFrom, moment),
  );
  serve(contract.abolishInstitution, ({ tx, actor, params, body, ...moment }) =>
    commands.abolishInstitution(tx, actor, params.id, body.reason, moment),
  );
}
