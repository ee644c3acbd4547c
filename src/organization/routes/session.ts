import type { Serve } from '#platform/http.ts';
import { Refusal } from '#platform/refusal.ts';
import * as accounts from '../commands/accounts.ts';
import * as signing from '../commands/signing.ts';
import * as contract from '../contract/session.ts';
import { profile } from '../store/profile.ts';
import { cookieName, tokenIn } from '../store/sessions.ts';

export function session(serve: Serve): void {
  serve(contract.signIn, async ({ tx, body, headers, reply, ...moment }) => {
    const begun = await signing.signIn(tx, body.account, body.password, deviceOf(headers), moment);
    return begun instanceof Refusal ? begun : keep(begun, headers, reply);
  });
  serve(contract.signOut, async ({ tx, actor, headers, reply, ...moment }) => {
    await signing.signOut(tx, actor, tokenIn(headers), moment);
    return forget(headers, reply);
  });
  serve(contract.signOutEverywhere, async ({ tx, actor, headers, reply, ...moment }) => {
    await signing.signOutEverywhere(tx, actor, moment);
    return forget(headers, reply);
  });
  serve(contract.readSession, ({ tx, actor, today }) => profile(tx, actor, today));
  serve(contract.acknowledgeReset, async ({ tx, actor, params, ...moment }) => {
    await accounts.acknowledgeReset(tx, actor, params.id, moment);
    return {};
  });
  serve(contract.signInByLink, async ({ tx, body, headers, reply, ...moment }) =>
    keep(await signing.signInByLink(tx, body.token, body.password, deviceOf(headers), moment), headers, reply),
  );
  serve(contract.changePassword, ({ tx, actor, body, headers, ...moment }) =>
    signing.changePassword(tx, actor, body.present, body.next, tokenIn(headers), moment),
  );
}

const deviceOf = (headers: Headers) => (headers.get('user-agent') ?? '').slice(0, 200);

/** The token goes where scripts cannot read it, and is sent back to this site only. */
function cookie(value: string, seconds: number, headers: Headers): string {
  const secure = headers.get('x-forwarded-proto') === 'https' ? '; Secure' : '';
  return `${cookieName}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`;
}

function keep({ token, seconds }: signing.Begun, headers: Headers, reply: Headers) {
  reply.append('set-cookie', cookie(token, seconds, headers));
  return {};
}

function forget(headers: Headers, reply: Headers) {
  reply.append('set-cookie', cookie('', 0, headers));
  return {};
}
