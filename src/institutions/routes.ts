import type { Serve } from '#platform/http.ts';
import { collectionDocument } from './commands/collection.ts';
import * as files from './commands/file.ts';
import { importFolder, previewFolder } from './commands/importing/importing.ts';
import { previewRefused } from './commands/importing/refused.ts';
import * as commands from './commands/institution.ts';
import * as receiving from './commands/receipt.ts';
import * as importing from './contract/importing.ts';
import * as contract from './contract/institution.ts';
import * as receipts from './contract/receipt.ts';
import * as versions from './contract/version.ts';
import { keepersOf } from './store/institution.ts';
import { institutionsFor } from './store/list.ts';
import { receiptsFor } from './store/receipt.ts';
import { institutionFor, successorsFor } from './store/record.ts';
import { versionFile, versionFor } from './store/version.ts';

export function institutions(serve: Serve): void {
  serve(contract.listInstitutions, ({ tx, actor, query }) => institutionsFor(tx, actor, query));
  serve(contract.downloadCollection, ({ tx, actor, query, language, ...moment }) => collectionDocument(tx, actor, query, language, moment));
  serve(contract.getInstitution, ({ tx, actor, params }) => institutionFor(tx, actor, params.id));
  serve(contract.institutionChoices, async ({ tx, actor }) => ({
    departments: await keepersOf(tx, actor.bureauId),
    successors: await successorsFor(tx, actor),
  }));
  serve(versions.getVersion, ({ tx, actor, params }) => versionFor(tx, actor, params.id, params.number));
  serve(versions.downloadVersion, ({ tx, actor, params }) => versionFile(tx, actor, params.id, params.number));
  serve(receipts.listReceipts, ({ tx, actor, params, query, today }) => receiptsFor(tx, actor, params.id, query, today));

  serve(importing.previewFolder, ({ tx, actor, query, body }) => previewFolder(tx, actor, body, query));
  serve(importing.previewRefused, ({ tx, actor, query, body, language }) => previewRefused(tx, actor, body, query, language));
  serve(importing.importFolder, ({ tx, actor, query, body, ...moment }) => importFolder(tx, actor, body, query, moment));
  serve(contract.addInstitution, ({ tx, actor, body, ...moment }) => commands.addInstitution(tx, actor, body, moment));
  serve(contract.changeInstitution, ({ tx, actor, params, body: { revision, ...fields }, ...moment }) =>
    commands.changeInstitution(tx, actor, params.id, fields, moment, revision),
  );
  serve(versions.attachFile, ({ tx, actor, params, query, body, ...moment }) => files.attachFile(tx, actor, params.id, body, query, moment));
  serve(contract.reviseInstitution, ({ tx, actor, params, body, ...moment }) => commands.reviseInstitution(tx, actor, params.id, body, moment));
  serve(contract.discardDraft, ({ tx, actor, params, ...moment }) => commands.discardDraft(tx, actor, params.id, moment));
  serve(contract.enactInstitution, ({ tx, actor, params, body, ...moment }) =>
    commands.enactInstitution(tx, actor, params.id, body.effectiveFrom, moment, body.revision),
  );
  serve(contract.abolishInstitution, ({ tx, actor, params, body, ...moment }) => commands.abolishInstitution(tx, actor, params.id, body, moment));
  serve(contract.settleRound, ({ tx, actor, params, body, ...moment }) => commands.settleRound(tx, actor, params.id, body, moment));
  serve(receipts.circulate, ({ tx, actor, params, body, ...moment }) => receiving.circulate(tx, actor, params.id, body, moment));
  serve(receipts.signInstitution, ({ tx, actor, params, body, ...moment }) => receiving.signInstitution(tx, actor, params.id, body.number, moment));
}
