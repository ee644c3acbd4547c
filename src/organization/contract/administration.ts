import { z } from 'zod';
import { Day } from '#platform/day.ts';
import { endpoint } from '#platform/endpoint.ts';
import { listQuery, pageOf } from '#platform/list.ts';
import { accountStates } from '../account.ts';
import { duties } from '../duties.ts';
import { words } from '../words.ts';

const { columns } = words;
const Done = z.object({});
const OneId = z.object({ id: z.uuid() });
const Duty = z.enum(duties);

/** A sort by time or one of the others; the newest comes first unless asked otherwise. */
const newestFirst = (...others: string[]) => z.enum(['at', ...others].flatMap((sort) => [sort, `-${sort}`])).default('-at');

/** Everybody of the bureau with how their account stands; `id` is the person's. */
export const listAccounts = endpoint({
  method: 'GET',
  path: '/api/organization/accounts',
  needs: 'accounts.read',
  query: listQuery({ state: z.enum(accountStates).optional() }, ['number', 'name', 'account']),
  returns: pageOf(
    z.object({
      id: z.uuid(),
      number: z.string(),
      name: z.string(),
      department: z.string().nullable(),
      accountId: z.uuid().nullable(),
      account: z.string().nullable(),
      state: z.enum(accountStates),
      asked: z.boolean(),
    }),
  ),
  sheet: {
    name: words.pages.accounts,
    columns: {
      number: { head: columns.number },
      name: { head: columns.name },
      department: { head: columns.department },
      account: { head: columns.account },
      state: { head: columns.state, values: words.accountStates },
    },
  },
});

/** An account for somebody, and with it the request for their first one-time link. */
export const createAccount = endpoint({
  method: 'POST',
  path: '/api/organization/accounts',
  needs: 'accounts.manage',
  body: z.object({
    personId: z.uuid(),
    name: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/),
  }),
  returns: OneId,
});

export const disableAccount = endpoint({
  method: 'POST',
  path: '/api/organization/accounts/:id/disable',
  needs: 'accounts.manage',
  params: OneId,
  returns: Done,
});

export const enableAccount = endpoint({
  method: 'POST',
  path: '/api/organization/accounts/:id/enable',
  needs: 'accounts.manage',
  params: OneId,
  returns: Done,
});

/** The first of two persons that a new way in takes. */
export const requestReset = endpoint({
  method: 'POST',
  path: '/api/organization/accounts/:id/reset',
  needs: 'accounts.manage',
  params: OneId,
  returns: OneId,
});

/** Requests that wait for the second person, oldest first. */
export const listResets = endpoint({
  method: 'GET',
  path: '/api/organization/resets',
  needs: 'grants.read',
  returns: z.object({
    rows: z.array(z.object({ id: z.uuid(), person: z.string(), account: z.string(), askedBy: z.string().nullable(), askedAt: z.iso.datetime() })),
  }),
});

/** The second person confirms; `link` is the one-time link's address, told this once, for the person's own channel. */
export const confirmReset = endpoint({
  method: 'POST',
  path: '/api/organization/resets/:id/confirm',
  needs: 'grants.change',
  params: OneId,
  returns: z.object({ link: z.string() }),
});

export const refuseReset = endpoint({
  method: 'POST',
  path: '/api/organization/resets/:id/refuse',
  needs: 'grants.change',
  params: OneId,
  returns: Done,
});

export const listGrants = endpoint({
  method: 'GET',
  path: '/api/organization/grants',
  needs: 'grants.read',
  query: listQuery({ duty: Duty.optional(), inForce: z.enum(['yes', 'no']).optional() }, ['at', 'person', 'duty']).extend({
    sort: newestFirst('person', 'duty'),
  }),
  returns: pageOf(
    z.object({
      id: z.uuid(),
      personId: z.uuid(),
      person: z.string(),
      duty: Duty,
      grantedBy: z.string().nullable(),
      grantedAt: z.iso.datetime(),
      revokedBy: z.string().nullable(),
      revokedAt: z.iso.datetime().nullable(),
    }),
  ),
  sheet: {
    name: words.pages.grants,
    columns: {
      person: { head: columns.person },
      duty: { head: columns.duty, values: words.duties },
      grantedBy: { head: columns.grantedBy },
      grantedAt: { head: columns.grantedAt },
      revokedBy: { head: columns.revokedBy },
      revokedAt: { head: columns.revokedAt },
    },
  },
});

export const grantDuty = endpoint({
  method: 'POST',
  path: '/api/organization/grants',
  needs: 'grants.change',
  body: z.object({ personId: z.uuid(), duty: Duty }),
  returns: OneId,
});

export const revokeDuty = endpoint({
  method: 'POST',
  path: '/api/organization/grants/:id/revoke',
  needs: 'grants.change',
  params: OneId,
  returns: Done,
});

/** The trail of the bureau. `from` and `to` are days, both included. */
export const listAudit = endpoint({
  method: 'GET',
  path: '/api/organization/audit',
  needs: 'audit.read',
  query: listQuery(
    {
      actor: z.string().max(100).optional(),
      action: z.string().max(100).optional(),
      kind: z.string().max(100).optional(),
      from: Day.optional(),
      to: Day.optional(),
    },
    ['at', 'actor', 'action'],
  ).extend({ sort: newestFirst('actor', 'action') }),
  returns: pageOf(
    z.object({
      id: z.uuid(),
      at: z.iso.datetime(),
      actor: z.string(),
      account: z.string(),
      action: z.string(),
      kind: z.string(),
      subjectId: z.string(),
      before: z.unknown(),
      after: z.unknown(),
    }),
  ),
  sheet: {
    name: words.pages.audit,
    columns: {
      at: { head: columns.at },
      actor: { head: columns.actor },
      account: { head: columns.account },
      action: { head: columns.action },
      kind: { head: columns.kind, values: words.kinds },
      subjectId: { head: columns.subjectId },
      before: { head: columns.before },
      after: { head: columns.after },
    },
  },
});
