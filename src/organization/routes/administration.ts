import type { Serve } from '#platform/http.ts';
import * as accounts from '../commands/accounts.ts';
import * as grants from '../commands/grants.ts';
import * as contract from '../contract/administration.ts';
import { accountsFor } from '../store/accounts.ts';
import { auditFor } from '../store/audit.ts';
import { grantsFor } from '../store/grants.ts';
import { waitingResets } from '../store/resets.ts';

export function administration(serve: Serve): void {
  serve(contract.listAccounts, ({ tx, actor, query, now }) => accountsFor(tx, actor, query, now));
  serve(contract.createAccount, async ({ tx, actor, body, ...moment }) => {
    const id = await accounts.createAccount(tx, actor, body, moment);
    await accounts.requestReset(tx, actor, id, moment);
    return { id };
  });
  serve(contract.disableAccount, async ({ tx, actor, params, ...moment }) => {
    await accounts.setDisabled(tx, actor, params.id, true, moment);
    return {};
  });
  serve(contract.enableAccount, async ({ tx, actor, params, ...moment }) => {
    await accounts.setDisabled(tx, actor, params.id, false, moment);
    return {};
  });
  serve(contract.requestReset, async ({ tx, actor, params, ...moment }) => ({ id: await accounts.requestReset(tx, actor, params.id, moment) }));
  serve(contract.listResets, async ({ tx, actor }) => ({
    rows: (await waitingResets(tx, actor)).map((row) => ({ ...row, askedAt: row.askedAt.toISOString() })),
  }));
  serve(contract.confirmReset, async ({ tx, actor, params, ...moment }) => ({
    link: `/link/${await accounts.settleReset(tx, actor, params.id, true, moment)}`,
  }));
  serve(contract.refuseReset, async ({ tx, actor, params, ...moment }) => {
    await accounts.settleReset(tx, actor, params.id, false, moment);
    return {};
  });

  serve(contract.listGrants, ({ tx, actor, query }) => grantsFor(tx, actor, query));
  serve(contract.grantDuty, async ({ tx, actor, body, ...moment }) => ({
    id: await grants.grantDuty(tx, actor, body.personId, body.duty, moment),
  }));
  serve(contract.revokeDuty, async ({ tx, actor, params, ...moment }) => {
    await grants.revokeDuty(tx, actor, params.id, moment);
    return {};
  });

  serve(contract.listAudit, ({ tx, actor, query }) => auditFor(tx, actor, query));
}
