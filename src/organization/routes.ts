import { day } from '#engine/days.ts';
import type { Serve } from '#platform/http.ts';
import { Refusal } from '#platform/refusal.ts';
import * as accounts from './commands/accounts.ts';
import * as delegating from './commands/delegations.ts';
import * as grants from './commands/grants.ts';
import * as signing from './commands/signing.ts';
import * as deeds from './commands/structure.ts';
import * as administration from './contract/administration.ts';
import * as delegations from './contract/delegations.ts';
import * as session from './contract/session.ts';
import * as structure from './contract/structure.ts';
import { accountsFor } from './store/accounts.ts';
import { auditFor } from './store/audit.ts';
import { delegationsFor } from './store/delegations.ts';
import * as store from './store/directory.ts';
import { grantsFor } from './store/grants.ts';
import { profile } from './store/profile.ts';
import { waitingResets } from './store/resets.ts';
import { cookieName, tokenIn } from './store/sessions.ts';

export function organization(serve: Serve): void {
  sessions(serve);
  directory(serve);
  delegation(serve);
  administrators(serve);
}

function sessions(serve: Serve): void {
  serve(session.signIn, async ({ tx, body, headers, reply, ...moment }) => {
    const begun = await signing.signIn(tx, body.account, body.password, deviceOf(headers), moment);
    return begun instanceof Refusal ? begun : keep(begun, headers, reply);
  });
  serve(session.signOut, async ({ tx, actor, headers, reply, ...moment }) => {
    await signing.signOut(tx, actor, tokenIn(headers), moment);
    return forget(headers, reply);
  });
  serve(session.signOutEverywhere, async ({ tx, actor, headers, reply, ...moment }) => {
    await signing.signOutEverywhere(tx, actor, moment);
    return forget(headers, reply);
  });
  serve(session.readSession, ({ tx, actor, today }) => profile(tx, actor, today));
  serve(session.acknowledgeReset, async ({ tx, actor, params, ...moment }) => {
    await accounts.acknowledgeReset(tx, actor, params.id, moment);
    return {};
  });
  serve(session.signInByLink, async ({ tx, body, headers, reply, ...moment }) =>
    keep(await signing.signInByLink(tx, body.token, body.password, deviceOf(headers), moment), headers, reply),
  );
  serve(session.changePassword, ({ tx, actor, body, headers, ...moment }) =>
    signing.changePassword(tx, actor, body.present, body.next, tokenIn(headers), moment),
  );
}

function directory(serve: Serve): void {
  serve(structure.listPeople, ({ tx, actor, query, today }) => store.peopleFor(tx, actor, query, today));
  serve(structure.readPerson, ({ tx, actor, params }) => store.personFor(tx, actor, params.id));
  serve(structure.listDepartments, ({ tx, actor, query, today }) => store.departmentsFor(tx, actor, query, today));
  serve(structure.listPositions, ({ tx, actor, today }) => store.positionsFor(tx, actor, today));
  serve(structure.readDepartment, ({ tx, actor, params, today }) => store.departmentFor(tx, actor, params.id, today));

  serve(structure.addDepartment, async ({ tx, actor, body, ...moment }) => ({
    id: await deeds.addDepartment(tx, actor, { ...body, weighty: body.weighty === 'yes' }, moment),
  }));
  serve(structure.addPosition, async ({ tx, actor, params, body, ...moment }) => ({
    id: await deeds.addPosition(tx, actor, { ...body, departmentId: params.id, keyPosition: body.keyPosition === 'yes' }, moment),
  }));
  serve(structure.addPerson, async ({ tx, actor, body, ...moment }) => ({ id: await deeds.addPerson(tx, actor, body, moment) }));
  serve(structure.hold, async ({ tx, actor, body, ...moment }) => ({
    id: await deeds.hold(tx, actor, { ...body, validFrom: day(body.validFrom) }, moment),
  }));
  serve(structure.endHolding, async ({ tx, actor, params, body, ...moment }) => {
    await deeds.endHolding(tx, actor, params.id, day(body.validTo), moment);
    return {};
  });
  serve(structure.oversee, async ({ tx, actor, params, body, ...moment }) => ({
    id: await deeds.oversee(tx, actor, { personId: body.personId, departmentId: params.id, validFrom: day(body.validFrom) }, moment),
  }));
}

function delegation(serve: Serve): void {
  serve(delegations.listDelegations, ({ tx, actor, query, today }) => delegationsFor(tx, actor, query, today));
  serve(delegations.delegate, async ({ tx, actor, body, ...moment }) => ({
    id: await delegating.delegate(tx, actor, { ...body, validFrom: day(body.validFrom), validTo: day(body.validTo) }, moment),
  }));
  serve(delegations.revokeDelegation, async ({ tx, actor, params, ...moment }) => {
    await delegating.revokeDelegation(tx, actor, params.id, moment);
    return {};
  });
}

function administrators(serve: Serve): void {
  serve(administration.listAccounts, ({ tx, actor, query, now }) => accountsFor(tx, actor, query, now));
  serve(administration.createAccount, async ({ tx, actor, body, ...moment }) => {
    const id = await accounts.createAccount(tx, actor, body, moment);
    await accounts.requestReset(tx, actor, id, moment);
    return { id };
  });
  serve(administration.disableAccount, async ({ tx, actor, params, ...moment }) => {
    await accounts.setDisabled(tx, actor, params.id, true, moment);
    return {};
  });
  serve(administration.enableAccount, async ({ tx, actor, params, ...moment }) => {
    await accounts.setDisabled(tx, actor, params.id, false, moment);
    return {};
  });
  serve(administration.requestReset, async ({ tx, actor, params, ...moment }) => ({ id: await accounts.requestReset(tx, actor, params.id, moment) }));
  serve(administration.listResets, async ({ tx, actor }) => ({
    rows: (await waitingResets(tx, actor)).map((row) => ({ ...row, askedAt: row.askedAt.toISOString() })),
  }));
  serve(administration.confirmReset, async ({ tx, actor, params, ...moment }) => ({
    link: `/link/${await accounts.settleReset(tx, actor, params.id, true, moment)}`,
  }));
  serve(administration.refuseReset, async ({ tx, actor, params, ...moment }) => {
    await accounts.settleReset(tx, actor, params.id, false, moment);
    return {};
  });

  serve(administration.listGrants, ({ tx, actor, query }) => grantsFor(tx, actor, query));
  serve(administration.grantDuty, async ({ tx, actor, body, ...moment }) => ({
    id: await grants.grantDuty(tx, actor, body.personId, body.duty, moment),
  }));
  serve(administration.revokeDuty, async ({ tx, actor, params, ...moment }) => {
    await grants.revokeDuty(tx, actor, params.id, moment);
    return {};
  });

  serve(administration.listAudit, ({ tx, actor, query }) => auditFor(tx, actor, query));
}

const deviceOf = (headers: Headers) => (headers.get('user-agent') ?? '').slice(0, 200);

/** The token goes where scripts cannot read it, and is sent back to this site only; the server says when it ends. */
function cookie(value: string, headers: Headers): string {
  const secure = headers.get('x-forwarded-proto') === 'https' ? '; Secure' : '';
  return `${cookieName}=${value}; Path=/; HttpOnly; SameSite=Lax${value ? '' : '; Max-Age=0'}${secure}`;
}

function keep(token: string, headers: Headers, reply: Headers) {
  reply.append('set-cookie', cookie(token, headers));
  return {};
}

function forget(headers: Headers, reply: Headers) {
  reply.append('set-cookie', cookie('', headers));
  return {};
}
