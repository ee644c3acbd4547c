import { z } from 'zod';
import { Day } from '#platform/day.ts';
import { endpoint } from '#platform/endpoint.ts';
import { listQuery, pageOf } from '#platform/list.ts';
import { words } from '../words.ts';

const OneId = z.object({ id: z.uuid() });

export const DelegationRow = z.object({
  id: z.uuid(),
  fromId: z.uuid(),
  from: z.string(), // whose desk it is
  toId: z.uuid(),
  to: z.string(), // who acts there
  validFrom: Day,
  validTo: Day, // the last day
  reason: z.string(),
  madeBy: z.string(),
  state: z.enum(['coming', 'inForce', 'over', 'revoked']),
  mayRevoke: z.boolean(),
});
export type DelegationRow = z.infer<typeof DelegationRow>;

/** Delegations 委托 from and to the reader; those of the whole bureau for who sees it. */
export const listDelegations = endpoint({
  method: 'GET',
  path: '/api/organization/delegations',
  needs: 'organization.read',
  query: listQuery({ state: z.enum(['coming', 'inForce', 'over', 'revoked']).optional(), person: z.uuid().optional() }, ['validTo', 'from', 'to']),
  returns: pageOf(DelegationRow),
  sheet: {
    name: words.pages.delegations,
    columns: {
      from: { head: words.delegations.from },
      to: { head: words.delegations.to },
      validFrom: { head: words.delegations.validFrom },
      validTo: { head: words.delegations.validTo },
      reason: { head: words.delegations.reason },
      madeBy: { head: words.delegations.madeBy },
      state: { head: words.delegations.state, values: words.delegations.states },
    },
  },
});

/** One's own desk, given to a colleague for some days; the office may give that of somebody who is away. */
export const delegate = endpoint({
  method: 'POST',
  path: '/api/organization/delegations',
  needs: 'organization.read',
  body: z.object({
    fromId: z.uuid().nullable().default(null), // null: one's own
    toId: z.uuid(),
    validFrom: Day,
    validTo: Day,
    reason: z.string().trim().min(2).max(200),
  }),
  returns: OneId,
});

/** Ended before its last day, by who made it, the delegator or the office. */
export const revokeDelegation = endpoint({
  method: 'POST',
  path: '/api/organization/delegations/:id/revoke',
  needs: 'organization.read',
  params: OneId,
  returns: z.object({}),
});
